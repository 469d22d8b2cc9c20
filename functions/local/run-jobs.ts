import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Job, jobs } from '../../domain/job.ts';
import { tables } from '../stores/table.ts';
import { fileCheckpoint } from './checkpoint.ts';
import { deadLetters } from './dead-letters.ts';
import { hostBundles } from './host-bundles.ts';
import { type Poller, startPoller } from './poller.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { engineStream } from './stream-source.ts';

/** How long a job may take, ms: a sweep of all sites on a slow machine. */
const jobTimeoutMs = 300_000;

type Where = { endpoint: string; dataDir: string; dist: string };
export type Jobs = { pollers: Poller[]; scheduler: Scheduler };

/** Feeds the stream jobs from now on, and makes ready to start the others at their times. */
export const runJobs = ({ endpoint, dataDir, dist }: Where): Jobs => {
  const bundles = hostBundles({ folder: join(dist, 'functions', 'jobs'), timeoutMs: jobTimeoutMs });
  const invoke = (job: string, event: unknown) => bundles(job, event, randomUUID());
  const source = engineStream(endpoint, tables.records.localName);
  const checkpoint = fileCheckpoint(join(dataDir, 'checkpoint.json'));
  const bury = deadLetters(join(dataDir, 'dlq.jsonl'));
  const all: [string, Job][] = Object.entries(jobs);
  const streamed = all.filter(([, job]) => job.trigger === 'stream');
  const times = all.flatMap(([name, job]) => (job.trigger === 'schedule' ? [[name, job.at]] : []));
  return {
    pollers: streamed.map(([job]) =>
      startPoller({ job, source, checkpoint, bury, invoke: (event) => invoke(job, event) }),
    ),
    scheduler: createScheduler({
      times: Object.fromEntries(times),
      file: join(dataDir, 'schedules.json'),
      invoke,
      now: () => new Date(),
    }),
  };
};
