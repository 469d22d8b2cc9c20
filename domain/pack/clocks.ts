import * as z from 'zod/mini';
import data from '#pack/clocks.json' with { type: 'json' };
import { addDays, type Day, dayOf, type Instant, instantOf, TimeOfDay } from '../day.ts';

const Minutes = z.int().check(z.gt(0));

/**
 * The times of a site's day at +07:00, the days for which corrections are taken, the closed days that a site may take
 * on its own word, and the clocks of a case response. The clocks of alerts are in severities.json.
 */
export const Clocks = z.strictObject({
  day: z.strictObject({
    opens: TimeOfDay,
    linkAt: TimeOfDay,
    reminderAt: TimeOfDay,
    callListAt: TimeOfDay,
    cutOff: TimeOfDay,
    countAt: TimeOfDay,
    briefFrozenAt: TimeOfDay,
    briefReviewedUntil: TimeOfDay,
    briefSentAt: TimeOfDay,
  }),
  /** Until when a run of the day's notices that comes late is still a help; after it nothing is sent. */
  usefulUntil: z.strictObject({
    reminder: TimeOfDay,
    callList: TimeOfDay,
    count: TimeOfDay,
    brief: TimeOfDay,
  }),
  correctionDays: z.int().check(z.gte(0)),
  /** Days for which a correction that was marked for inspection lowers the confidence in the figures. */
  inspectDays: z.int().check(z.gt(0)),
  ownWordClosures: z.strictObject({ days: z.int().check(z.gte(0)), inDays: z.int().check(z.gt(0)) }),
  caseResponse: z.strictObject({ notifyWithinMinutes: Minutes, allWithinMinutes: Minutes }),
  source: z.string(),
});
export type Clocks = z.infer<typeof Clocks>;

export const clocks: Clocks = Clocks.parse(data);

/** The instant from which check-ins of the day are late. */
export const cutOffOf = (day: Day): Instant => instantOf(day, clocks.day.cutOff);

/** The instant from which check-ins of the day are taken. */
export const opensAt = (day: Day): Instant => instantOf(day, clocks.day.opens);

/** The instant at which the day is over; late check-ins and corrections still come in. */
export const closesAt = (day: Day): Instant => opensAt(addDays(day, 1));

/** Whether a check-in of the day received at the instant was in time. */
export const isOnTime = (day: Day, receivedAt: Instant): boolean =>
  Date.parse(receivedAt) < Date.parse(cutOffOf(day));

/** The day whose check-in covers the instant: from the cut-off on it is the next civil day. */
export const checkInDayOf = (now: Instant): Day =>
  isOnTime(dayOf(now), now) ? dayOf(now) : addDays(dayOf(now), 1);
