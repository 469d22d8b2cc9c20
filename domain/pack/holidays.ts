import * as z from 'zod/mini';
import list from '#pack/holidays.json' with { type: 'json' };
import { Day } from '../day.ts';

/** A public holiday of the whole country, with where the date comes from. */
export const Holiday = z.strictObject({ day: Day, name: z.string(), source: z.string() });
export type Holiday = z.infer<typeof Holiday>;

/** Public holidays of 2021 and 2025–2027, as far as their dates are certain. */
export const publicHolidays: readonly Holiday[] = z.array(Holiday).parse(list);

/** The days on which a site is not due unless its workers live there. */
export const holidays: ReadonlySet<Day> = new Set(publicHolidays.map((holiday) => holiday.day));
