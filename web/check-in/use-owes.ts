import { useEffect, useState } from 'preact/hooks';
import type { SiteDay } from './site-day.ts';

/** The list of holidays is fetched after the first view: it weighs 1 KB, and most days it changes nothing. */
export const loadHolidays = () =>
  import('#pack/holidays.json', { with: { type: 'json' } }).then(
    (list) => new Set(list.default.map(({ day }) => day)),
  );

/** Whether the site owes a report for the day; null until that is known: what it is judged by comes after the first view too. */
export const useOwes = (siteDay: SiteDay): boolean | null => {
  const [owed, setOwed] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([loadHolidays(), import('./owes.ts')]).then(
      ([holidays, { owes }]) => {
        if (!gone) setOwed(owes(siteDay, holidays));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [siteDay]);
  return owed;
};
