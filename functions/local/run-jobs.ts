import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Job, jobs, queueJobs } from '../../domain/job.ts';
import { followed, tables } from '../stores/table.ts';
import { fileCheckpoint, inheritPositions } from './checkpoint.ts';
import { deadLetters, deadMessages } from './dead-letters.ts';
import { hostBundles } from './host-bundles.ts';
import { createIntervals, type Intervals } from './intervals.ts';
import { type Poller, startPoller } from './poller.ts';
import type { QueueFile } from './queue-file.ts';
import { startQueueSource } from './queue-source.ts';
import { createRedrive, type Redrive } from './redrive.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { engineStream } from './stream-source.ts';
import { whenWell } from './when-well.ts';

/** How long a job may take, ms: a sweep of all sites on a slow machine. */
const jobTimeoutMs = 300_000;

/** Jobs of which the part that takes long may come when the door is open: printing, and sending what is printed. */
const unhurried = ['issueBrief', 'sendBrief'];

/** Where the jobs run: the engine, the folder of their positions, the bundles, their queues. */
export type JobsPlace = { endpoint: string; dataDir: string; dist: string; queues: QueueFile };
export type Jobs = {
  /** The stream with the queues behind it: drained when all that was written is relayed and worked on, and what that wrote as well. */
  stream: Poller;
  scheduler: Scheduler;
  intervals: Intervals;
  redrive: Redrive;
};

/** Where the scheduler keeps for which day each job was last done. */
export const schedulesFile = (dataDir: string): string => join(dataDir, 'schedules.json');

/** Feeds the jobs of the stream and of the queues from now on, and makes ready to start the others at their times. */
export const runJobs = ({ endpoint, dataDir, dist, queues }: JobsPlace): Jobs => {
  const bundles = hostBundles({ folder: join(dist, 'functions', 'jobs'), timeoutMs: jobTimeoutMs });
  const invoke = (job: string, event: unknown) => bundles(job, event, randomUUID());
  const letters = join(dataDir, 'dlq.jsonl');
  const all: [string, Job][] = Object.entries(jobs);
  const times = all.flatMap(([name, job]) => (job.trigger === 'schedule' ? [[name, job.at]] : []));
  const everyMinutes = all.flatMap(([name, job]) =>
    job.trigger === 'interval' ? [[name, job.everyMinutes]] : [],
  );
  const now = () => new Date();
  return {
    stream: runStream({ endpoint, dataDir, queues, letters, invoke }),
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

type StreamPlace = Pick<JobsPlace, 'endpoint' | 'dataDir' | 'queues'> & {
  letters: string;
  invoke: (job: string, event: unknown) => Promise<unknown>;
};

/** The job that reads the stream, and behind it the queues of the jobs that follow its parts. */
const runStream = ({ endpoint, dataDir, queues, letters, invoke }: StreamPlace): Poller => {
  const source = engineStream(endpoint, tables.records.localName);
  const positions = join(dataDir, 'checkpoint.json');
  inheritPositions(positions, relay);
  const poller = startPoller({
    job: relay,
    follows: { prefixes: Object.values(followed), records: jobs[relay].records },
    source,
    checkpoint: fileCheckpoint(positions),
    bury: deadLetters(letters),
    invoke: (event) => invoke(relay, event),
  });
  const behind = queueJobs.map((job) =>
    startQueueSource({
      job,
      records: jobs[job].records,
      file: queues,
      bury: deadMessages(letters),
      whenWell: (isOver) => whenWell(source, isOver),
      invoke: (event) => invoke(job, event),
    }),
  );
  let came = 0;
  const deafen = queues.listen(() => {
    came += 1;
  });
  return {
    drained: async () => {
      // What jobs write comes along the stream in its turn: until a round brings nothing new.
      for (let before = -1; before !== came; ) {
        before = came;
        await poller.drained();
        await Promise.all(behind.map(({ emptied }) => emptied()));
      }
    },
    stop: async () => {
      deafen();
      await poller.stop();
      await Promise.all(behind.map(({ stop }) => stop()));
    },
  };
};

/** The one reader of the stream. */
const relay = 'relayRecords';
