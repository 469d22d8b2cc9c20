import type { Day } from '../../domain/day.ts';
import type { Contribution } from '../../domain/figures.ts';

type Counts = ReadonlyMap<string, Contribution>;

/** Days that are read at once. */
const daysAtOnce = 16;

/** Counts of zones on some days, the days side by side; a day that was read is not read again. */
export const countsFrom = (zoneCounts: (day: Day) => Promise<Counts>) => {
  const known = new Map<Day, Counts>();
  return async (days: readonly Day[]): Promise<Map<Day, Counts>> => {
    const asked = days.filter((day) => !known.has(day));
    for (let start = 0; start < asked.length; start += daysAtOnce)
      await Promise.all(
        asked.slice(start, start + daysAtOnce).map(async (day) => known.set(day, await zoneCounts(day))),
      );
    return new Map(days.map((day) => [day, known.get(day) ?? new Map()]));
  };
};
