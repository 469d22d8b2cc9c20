import type { CalendarFields, ClosureFields, PastWeekdays } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { Invalid } from './failure.ts';
import type { ZoneCalendar } from './zone-calendar.ts';
import { zoneClosureFaults } from './zone-closures.ts';

/**
 * Closures after those asked for replaced the known ones from today on: what had begun keeps its days before today. `made` adds what
 * is kept beside the fields, out of the same closure as it was known and its place among those asked for.
 * @throws Invalid `past-day` where a closure that is not already there begins before today.
 */
export const closuresAfter = <C extends ClosureFields>(
  known: readonly C[],
  asked: CalendarFields['closures'],
  today: Day,
  made: (closure: ClosureFields, before: C | undefined, place: number) => C,
): C[] => {
  const same = (closure: ClosureFields) =>
    known.find(
      ({ from, to, reason }) => from === closure.from && to === closure.to && reason === closure.reason,
    );
  const faults = asked.flatMap((closure, place) =>
    closure.from < today && same(closure) === undefined
      ? [{ pointer: `/closures/${place}/from`, code: 'past-day' }]
      : [],
  );
  if (faults.length > 0) throw new Invalid('past-day', faults);
  const past = known
    .filter((closure) => closure.from < today && !asked.some((one) => same(one) === closure))
    .map((closure) => ({ ...closure, to: closure.to < today ? closure.to : addDays(today, -1) }));
  return [...past, ...asked.map((closure, place) => made(closure, same(closure), place))];
};

type Weekdays = CalendarFields['workingWeekdays'];

/** The weekdays of the past once others count from a day on; those of one day are kept once, as the day began. */
export const weekdaysBefore = (
  { workingWeekdays, pastWeekdays }: { workingWeekdays: Weekdays; pastWeekdays: PastWeekdays[] },
  asked: Weekdays,
  until: Day,
): PastWeekdays[] => {
  const isSame = JSON.stringify(workingWeekdays) === JSON.stringify(asked);
  if (isSame || pastWeekdays.some((one) => one.until >= until)) return pastWeekdays;
  return [...pastWeekdays, { until, workingWeekdays }];
};

/**
 * The calendar of a zone from today on, as its board enters it: it is the board that confirms, so its word counts for today too. Past
 * days stay as they were.
 * @throws Invalid `past-day` where a closure that is not already there begins before today, and as `zoneClosureFaults` says.
 */
export const putZoneCalendar = (before: ZoneCalendar, asked: CalendarFields, today: Day): ZoneCalendar => {
  const closures = closuresAfter(before.closures, asked.closures, today, (closure, known) => ({
    ...closure,
    enteredOn: known?.enteredOn ?? today,
  }));
  const faults = zoneClosureFaults(before.closures, asked.closures, today);
  if (faults[0] !== undefined) throw new Invalid(faults[0].code, faults);
  return {
    version: before.version + 1,
    workingWeekdays: asked.workingWeekdays,
    closures,
    pastWeekdays: weekdaysBefore(before, asked.workingWeekdays, today),
  };
};
