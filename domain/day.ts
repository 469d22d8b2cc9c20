import * as z from 'zod/mini';
import { coded } from './coded.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** Asia/Ho_Chi_Minh is at +07:00 all year since 1975, so no time zone data is needed. */
const OFFSET_HOURS = 7;

/** A civil day of Asia/Ho_Chi_Minh, `YYYY-MM-DD`, 1900–2199; code `not-a-day`. */
export const Day = z.iso
  .date({ error: coded('not-a-day') })
  .check(z.regex(/^(19|20|21)/, { error: 'not-a-day' }));
export type Day = z.infer<typeof Day>;

/** A moment, RFC 3339 in UTC with a `Z`; code `not-an-instant`. */
export const Instant = z.iso.datetime({ error: coded('not-an-instant') });
export type Instant = z.infer<typeof Instant>;

/** A time of day at +07:00, `HH:MM`, 00:00–23:59; code `not-a-time`. */
export const TimeOfDay = z
  .string({ error: coded('not-a-time') })
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' }));
export type TimeOfDay = z.infer<typeof TimeOfDay>;

const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day n civil days later, or earlier if n is negative. */
export const addDays = (day: Day, n: number): Day => dayAt(midnight(day) + n * MS_PER_DAY);

/** Civil days from a to b: b − a, negative if b is the earlier one. */
export const daysBetween = (a: Day, b: Day): number => Math.round((midnight(b) - midnight(a)) / MS_PER_DAY);

/** The civil day at +07:00 that an instant falls on. */
export const dayOf = (instant: Instant): Day => dayAt(Date.parse(instant) + OFFSET_HOURS * MS_PER_HOUR);

/** The instant of a time of day at +07:00; `24:00` is 00:00 of the next day. */
export const instantOf = (day: Day, time: string): Instant =>
  new Date(`${day}T${time}:00+07:00`).toISOString();

/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => new Date(midnight(day)).getUTCDay() || 7;

/** All days from the first to the last, both included; none if the last is earlier. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));
