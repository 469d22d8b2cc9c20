import * as z from 'zod/mini';
import { Day } from './day.ts';

/**
 * The newest inspection of a site in short. `points`: what was found minus what had been reported, in points of readiness (negative: it
 * was reported better than found), null where nothing could be compared; `differs`: the items that were not as reported.
 */
export const LastInspection = z.strictObject({
  day: Day,
  /** Which of the day's inspections it was: a correction is the next one. */
  n: z.int(),
  points: z.nullable(z.number()),
  differs: z.array(z.string()),
});
export type LastInspection = z.infer<typeof LastInspection>;
