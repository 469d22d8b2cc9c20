import { type CalendarFields, emptyCalendar, includesDay, type PastWeekdays } from './calendar.ts';
import { noDoubts } from './confidence.ts';
import { addDays, type Day } from './day.ts';
import { Invalid } from './failure.ts';
import type { NewSite, SitePatch } from './site.ts';
import type { SiteRecord } from './site-record.ts';

/** The record of a site registered on the day: due from then on while it is active. */
export const registerSite = (site: NewSite, today: Day): SiteRecord => ({
  site: { ...site, stateSince: today, registeredOn: today },
  states: [{ state: site.state, from: today }],
  calendar: emptyCalendar,
  pastWeekdays: [],
  approvedPlans: [],
  newestPlan: null,
  lastCall: null,
  doubts: noDoubts,
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
 * board or the admin enters is confirmed; what a site enters again keeps its day of entry and confirmation. Weekdays count from today;
 * a site that drops today's does so from tomorrow, since it may already owe today's report.
 * @throws Invalid `past-day` where a closure that is not already there begins before today.
 */
export const putCalendar = (
  record: SiteRecord,
  asked: CalendarFields,
  today: Day,
  confirms: boolean,
): SiteRecord => {
  const known = record.calendar.closures;
  const same = (closure: CalendarFields['closures'][number]) =>
    known.find(
      ({ from, to, reason }) => from === closure.from && to === closure.to && reason === closure.reason,
    );
  const faults = asked.closures.flatMap((closure, place) =>
    closure.from < today && same(closure) === undefined
      ? [{ pointer: `/closures/${place}/from`, code: 'past-day' }]
      : [],
  );
  if (faults.length > 0) throw new Invalid('past-day', faults);
  const past = known
    .filter((closure) => closure.from < today && !asked.closures.some((one) => same(one) === closure))
    .map((closure) => ({ ...closure, to: closure.to < today ? closure.to : addDays(today, -1) }));
  const closures = asked.closures.map((closure) => {
    const before = same(closure);
    return {
      ...closure,
      enteredOn: before?.enteredOn ?? today,
      confirmed: confirms || (before?.confirmed ?? false),
    };
  });
  return {
    ...record,
    calendar: { workingWeekdays: asked.workingWeekdays, closures: [...past, ...closures] },
    pastWeekdays: pastWeekdays(record, asked.workingWeekdays, today, confirms),
  };
};

const pastWeekdays = (
  { calendar: { workingWeekdays }, pastWeekdays: past, site }: SiteRecord,
  asked: CalendarFields['workingWeekdays'],
  today: Day,
  confirms: boolean,
): PastWeekdays[] => {
  const drops = !confirms && includesDay(workingWeekdays, today) && !includesDay(asked, today);
  const until = drops ? addDays(today, 1) : today;
  const unchanged = JSON.stringify(workingWeekdays) === JSON.stringify(asked);
  if (unchanged || until <= site.registeredOn || past.some((one) => one.until >= until)) return past;
  return [...past, { until, workingWeekdays }];
};
