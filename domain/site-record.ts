import * as z from 'zod/mini';
import { Band, GateId, Scenario } from './assessment.ts';
import { Calendar, PastWeekdays } from './calendar.ts';
import { LastCall } from './call.ts';
import { Doubts, noDoubts } from './confidence.ts';
import { Day, type Instant } from './day.ts';
import { type DueFacts, isDue } from './due.ts';
import { activeOn, dueFactsOf } from './due-register.ts';
import { LastInspection } from './last-inspection.ts';
import { type DueDays, freshness } from './missed-due.ts';
import { holidays } from './pack/holidays.ts';
import { Model } from './plan.ts';
import { type DueBy, Site, SiteState, type Standing } from './site.ts';
import { noZoneCalendar, ZoneCalendar } from './zone-calendar.ts';

export { activeOn };

/** What the register keeps of a site beside its public fields: all that freshness and the roster are judged by. */
export const SiteRecord = z.strictObject({
  site: Site,
  /** Every state with its first day, oldest first. */
  states: z.array(z.strictObject({ state: SiteState, from: Day })),
  calendar: Calendar,
  /** Weekdays of the past, oldest first: a change of the calendar leaves the days before it as they were. */
  pastWeekdays: z._default(z.array(PastWeekdays), []),
  /** The calendar of its zone, as the job that spreads it wrote it here. */
  zoneCalendar: z._default(ZoneCalendar, noZoneCalendar),
  /** The approved plan versions, so that the model in force on a day is known without reading the plans. */
  approvedPlans: z.array(z.strictObject({ version: z.int(), effectiveFrom: Day, model: Model })),
  /** The newest plan version, whatever its state: whose contacts are called. */
  newestPlan: z._default(z.nullable(z.int()), null),
  /** The newest call to the site, so that a list of many needs no reading for each. */
  lastCall: z._default(z.nullable(LastCall), null),
  /** What lowers the confidence in the site's figures. */
  doubts: z._default(Doubts, noDoubts),
  /** The newest inspection in short; null before the first. */
  lastInspection: z._default(z.nullable(LastInspection), null),
  /** The newest day's assessment in short; null before the first check-in. */
  standing: z.nullable(
    z.strictObject({
      day: Day,
      revision: z.int(),
      readiness: z.nullable(z.number()),
      band: z.nullable(Band),
      gates: z.array(GateId),
      scenario: Scenario,
      lodged: z.int(),
      planVersion: z.nullable(z.int()),
    }),
  ),
});
export type SiteRecord = z.infer<typeof SiteRecord>;

/** The facts that decide whether the day is due, the last report having had `lastLodged` people sleeping on site. */
export const dueFacts = (record: SiteRecord, day: Day, lastLodged: number): DueFacts =>
  dueFactsOf(record, day, lastLodged, holidays);

/** When the site owes reports, asked on the day, the last report having had `lastLodged` people sleeping on site. */
export const dueDays = (record: SiteRecord, day: Day, lastLodged: number): DueDays => ({
  registeredOn: record.site.registeredOn,
  active: activeOn(record, day),
  isDue: (one) => isDue(dueFacts(record, one, lastLodged), one),
});

/** The standing as it is shown, its freshness computed for the moment of reading. */
export const standingOf = (record: SiteRecord, today: Day, now: Instant): Standing => {
  const { standing } = record;
  const due = dueDays(record, today, standing?.lodged ?? 0);
  const age = freshness(due, standing?.day ?? null, now);
  if (standing === null) {
    return { day: null, revision: 0, readiness: null, band: null, gates: [], scenario: null, freshness: age };
  }
  const { lodged: _, planVersion: __, ...shown } = standing;
  return { ...shown, freshness: age };
};

/** What of the record pages judge days by, beside the calendar. */
export const dueByOf = ({
  states,
  pastWeekdays,
  zoneCalendar,
  approvedPlans,
  standing,
}: SiteRecord): DueBy => ({
  states,
  pastWeekdays,
  zoneCalendar,
  approvedPlans,
  lodged: standing?.lodged ?? 0,
});
