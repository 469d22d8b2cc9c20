import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { kebab } from '../../domain/contract.ts';
import { type Job, type JobName, jobs, type QueueJobName, queueJobs } from '../../domain/job.ts';
import { followed } from '../../functions/stores/table.ts';
import type { Built } from '../built.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { followLetters } from '../constructs/follow-letters.ts';
import { followStream } from '../constructs/follow-stream.ts';
import { FunctionOf } from '../constructs/function-of.ts';
import { JobQueue } from '../constructs/job-queue.ts';
import { TimedRun } from '../constructs/timed-run.ts';
import { daily, everyMinutes } from '../constructs/timing.ts';
import { waitingAlarm } from '../constructs/waiting-alarm.ts';
import { giveBuckets, giveLinks, giveMail, giveMetrics, giveQueues, giveTables } from '../duty.ts';
import { type JobDuty, jobDuties } from '../job-duties.ts';
import { originOf, type Stage } from '../stage.ts';
import type { DataStack } from './data.ts';

type JobsProps = StackProps & { built: Built; data: DataStack; stage: Stage };

const isJobName = (name: string): name is JobName => name in jobs;

const isQueueJob = (name: JobName): name is QueueJobName => queueJobs.some((one) => one === name);

/** What runs by itself: each job one Lambda, started by its queue, by the stream or by the clock, and a queue for what was given up. */
export class JobsStack extends Stack {
  /** Where the records wait that a job follows. */
  readonly queues = new Map<QueueJobName, Queue>();

  constructor(scope: Construct, id: string, { built, data, stage, ...props }: JobsProps) {
    super(scope, id, props);
    const all = Object.keys(jobs).filter(isJobName);
    const of = (...triggers: Job['trigger'][]) => all.filter((name) => triggers.includes(jobs[name].trigger));
    // The job that reads the stream is told of the queues: they come first.
    const followers = [...of('queue'), ...of('stream')];
    const added = followers.map((name) => this.add(name, built, data, stage));
    const letters = added.flatMap(({ queues }) => queues);
    const relay = added.at(-1);
    if (relay) waitingAlarm(this, 'Waiting', [...this.queues.values()], relay.lambda);
    for (const name of of('schedule', 'interval', 'dead-letters')) {
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
      deadlines: stage.deadlines,
      timeout,
      prints,
    });
    giveTables(fn, { failure, runbook, ...duty }, data.tables);
    giveBuckets(fn, { failure, runbook, ...duty }, data.buckets);
    giveLinks(fn, { failure, runbook, ...duty }, originOf(stage));
    giveMail(fn, { failure, runbook, ...duty }, stage);
    giveMetrics(fn, { failure, runbook, ...duty }, stage);
    const { lambda } = fn;
    if (givenUp === undefined) return { lambda, queues: [] };
    const behindQueue = job.trigger === 'queue';
    const { queue } = new DeadLetters(fn, 'GivenUp', { ...givenUp, behindQueue });
    if (job.trigger === 'queue' && isQueueJob(name)) {
      const from = new JobQueue(fn, 'Records', { lambda, timeout, records: job.records, givenUp: queue });
      this.queues.set(name, from.queue);
    }
    if (job.trigger === 'stream') {
      giveQueues(fn, this.queues);
      followStream(lambda, data.tables.records, queue, {
        prefixes: Object.values(followed),
        records: job.records,
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
  if (job.trigger === 'stream') return 'Puts the records, as they are written, into the queues of the jobs';
  if (job.trigger === 'queue') return 'Works on records from its queue, soon after they are written';
  if (job.trigger === 'schedule') return `Runs daily at ${job.at}`;
  if (job.trigger === 'dead-letters') return 'Heals what records left behind that were given up';
  return job.everyMinutes === 1 ? 'Runs every minute' : `Runs every ${job.everyMinutes} minutes`;
};
