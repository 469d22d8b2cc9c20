import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Job, jobs } from '../../domain/job.ts';
import { followed, tables } from '../stores/table.ts';
import { fileCheckpoint } from './checkpoint.ts';
import { deadLetters } from './dead-letters.ts';
import { hostBundles } from './host-bundles.ts';
import { createIntervals, type Intervals } from './intervals.ts';
import { type Poller, startPoller } from './poller.ts';
import { createRedrive, type Redrive } from './redrive.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { engineStream } from './stream-source.ts';

/** How long a job may take, ms: a sweep of all sites on a slow machine. */
const jobTimeoutMs = 300_000;

/** Jobs of which the part that takes long may come when the door is open: printing, and sending what is printed. */
const unhurried = ['issueBrief', 'sendBrief'];

/** Where the jobs run: the engine, the folder of their positions, the bundles. */
export type JobsPlace = { endpoint: string; dataDir: string; dist: string };
export type Jobs = { pollers: Poller[]; scheduler: Scheduler; intervals: Intervals; redrive: Redrive };

/** Where the scheduler keeps for which day each job was last done. */
export const schedulesFile = (dataDir: string): string => join(dataDir, 'schedules.json');

/** Feeds the stream jobs from now on, and makes ready to start the others at their times. */
export const runJobs = ({ endpoint, dataDir, dist }: JobsPlace): Jobs => {
  const bundles = hostBundles({ folder: join(dist, 'functions', 'jobs'), timeoutMs: jobTimeoutMs });
  const invoke = (job: string, event: unknown) => bundles(job, event, randomUUID());
  const source = engineStream(endpoint, tables.records.localName);
  const checkpoint = fileCheckpoint(join(dataDir, 'checkpoint.json'));
  const letters = join(dataDir, 'dlq.jsonl');
  const bury = deadLetters(letters);
  const all: [string, Job][] = Object.entries(jobs);
  const streamed = all.flatMap(([name, job]) => (job.trigger === 'stream' ? [{ name, job }] : []));
  const times = all.flatMap(([name, job]) => (job.trigger === 'schedule' ? [[name, job.at]] : []));
  const everyMinutes = all.flatMap(([name, job]) =>
    job.trigger === 'interval' ? [[name, job.everyMinutes]] : [],
  );
  const now = () => new Date();
  return {
    pollers: streamed.map(({ name, job: { follows, records } }) =>
      startPoller({
        job: name,
        follows: { prefixes: follows.map((part) => followed[part]), records },
        source,
        checkpoint,
        bury,
        invoke: (event) => invoke(name, event),
      }),
    ),
    scheduler: createScheduler({
      times: Object.fromEntries(times),
      file: schedulesFile(dataDir),
      unhurried,
      invoke,
      now,
    }),
    intervals: createIntervals({ everyMinutes: Object.fromEntries(everyMinutes), invoke, now }),
    redrive: createRedrive({
      file: letters,
      invoke: async (event) => {
        for (const [name, { trigger }] of all) if (trigger === 'dead-letters') await invoke(name, event);
      },
    }),
  };
};
