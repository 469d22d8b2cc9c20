import { type Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** When a function is started, and what becomes of a run that could not be started or that failed. */
export type Timing = {
  schedule: ScheduleExpression;
  /** Tries of starting a run, and of a run that was started and failed, beyond the first. */
  retries: { start: number; run: number };
  /** How long a run may be made up for; after it a person must look. */
  stillUseful: Duration;
};

type TimedRunProps = Timing & {
  lambda: IFunction;
  description: string;
  /** Where a run goes that could not be started, or that failed in all its tries. */
  deadLetters: IQueue;
};

/** Starts a function by the clock, and tells it the time that it was due at. */
export class TimedRun extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { lambda, description, deadLetters, schedule, retries, stillUseful }: TimedRunProps,
  ) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      description,
      schedule,
      target: new LambdaInvoke(lambda, {
        // The target would ask for every version of the function, by a wildcard: there is one, and the role names it.
        role: this.role(lambda, deadLetters).withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
        retryAttempts: retries.start,
        maxEventAge: stillUseful,
        deadLetterQueue: deadLetters,
      }),
    });
    // The scheduler hands a run over and is done: what fails after that, Lambda repeats and reports.
    lambda.configureAsyncInvoke({
      retryAttempts: retries.run,
      maxEventAge: stillUseful,
      onFailure: new SqsDestination(deadLetters),
    });
  }

  private role(lambda: IFunction, deadLetters: IQueue) {
    const starts = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [lambda.functionArn],
    });
    const reports = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] });
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ofThisAccount }),
      inlinePolicies: { Run: new PolicyDocument({ statements: [starts, reports] }) },
    });
  }
}
