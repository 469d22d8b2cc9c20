import { addDays, type Day, dayOf, daysBetween, type Instant } from './day.ts';
import type { Freshness } from './freshness.ts';
import { cutOffOf } from './pack/clocks.ts';

/**
 * When a site owed reports, asked on some day: `active` says whether it was active on that day, `isDue` judges each day by the facts of
 * that very day, for plans and states change.
 */
export type DueDays = {
  readonly registeredOn: Day;
  readonly active: boolean;
  readonly isDue: (day: Day) => boolean;
};

/** Two missed due days already say `unknown`: counting further tells nothing. */
const ENOUGH = 2;
/** Civil days without a word after which a standing is unknown even if no day was due: a long closure proves nothing. */
const LONGEST_DAYS = 60;

/** The last day whose cut-off has passed at the instant; at the cut-off itself it has. */
export const lastCutOffDay = (now: Instant): Day => {
  const today = dayOf(now);
  return Date.parse(cutOffOf(today)) <= Date.parse(now) ? today : addDays(today, -1);
};

/**
 * Due days after the newest reported day (without one: from registration on) whose cut-off has passed, counted to 2
 * at most. A gap of more than 60 civil days counts as 2.
 */
export const missedDue = (due: DueDays, newestReportedDay: Day | null, upTo: Instant): number => {
  const first = newestReportedDay === null ? due.registeredOn : addDays(newestReportedDay, 1);
  const gap = daysBetween(first, lastCutOffDay(upTo)) + 1;
  return gap > LONGEST_DAYS ? ENOUGH : dueDaysMissed(due, newestReportedDay, upTo, ENOUGH);
};

/**
 * Due days in a row without a report after the newest reported day (without one: from registration on) whose cut-off has passed,
 * counted to `atMost`; none of a site that is not active. Days that were not due, however many, are not counted: a long break is no
 * silence.
 */
export const dueDaysMissed = (
  { registeredOn, active, isDue }: DueDays,
  newestReportedDay: Day | null,
  upTo: Instant,
  atMost: number,
): number => {
  if (!active) return 0;
  const first = newestReportedDay === null ? registeredOn : addDays(newestReportedDay, 1);
  const gap = daysBetween(first, lastCutOffDay(upTo)) + 1;
  let missed = 0;
  for (let n = 0; n < gap && missed < atMost; n += 1) if (isDue(addDays(first, n))) missed += 1;
  return missed;
};

const BY_MISSED = ['fresh', 'stale'] as const;

/** How fresh a site's standing is at the instant; null for a site that is not active, which owes nothing. */
export const freshness = (due: DueDays, newestReportedDay: Day | null, now: Instant): Freshness | null => {
  if (!due.active) return null;
  if (newestReportedDay === null) return 'unknown';
  return BY_MISSED[missedDue(due, newestReportedDay, now)] ?? 'unknown';
};
