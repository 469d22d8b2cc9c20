import {
  type CalendarFields,
  emptyCalendar,
  type PastWeekdays,
  type SiteCalendarFields,
} from './calendar.ts';
import { closuresAfter, weekdaysBefore } from './calendar-change.ts';
import { noDoubts } from './confidence.ts';
import { addDays, type Day } from './day.ts';
import { worksOn } from './due.ts';
import type { NewSite, SitePatch } from './site.ts';
import { dueFacts, type SiteRecord } from './site-record.ts';
import { noZoneCalendar, type ZoneCalendar } from './zone-calendar.ts';

/** The record of a site registered on the day: due from then on while it is active, by the calendar of its zone. */
export const registerSite = (
  site: NewSite,
  today: Day,
  zoneCalendar: ZoneCalendar = noZoneCalendar,
): SiteRecord => ({
  site: { ...site, stateSince: today, registeredOn: today },
  states: [{ state: site.state, from: today }],
  calendar: emptyCalendar,
  pastWeekdays: [],
  zoneCalendar,
  approvedPlans: [],
  newestPlan: null,
  lastCall: null,
  doubts: noDoubts,
  lastInspection: null,
  standing: null,
});

/** The record after the admin's changes; a change of state counts from today. */
export const patchSite = (record: SiteRecord, patch: SitePatch, today: Day): SiteRecord => {
  const before = record.site;
  const {
    name = before.name,
    employer = before.employer,
    workforce = before.workforce,
    state = before.state,
  } = patch;
  const site = { ...before, name, employer, workforce };
  if (state === before.state) return { ...record, site };
  return {
    ...record,
    site: { ...site, state, stateSince: today },
    states: [...record.states.filter(({ from }) => from < today), { state, from: today }],
  };
};

/**
 * The record with the calendar from today on: closures of past days stay as they were, those asked for replace the rest. What the
 * board or the admin enters is confirmed, of closures that are there already those that it names, or all; what is entered again keeps
 * its day of entry and confirmation. Weekdays count from today; a site that drops today's does so from tomorrow, since it may already
 * owe today's report.
 * @throws Invalid `past-day` where a closure that is not already there begins before today.
 */
export const putCalendar = (
  record: SiteRecord,
  asked: Omit<SiteCalendarFields, 'seen'>,
  today: Day,
  confirms: boolean,
): SiteRecord => {
  const { workingWeekdays } = asked;
  const isNamed = (place: number) => asked.confirms?.includes(place) ?? true;
  const closures = closuresAfter(
    record.calendar.closures,
    asked.closures,
    today,
    (closure, before, place) => ({
      ...closure,
      enteredOn: before?.enteredOn ?? today,
      confirmed: (confirms && (before === undefined || isNamed(place))) || (before?.confirmed ?? false),
    }),
  );
  return {
    ...record,
    calendar: { version: (record.calendar.version ?? 0) + 1, workingWeekdays, closures },
    pastWeekdays: pastWeekdays(record, workingWeekdays, today, confirms),
  };
};

const pastWeekdays = (
  record: SiteRecord,
  asked: CalendarFields['workingWeekdays'],
  today: Day,
  confirms: boolean,
): PastWeekdays[] => {
  const { calendar, pastWeekdays: past, site } = record;
  const { workingWeekdays } = calendar;
  const facts = dueFacts(record, today, record.standing?.lodged ?? 0);
  const worksToday = (own: typeof asked) =>
    worksOn({ ...facts, calendar: { ...calendar, workingWeekdays: own }, pastWeekdays: [] }, today);
  const drops = !confirms && worksToday(workingWeekdays) && !worksToday(asked);
  const until = drops ? addDays(today, 1) : today;
  return until <= site.registeredOn
    ? past
    : weekdaysBefore({ workingWeekdays, pastWeekdays: past }, asked, until);
};
