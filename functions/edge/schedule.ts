import * as z from 'zod/mini';
import { Day, dayOf, type Instant } from '../../domain/day.ts';
import { log } from './log.ts';

/**
 * What a schedule sends: the time that it was due at, the day where a run is made up for, and whether somebody waits for its end, in
 * which case a whole run follows and this one may leave to it what takes long.
 */
const Scheduled = z.object({
  time: z.string(),
  day: z.optional(Day),
  isWaitedFor: z._default(z.boolean(), false),
});

/** A scheduled job: `work` gets the civil day that the run is for, and answers how many records it worked on. */
export const scheduled =
  (
    job: string,
    clock: () => Instant,
    work: (day: Day, now: Instant, how: { isWaitedFor: boolean }) => Promise<number>,
  ) =>
  async (event: unknown): Promise<void> => {
    const { time, day, isWaitedFor } = Scheduled.parse(event);
    const start = performance.now();
    const records = await work(day ?? dayOf(new Date(time).toISOString()), clock(), { isWaitedFor });
    log('info', 'job.done', { job, records, milliseconds: Math.round(performance.now() - start) });
  };

/** A job that runs every few minutes: it works on what is due by now, whatever the time was at which it ought to have run. Quiet when nothing was. */
export const repeated =
  (job: string, clock: () => Instant, work: (now: Instant) => Promise<number>) =>
  async (event: unknown): Promise<void> => {
    Scheduled.parse(event);
    const start = performance.now();
    const records = await work(clock());
    if (records > 0)
      log('info', 'job.done', { job, records, milliseconds: Math.round(performance.now() - start) });
  };
