import type { CalendarFields, ClosureFields } from './calendar.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import type { Fault } from './failure.ts';

/** Days that one closure of a zone lasts at most, both ends included: longer is a slip in the month or the year. [D] */
export const longestZoneClosure = 31;
/** Days from today on which a closure of a zone may begin at most: this day of next year. [D] */
export const furthestZoneClosure = 366;

const isSame = (a: ClosureFields, b: ClosureFields): boolean =>
  a.from === b.from && a.to === b.to && a.reason === b.reason;

/**
 * What is wrong with the closures asked for a zone, which takes all of its sites out of what is due: `closure-too-long` at `to`,
 * `too-far-ahead` at `from`, and `overlapping` at the `from` of the later of two. Those kept as they were known are not judged again.
 */
export const zoneClosureFaults = (
  known: readonly ClosureFields[],
  asked: CalendarFields['closures'],
  today: Day,
): Fault[] => {
  const items = asked.map((closure, place) => ({
    ...{ closure, place },
    kept: known.find((one) => isSame(one, closure)),
  }));
  const single = items.flatMap(({ closure: { from, to }, place, kept }) => {
    if (kept !== undefined) return [];
    const isLong = daysBetween(from, to) >= longestZoneClosure;
    const isFar = from > addDays(today, furthestZoneClosure);
    return [
      ...(isFar ? [{ pointer: `/closures/${place}/from`, code: 'too-far-ahead' }] : []),
      ...(isLong ? [{ pointer: `/closures/${place}/to`, code: 'closure-too-long' }] : []),
    ];
  });
  const inOrder = items.toSorted((a, b) =>
    a.closure.from < b.closure.from ? -1 : a.closure.from > b.closure.from ? 1 : 0,
  );
  const overlaps = inOrder.flatMap((later, n) => {
    const meets = inOrder.slice(0, n).some((earlier) => {
      const wereBoth = earlier.kept !== undefined && later.kept !== undefined && earlier.kept !== later.kept;
      return earlier.closure.to >= later.closure.from && !wereBoth;
    });
    return meets ? [{ pointer: `/closures/${later.place}/from`, code: 'overlapping' }] : [];
  });
  return [...single, ...overlaps];
};
