import { addDays, type Day } from './day.ts';

/** Why a site is in its quiet start: it has just begun to report, or is back from days on which it owed nothing. */
export type QuietReason = 'first-reports' | 'break';

type Told = {
  day: Day;
  /** Whether the site owed a report on a day up to this one. */
  isDue: (day: Day) => boolean;
  /** The first day that the site ever reported; null where that is longer ago than anybody looks. */
  firstReport: Day | null;
  /** Due days that the start lasts: the plan's window of tests. */
  windowDays: number;
  /** Civil days in a row that were not due after which a start begins anew. */
  afterDaysNotDue: number;
};

/**
 * Why rules that need a history do not open on the day: it is the day of the first check-in or one of the `windowDays` due days
 * after it, or of those after a break. Null when they may open.
 */
export const quietStart = ({
  day,
  isDue,
  firstReport,
  windowDays,
  afterDaysNotDue,
}: Told): QuietReason | null => {
  let due = 0;
  let off = 0;
  for (let one = day; due <= windowDays; one = addDays(one, -1)) {
    if (firstReport !== null && one <= firstReport) return 'first-reports';
    off = isDue(one) ? 0 : off + 1;
    if (off >= afterDaysNotDue) return 'break';
    if (off === 0) due += 1;
  }
  return null;
};
