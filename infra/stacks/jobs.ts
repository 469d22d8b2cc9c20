import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { kebab } from '../../domain/contract.ts';
import { type Job, type JobName, jobs } from '../../domain/job.ts';
import { followed } from '../../functions/stores/table.ts';
import type { Built } from '../built.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { followLetters } from '../constructs/follow-letters.ts';
import { followStream } from '../constructs/follow-stream.ts';
import { FunctionOf } from '../constructs/function-of.ts';
import { TimedRun } from '../constructs/timed-run.ts';
import { daily, everyMinutes } from '../constructs/timing.ts';
import { giveBuckets, giveLinks, giveMail, giveTables } from '../duty.ts';
import { type JobDuty, jobDuties } from '../job-duties.ts';
import { originOf, type Stage } from '../stage.ts';
import type { DataStack } from './data.ts';

type JobsProps = StackProps & { built: Built; data: DataStack; stage: Stage };

const isJobName = (name: string): name is JobName => name in jobs;

/** What runs by itself: each job one Lambda, started by the stream or by the clock, and a queue for what was given up. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { built, data, stage, ...props }: JobsProps) {
    super(scope, id, props);
    const all = Object.keys(jobs).filter(isJobName);
    const isFollower = (name: JobName) => jobs[name].trigger === 'stream';
    const letters = all.filter(isFollower).flatMap((name) => this.add(name, built, data, stage).queues);
    for (const name of all.filter((one) => !isFollower(one))) {
      const { lambda } = this.add(name, built, data, stage);
      if (jobs[name].trigger === 'dead-letters') for (const queue of letters) followLetters(lambda, queue);
    }
  }

  private add(name: JobName, built: Built, data: DataStack, stage: Stage) {
    const { failure, runbook, timeout, givenUp, prints, ...duty }: JobDuty = jobDuties[name];
    const job: Job = jobs[name];
    const code = built.functionCode('jobs', kebab(name));
    const fn = new FunctionOf(this, name, {
      failure,
      runbook,
      description: descriptionOf(job),
      code,
      version: built.version,
      timeout,
      prints,
    });
    giveTables(fn, { failure, runbook, ...duty }, data.tables);
    giveBuckets(fn, { failure, runbook, ...duty }, data.buckets);
    giveLinks(fn, { failure, runbook, ...duty }, originOf(stage));
    giveMail(fn, { failure, runbook, ...duty }, stage);
    const { lambda } = fn;
    if (givenUp === undefined) return { lambda, queues: [] };
    const { queue } = new DeadLetters(fn, 'GivenUp', givenUp);
    if (job.trigger === 'stream') {
      const { follows, records } = job;
      followStream(fn.lambda, data.tables.records, queue, {
        prefixes: follows.map((part) => followed[part]),
        records,
      });
    }
    const run = { lambda: fn.lambda, description: name, deadLetters: queue };
    if (job.trigger === 'schedule') new TimedRun(fn, 'Daily', { ...run, ...daily(job.at) });
    if (job.trigger === 'interval')
      new TimedRun(fn, 'Interval', { ...run, ...everyMinutes(job.everyMinutes) });
    return { lambda, queues: [queue] };
  }
}

const descriptionOf = (job: Job): string => {
  if (job.trigger === 'stream') return 'Follows the records as they are written';
  if (job.trigger === 'schedule') return `Runs daily at ${job.at}`;
  if (job.trigger === 'dead-letters') return 'Heals what records left behind that were given up';
  return job.everyMinutes === 1 ? 'Runs every minute' : `Runs every ${job.everyMinutes} minutes`;
};
