import { Cron } from 'croner';

export type IntervalNeeds = {
  /** Minutes between two runs of each job. */
  everyMinutes: Record<string, number>;
  invoke: (job: string, event: { time: string }) => Promise<unknown>;
  now: () => Date;
};

export type Intervals = {
  /** Runs every job once, and from then on at its minutes. */
  start: () => void;
  stop: () => void;
};

/**
 * Starts jobs every so many minutes, on the minute. A run that takes longer is not joined by another of the same job, and one that
 * fails is not tried again: the next comes by itself and works on whatever is due by then.
 */
export const createIntervals = ({ everyMinutes, invoke, now }: IntervalNeeds): Intervals => {
  const running = new Set<string>();
  let crons: Cron[] = [];
  let isOver = false;

  const run = async (job: string): Promise<void> => {
    if (isOver || running.has(job)) return;
    running.add(job);
    try {
      await invoke(job, { time: now().toISOString() });
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : 'thrown';
      if (!isOver) console.error(JSON.stringify({ level: 'ERROR', message: 'job.failed', job, why }));
    } finally {
      running.delete(job);
    }
  };

  return {
    start: () => {
      crons = Object.entries(everyMinutes).map(([job, minutes]) => {
        void run(job);
        return new Cron(`*/${minutes} * * * *`, () => run(job));
      });
    },
    stop: () => {
      isOver = true;
      for (const cron of crons) cron.stop();
    },
  };
};
