import { isDue } from '../../domain/calendar.ts';
import type { Day } from '../../domain/day.ts';
import { planInForce } from '../../domain/plan.ts';
import type { SiteDay } from './site-day.ts';

/** Whether the site owes a report for the day, as far as this page knows: the server decides by its own records. */
export const owes = (
  { detail: { site, plan, calendar }, day, before }: Pick<SiteDay, 'detail' | 'day' | 'before'>,
  holidays: ReadonlySet<Day>,
): boolean =>
  isDue(
    {
      registeredOn: site.registeredOn,
      active: site.state === 'active',
      calendar,
      model: planInForce(plan ? [plan] : [], day)?.model ?? null,
      lastLodged: before?.checkIn.answers.lodged ?? 0,
      holidays,
    },
    day,
  );
