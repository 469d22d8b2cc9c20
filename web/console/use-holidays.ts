import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';

/** The list of holidays is fetched when a site is looked at. */
const loadHolidays = () =>
  import('#pack/holidays.json', { with: { type: 'json' } }).then(
    (list) => new Set(list.default.map(({ day }) => day)),
  );

/** The public holidays; null until they are there. */
export const useHolidays = (): ReadonlySet<Day> | null => {
  const [holidays, setHolidays] = useState<ReadonlySet<Day> | null>(null);
  useEffect(() => {
    let gone = false;
    loadHolidays().then(
      (days) => {
        if (!gone) setHolidays(days);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return holidays;
};
