import { dayIsOpen } from './check-in.ts';
import type { Day, Instant } from './day.ts';
import { isDue } from './due.ts';
import { type Contribution, countName } from './figures.ts';
import { dueDaysMissed } from './missed-due.ts';
import type { Callee, DayCoverage, MissingSite, ZoneCoverage } from './missing-list.ts';
import { closesAt, cutOffOf } from './pack/clocks.ts';
import type { Contact } from './plan.ts';
import { activeOn, dueDays, dueFacts, type SiteRecord } from './site-record.ts';

/** Missed due days are counted up to here. */
const mostCounted = 60;

/** Whether the site owes a report of the day and none was accepted, as far as its record tells: for the newest day there is. */
export const isSilent = (record: SiteRecord, day: Day): boolean =>
  (record.standing === null || record.standing.day < day) &&
  activeOn(record, day) &&
  isDue(dueFacts(record, day, record.standing?.lodged ?? 0), day);

type Asked = { record: SiteRecord; contacts: readonly Contact[]; day: Day; now: Instant };

/**
 * A site that the counts have without a report of the day, as the list shows it; null when it has reported meanwhile, which the
 * counts learn a moment later.
 */
export const missingSite = ({ record, contacts, day, now }: Asked): MissingSite | null => {
  const { site, standing, lastCall } = record;
  if (standing?.day === day) return null;
  const { siteId, name, zoneId, workforce } = site;
  return {
    site: { siteId, name, zoneId, workforce },
    state: now < cutOffOf(day) ? 'pending' : 'missing',
    lastReported: standing?.day ?? null,
    missedRunning: missedRunning(record, day, now),
    contacts: calleesOf(contacts),
    lastCall,
  };
};

/** The plan version whose contacts are called: the newest, whatever its state; null for a site without any. */
export const planToCall = ({ newestPlan, approvedPlans }: SiteRecord): number | null =>
  newestPlan ?? approvedPlans.at(-1)?.version ?? null;

/** Missed due days in a row up to the day; null for a site that has reported a later one. Breaks are not counted. */
const missedRunning = (record: SiteRecord, day: Day, now: Instant): number | null => {
  const { standing } = record;
  if (standing !== null && standing.day > day) return null;
  const upTo = now < closesAt(day) ? now : lastOf(day);
  return dueDaysMissed(dueDays(record, day, standing?.lodged ?? 0), standing?.day ?? null, upTo, mostCounted);
};

/** The last moment of a day: its own cut-off is the last that has passed. */
const lastOf = (day: Day): Instant => new Date(Date.parse(closesAt(day)) - 1).toISOString();

/** The focal person before the deputy; others are not called. */
const calleesOf = (contacts: readonly Contact[]): Callee[] =>
  contacts
    .map(({ role, name, workPhone }) => ({ role, name, workPhone }))
    .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
const roles: readonly Callee['role'][] = ['focal', 'deputy'];

/**
 * Coverage of a zone out of its counts of the day. From the cut-off on what was pending is missing, also where the counts do not
 * say so yet.
 */
export const coverageOn = (counts: Contribution, day: Day, now: Instant): DayCoverage => {
  const count = (key: string) => counts[countName('coverage', key)] ?? 0;
  const isOver = now >= cutOffOf(day);
  const [onTime, late] = [count('onTime'), count('late')];
  const pending = isOver ? 0 : count('pending');
  const missing = count('missing') + (isOver ? count('pending') : 0);
  const reported = onTime + late;
  return {
    ...{ due: onTime + late + missing + pending, onTime, late, missing, pending },
    reporting: { worst: reported, best: dayIsOpen(day, now) ? reported + missing + pending : reported },
    timeliness: { worst: onTime, best: onTime + pending },
  };
};

/** Coverage of the zones that have due sites, in the order in which they are given. */
export const coverageByZone = (
  zoneIds: readonly string[],
  counts: ReadonlyMap<string, Contribution>,
  day: Day,
  now: Instant,
): ZoneCoverage[] =>
  zoneIds
    .map((zoneId) => ({ zoneId, ...coverageOn(counts.get(zoneId) ?? {}, day, now) }))
    .filter(({ due }) => due > 0);

/** The coverage of several zones taken together. */
export const sumOfCoverage = (zones: readonly DayCoverage[]): DayCoverage => {
  const sum = (of: (zone: DayCoverage) => number) => zones.reduce((n, zone) => n + of(zone), 0);
  return {
    due: sum(({ due }) => due),
    onTime: sum(({ onTime }) => onTime),
    late: sum(({ late }) => late),
    missing: sum(({ missing }) => missing),
    pending: sum(({ pending }) => pending),
    reporting: {
      worst: sum(({ reporting }) => reporting.worst),
      best: sum(({ reporting }) => reporting.best),
    },
    timeliness: {
      worst: sum(({ timeliness }) => timeliness.worst),
      best: sum(({ timeliness }) => timeliness.best),
    },
  };
};
