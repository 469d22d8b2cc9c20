import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { kebab } from '../../domain/contract.ts';
import { type Job, type JobName, jobs } from '../../domain/job.ts';
import { followed } from '../../functions/stores/table.ts';
import type { Built } from '../built.ts';
import { DailyRun } from '../constructs/daily-run.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { followStream } from '../constructs/follow-stream.ts';
import { FunctionOf } from '../constructs/function-of.ts';
import { giveTables } from '../duty.ts';
import { jobDuties } from '../job-duties.ts';
import type { DataStack } from './data.ts';

type JobsProps = StackProps & { built: Built; data: DataStack };

const isJobName = (name: string): name is JobName => name in jobs;

/** What runs by itself: each job one Lambda, started by the stream or by the clock, and a queue for what was given up. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { built, data, ...props }: JobsProps) {
    super(scope, id, props);
    for (const name of Object.keys(jobs).filter(isJobName)) this.add(name, built, data);
  }

  private add(name: JobName, built: Built, data: DataStack) {
    const { failure, runbook, timeout, givenUp, ...duty } = jobDuties[name];
    const job: Job = jobs[name];
    const description =
      job.trigger === 'stream' ? 'Follows the records as they are written' : `Runs daily at ${job.at}`;
    const code = built.functionCode('jobs', kebab(name));
    const fn = new FunctionOf(this, name, {
      failure,
      runbook,
      description,
      code,
      version: built.version,
      timeout,
    });
    giveTables(fn, { failure, runbook, ...duty }, data.tables);
    const { queue } = new DeadLetters(fn, 'GivenUp', givenUp);
    if (job.trigger === 'stream') {
      const { follows, records } = job;
      followStream(fn.lambda, data.tables.records, queue, { prefix: followed[follows], records });
    } else
      new DailyRun(fn, 'Daily', { lambda: fn.lambda, at: job.at, description: name, deadLetters: queue });
  }
}
