import type { Calendar, Closure, SiteCalendarFields } from '../../domain/calendar.ts';
import type { Day } from '../../domain/day.ts';

/**
 * The calendar as it is put so that one closure of it is confirmed and nothing else changes: closures that are over are the server's to
 * keep, but for that one.
 */
export const confirming = (
  { version = 0, workingWeekdays, closures }: Calendar,
  one: Closure,
  today: Day,
): SiteCalendarFields => {
  const sent = closures.filter((closure) => closure === one || closure.to >= today);
  return {
    workingWeekdays,
    closures: sent.map(({ from, to, reason }) => ({ from, to, reason })),
    confirms: [sent.indexOf(one)],
    seen: version,
  };
};
