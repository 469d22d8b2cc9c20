import { addDays, type Day, dayOf, daysFrom, type Instant, instantOf } from '../../domain/day.ts';

/** One run of a scheduled job: the day it is for, and when it is due. */
export type Run = { job: string; day: Day; at: Instant };

/** Longer gaps are not made up for, days: what was not reported for a month is not news. */
const longestGap = 31;

/**
 * The runs that ought to have happened by now: those missed since each job's last day, and today's again, since jobs bear
 * repetition. In the order in which they were due.
 */
export const dueRuns = (times: Record<string, string>, last: Record<string, Day>, now: Instant): Run[] => {
  const today = dayOf(now);
  const runs = Object.entries(times).flatMap(([job, time]) => {
    const known = last[job];
    const next = known === undefined ? today : addDays(known, 1);
    const from = [next, addDays(today, -longestGap)].toSorted().at(-1) ?? today;
    const days = from > today ? [today] : daysFrom(from, today);
    return days.map((day): Run => ({ job, day, at: instantOf(day, time) }));
  });
  return runs.filter(({ at }) => at <= now).toSorted((a, b) => a.at.localeCompare(b.at));
};
