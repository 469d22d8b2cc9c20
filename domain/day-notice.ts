import { type Day, type Instant, instantOf } from './day.ts';
import { clocks } from './pack/clocks.ts';

/** What the day tells people by itself. */
export type DayNotice = 'reminder' | 'callList' | 'count' | 'brief';

const from: Readonly<Record<DayNotice, string>> = {
  reminder: clocks.day.reminderAt,
  callList: clocks.day.callListAt,
  count: clocks.day.countAt,
  brief: clocks.day.briefSentAt,
};

/** What a schedule may be early by, milliseconds: clocks of two machines are not one. */
const graceMs = 60_000;

/**
 * Whether a notice of the day still helps at the instant: from its hour on until it would be noise, such as a reminder when hardly
 * anybody can still file in time. A run that comes outside of that, late or on a clock that was turned back, sends nothing.
 */
export const isUseful = (notice: DayNotice, day: Day, now: Instant): boolean =>
  Date.parse(now) >= Date.parse(instantOf(day, from[notice])) - graceMs &&
  Date.parse(now) < Date.parse(instantOf(day, clocks.usefulUntil[notice]));
