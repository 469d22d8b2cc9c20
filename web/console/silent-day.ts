import { isDue } from '../../domain/calendar.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import type { SiteDetail } from '../../domain/site.ts';

/**
 * The newest day that a site owes a report for and that can still be sent, as far as this page knows; null when the newest
 * report covers it. Whether anybody lodges at the site is not known here: a plan that keeps people in says so.
 */
export const silentDay = (
  { site, standing, plan, calendar }: SiteDetail,
  holidays: ReadonlySet<Day>,
  today: Day,
): Day | null => {
  const facts = {
    registeredOn: site.registeredOn,
    active: site.state === 'active',
    calendar,
    model: plan?.model ?? null,
    lastLodged: 0,
    holidays,
  };
  const open = Array.from({ length: clocks.correctionDays + 1 }, (_, n) => addDays(today, -n));
  const due = open.find((day) => isDue(facts, day));
  return due !== undefined && (standing.day === null || standing.day < due) ? due : null;
};
