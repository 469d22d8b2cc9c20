import { dayIsOpen } from '../../domain/check-in.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';

/** Whether the server takes a report of the day: not yet, now, or no more. */
export const dayWindow = (day: Day, now: Instant): 'early' | 'open' | 'over' => {
  if (dayIsOpen(day, now)) return 'open';
  return day > dayOf(now) ? 'early' : 'over';
};
