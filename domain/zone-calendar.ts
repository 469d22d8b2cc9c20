import * as z from 'zod/mini';
import { PastWeekdays, Weekdays } from './calendar.ts';
import { Day } from './day.ts';

/** Days on which a whole zone does not work, with the day on which its board entered them; the board's word needs no confirmation. */
export const ZoneClosure = z.strictObject({ from: Day, to: Day, reason: z.string(), enteredOn: Day });
export type ZoneClosure = z.infer<typeof ZoneClosure>;

/**
 * When a zone works, as its board says. `version` counts its changes, 0 before the first; weekdays that a site entered itself come
 * before the zone's, closures of the zone come beside the site's own.
 */
export const ZoneCalendar = z.strictObject({
  version: z.int(),
  workingWeekdays: Weekdays,
  closures: z.array(ZoneClosure),
  /** Weekdays of the past, oldest first: a change leaves the days before it as they were. */
  pastWeekdays: z.array(PastWeekdays),
});
export type ZoneCalendar = z.infer<typeof ZoneCalendar>;

/** The calendar of a zone whose board entered none. */
export const noZoneCalendar: ZoneCalendar = {
  version: 0,
  workingWeekdays: null,
  closures: [],
  pastWeekdays: [],
};
