import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cron } from 'croner';
import * as z from 'zod/mini';
import { addDays, Day } from '../../domain/day.ts';
import { province } from '../../domain/pack/province.ts';
import { dueRuns, type Run } from './due-runs.ts';
import { replaceFile } from './write-file.ts';

const LastDays = z.record(z.string(), Day);

/** After these waits (ms) a run that keeps failing is left for the next start. */
const waitsMs = [500, 2_000, 10_000];

export type SchedulerNeeds = {
  /** Time of day of each job, `HH:MM` of the province. */
  times: Record<string, string>;
  /** Where the last day of each job is kept. */
  file: string;
  /** The event is EventBridge Scheduler's: when it was due, and for which day; and that somebody waits, as schedule.ts knows it. */
  invoke: (job: string, event: { time: string; day: string; isWaitedFor?: true }) => Promise<unknown>;
  /** Jobs that leave to a later run what takes long, while somebody waits: they run once more as soon as nobody does. */
  unhurried?: readonly string[];
  now: () => Date;
  /** Waits before further tries of a run that failed, ms. */
  waits?: readonly number[];
};

export type Scheduler = {
  /** Runs what was missed while we were away, one after another. @returns the runs that failed */
  catchUp: () => Promise<Run[]>;
  /** From now on jobs start at their hour; today's earlier ones are repeated once. */
  start: () => void;
  stop: () => void;
};

/** Starts jobs at their time of day, and remembers for which day each was last done. */
export const createScheduler = ({
  times,
  file,
  invoke,
  now,
  unhurried = [],
  waits = waitsMs,
}: SchedulerNeeds): Scheduler => {
  const last = readLast(file);
  let crons: Cron[] = [];
  let isOver = false;
  let isWaitedFor = true;
  const doneHere = new Set<string>();
  /** Runs that left a part to a later one, the last of each job. */
  const left = new Map<string, Run>();

  const leavesPart = (job: string) => isWaitedFor && unhurried.includes(job);
  const note = (job: string, day: Day) => {
    if (day > (last[job] ?? '')) last[job] = day;
    replaceFile(file, JSON.stringify(last));
  };
  const run = async ({ job, day, at }: Run, tries: readonly number[] = waits): Promise<boolean> => {
    try {
      await invoke(job, { time: at, day, ...(leavesPart(job) && { isWaitedFor: true }) });
    } catch (error) {
      const [wait, ...later] = tries;
      const why = error instanceof Error ? `${error.name}: ${error.message}` : 'thrown';
      console.error(JSON.stringify({ level: 'ERROR', message: 'job.failed', job, day, why }));
      if (wait === undefined || isOver) {
        // From the day before on it is owed, also when this was the first start ever.
        note(job, addDays(day, -1));
        return false;
      }
      await sleep(wait, undefined, { ref: false });
      return run({ job, day, at }, later);
    }
    if (leavesPart(job)) left.set(job, { job, day, at });
    else doneHere.add(`${job} ${day}`);
    note(job, day);
    return true;
  };

  const dueOf = (some: Record<string, string>, isWanted: (due: Run) => boolean): Run[] =>
    dueRuns(some, last, now().toISOString()).filter(isWanted);
  const runAll = async (runs: readonly Run[]): Promise<Run[]> => {
    const failed: Run[] = [];
    for (const one of runs) if (!isOver && !(await run(one))) failed.push(one);
    return failed;
  };
  const background = (runs: readonly Run[]): void => {
    runAll(runs).catch((error) => console.error(JSON.stringify({ level: 'ERROR', why: String(error) })));
  };
  const isOwed = ({ job, day }: Run) => day > (last[job] ?? '');

  return {
    catchUp: () => runAll(dueOf(times, isOwed)),
    start: () => {
      isWaitedFor = false;
      // What an earlier start did for today is done again, and what was left of an earlier day; nobody waits for it.
      const again = dueOf(times, (due) => !isOwed(due) && !doneHere.has(`${due.job} ${due.day}`));
      const rest = [...left.values()].filter(({ job }) => !again.some((one) => one.job === job));
      background([...rest, ...again]);
      crons = Object.entries(times).map(([job, time]) => {
        const [hour, minute] = time.split(':').map(Number);
        // What is due is worked out again: the machine may have slept through the hour, or through days.
        return new Cron(`${minute} ${hour} * * *`, { timezone: province.timeZone }, () =>
          background(dueOf({ [job]: time }, isOwed)),
        );
      });
    },
    stop: () => {
      isOver = true;
      for (const cron of crons) cron.stop();
    },
  };
};

const readLast = (file: string): Record<string, Day> =>
  existsSync(file) ? LastDays.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};

/** Notes that jobs have been seen to for these days and all before them, in the file of a scheduler that has not been made yet. */
export const noteDone = (file: string, days: Record<string, Day>): void => {
  const last = readLast(file);
  for (const [job, day] of Object.entries(days)) if (day > (last[job] ?? '')) last[job] = day;
  replaceFile(file, JSON.stringify(last));
};
