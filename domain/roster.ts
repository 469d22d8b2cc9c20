import type { Assessment } from './assessment.ts';
import type { CheckIn } from './check-in.ts';
import { type Day, dayOf, daysFrom, type Instant } from './day.ts';
import { isDue } from './due.ts';
import { type Contribution, countName, figureKeys } from './figures.ts';
import { freshness } from './missed-due.ts';
import { closesAt, cutOffOf, isOnTime } from './pack/clocks.ts';
import { activeOn, dueDays, dueFacts, type SiteRecord } from './site-record.ts';

/** What the roster needs of a reported day. */
export type Report = {
  checkIn: Pick<CheckIn, 'day' | 'receivedAt' | 'onTime' | 'answers'>;
  assessment: Pick<Assessment, 'band' | 'scenario'>;
};

/** The share of a site in its zone's counts of the day, or null where the site was not yet registered and did not report. */
export const rosterRow = (
  record: SiteRecord,
  reports: readonly Report[],
  day: Day,
  now: Instant,
): Contribution | null => {
  const upTo = reports
    .filter(({ checkIn }) => checkIn.day <= day)
    .toSorted((a, b) => b.checkIn.day.localeCompare(a.checkIn.day));
  const report = upTo[0]?.checkIn.day === day ? upTo[0] : undefined;
  if (day < record.site.registeredOn && report === undefined) return null;
  const before = upTo.find(({ checkIn }) => checkIn.day < day);
  const due = activeOn(record, day) && isDue(dueFacts(record, day, before?.checkIn.answers.lodged ?? 0), day);
  return {
    ...coverageOf(due, report, now >= cutOffOf(day)),
    ...stateOf(record, upTo[0], day, now < closesAt(day) ? now : closesAt(day)),
    ...(report === undefined ? {} : flowsOf(report)),
  };
};

const coverageOf = (due: boolean, report: Report | undefined, cutOffPassed: boolean): Contribution => {
  const keys: (typeof figureKeys.coverage)[number][] = [due ? 'due' : 'notDue'];
  if (report !== undefined) keys.push('reported');
  if (due) keys.push(timelinessOf(report, cutOffPassed));
  return Object.fromEntries(keys.map((key) => [countName('coverage', key), 1]));
};

const timelinessOf = (report: Report | undefined, cutOffPassed: boolean) => {
  if (report === undefined) return cutOffPassed ? 'missing' : 'pending';
  const { onTime, receivedAt, day } = report.checkIn;
  return (onTime ?? isOnTime(day, receivedAt)) ? 'onTime' : 'late';
};

/** Freshness, band and scenario of an active site as of `now`; a site that is not active has none of them. */
const stateOf = (record: SiteRecord, newest: Report | undefined, day: Day, now: Instant): Contribution => {
  if (!activeOn(record, day)) return {};
  const due = dueDays(record, day, newest?.checkIn.answers.lodged ?? 0);
  const age = freshness(due, newest?.checkIn.day ?? null, now);
  if (age === null) return {};
  const counts: Contribution = { [countName('freshness', age)]: 1 };
  if (newest === undefined || age === 'unknown') return counts;
  counts[countName('scenarios', newest.assessment.scenario)] = 1;
  if (newest.assessment.band !== null) counts[countName('bands', newest.assessment.band)] = 1;
  return counts;
};

const flowsOf = ({ checkIn: { answers } }: Report): Contribution =>
  Object.fromEntries(
    figureKeys.flows
      .map((key) => [countName('flows', key), answers[key] ?? 0] as const)
      .filter(([, n]) => n > 0),
  );

/** The days whose rows a change of `from` can alter: it and the days after it, to today. */
export const daysTouched = (from: Day, now: Instant): Day[] => daysFrom(from, dayOf(now));
