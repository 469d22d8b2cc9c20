import type { Change } from './change.ts';
import { addDays, type Day, type Instant } from './day.ts';
import type { SiteFile } from './filing.ts';
import { dueDaysMissed } from './missed-due.ts';
import { closesAt, cutOffOf, isOnTime } from './pack/clocks.ts';
import { raise } from './raise.ts';
import { dueDays } from './site-record.ts';
import type { Template } from './template.ts';

/**
 * What the sweep finds at a site for a day whose cut-off has passed: null where the day was not due or a check-in had been accepted
 * before the cut-off; else the alert's changes. A late check-in that is already there leaves the day missed but raises nothing.
 */
export const absence = (file: SiteFile, template: Template, day: Day, now: Instant): Change[] | null => {
  const { record, heads, episodes } = file;
  const head = heads.find(({ checkIn }) => checkIn.day === day);
  const before = heads.find(({ checkIn }) => checkIn.day < day);
  const due = dueDays(record, day, before?.checkIn.answers.lodged ?? 0);
  if (now < cutOffOf(day) || !due.isDue(day)) return null;
  if (head !== undefined) return (head.checkIn.onTime ?? isOnTime(day, head.checkIn.receivedAt)) ? null : [];
  const reportedLater = record.standing !== null && record.standing.day > day;
  if (reportedLater) return [];
  const missedRunning = dueDaysMissed(
    due,
    before?.checkIn.day ?? addDays(record.site.registeredOn, -1),
    lastMoment(day, now),
    mostCounted,
  );
  return raise({
    template,
    facts: { source: 'sweep', site: record.site, day, missedRunning },
    current: episodes,
    now,
  });
};

/** Missed due days beyond these change nothing any more. */
const mostCounted = 60;

const lastMoment = (day: Day, now: Instant) => (now < closesAt(day) ? now : closesAt(day));
