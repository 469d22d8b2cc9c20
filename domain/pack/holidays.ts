import * as z from 'zod/mini';
import list from '#pack/holidays.json' with { type: 'json' };
import { Day } from '../day.ts';

/** A public holiday, with where the date comes from. */
export const Holiday = z.strictObject({ day: Day, name: z.string(), source: z.string() });
export type Holiday = z.infer<typeof Holiday>;

/** The public holidays that the pack lists, as far as their dates are certain. */
export const publicHolidays: readonly Holiday[] = z.array(Holiday).parse(list);

/** The days on which a site is not due unless its workers live there. */
export const holidays: ReadonlySet<Day> = new Set(publicHolidays.map((holiday) => holiday.day));
