import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { kebab } from '../../domain/contract.ts';
import { type TriggerName, triggers } from '../../domain/trigger.ts';
import type { Built } from '../built.ts';
import { FunctionOf } from '../constructs/function-of.ts';
import { giveTables } from '../duty.ts';
import type { Stage } from '../stage.ts';
import { triggerDuties } from '../trigger-duties.ts';
import type { DataStack } from './data.ts';

type TriggersProps = StackProps & { built: Built; data: DataStack; stage: Stage };

/** How long Cognito waits for a trigger, which cannot be changed (developer guide, user pool workflows with Lambda triggers). */
const answersWithin = Duration.seconds(5);

/**
 * What the user pool asks before it goes on. The functions come before the pool, which names them; leave to be called by the pool and to
 * look at its accounts is given in the pool's own stack, so that neither waits for the other.
 */
export class TriggersStack extends Stack {
  readonly functions: Record<TriggerName, FunctionOf>;

  constructor(scope: Construct, id: string, { built, data, stage, ...props }: TriggersProps) {
    super(scope, id, props);
    const add = (name: TriggerName): FunctionOf => {
      const duty = triggerDuties[name];
      const fn = new FunctionOf(this, name, {
        failure: duty.failure,
        runbook: duty.runbook,
        description: `Asked by the user pool before ${triggers[name].before}`,
        code: built.functionCode('triggers', kebab(name)),
        version: built.version,
        deadlines: stage.deadlines,
        timeout: answersWithin,
        refusal: triggers[name].refusal,
      });
      giveTables(fn, duty, data.tables);
      return fn;
    };
    this.functions = { refuseWithoutSecondFactor: add('refuseWithoutSecondFactor') };
  }
}
