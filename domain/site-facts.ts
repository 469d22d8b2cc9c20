import type { EventReport } from './alert-request.ts';
import { growthOf } from './case-growth.ts';
import type { CheckIn } from './check-in.ts';
import { type Day, dayOf, type Instant } from './day.ts';
import { isDue } from './due.ts';
import type { CheckInFacts, EventFacts, Report } from './facts.ts';
import type { Said, SiteFile } from './filing.ts';
import { checkInDayOf } from './pack/clocks.ts';
import { windowDaysOn } from './pack/risk-level.ts';
import type { Plan } from './plan.ts';
import { quietStart } from './quiet-start.ts';
import { headsNeeded } from './recent.ts';
import { dueFacts, type SiteRecord } from './site-record.ts';
import type { Template } from './template.ts';

const reportOf = ({ checkIn: { day, answers, onTime }, assessment }: Said): Report => ({
  ...{ day, answers, isDue: onTime !== null },
  readiness: assessment.readiness,
});

/** Reports of the days before one, newest first, and whether there is none older than they. */
const reportsBefore = (heads: readonly Said[], day: Day) => ({
  before: heads.filter(({ checkIn }) => checkIn.day < day).map(reportOf),
  isWhole: heads.length < headsNeeded,
});

type Quiet = { record: SiteRecord; heads: readonly Said[]; plan: Plan | null; template: Template; day: Day };

const quietOf = ({ record, heads, plan, template, day }: Quiet) => {
  const lodgedBefore = (one: Day) =>
    heads.find(({ checkIn }) => checkIn.day < one)?.checkIn.answers.lodged ?? 0;
  const oldest = heads.at(-1)?.checkIn.day ?? day;
  return quietStart({
    day,
    isDue: (one) => isDue(dueFacts(record, one, lodgedBefore(one)), one),
    firstReport: heads.length < headsNeeded ? oldest : null,
    windowDays: windowDaysOn(plan, template, day),
    afterDaysNotDue: template.quietStart.afterDaysNotDue,
  });
};

type Judged = Pick<CheckInFacts, 'previous' | 'assessment' | 'plan' | 'isStanding'> & { checkIn: CheckIn };

/** What an accepted revision is to the rules, with all that had been accepted before it. */
export const checkInFacts = (
  { record, heads, plans, newestCase }: SiteFile,
  template: Template,
  { checkIn, plan, ...judged }: Judged,
): CheckInFacts => {
  const { day, revision, answers, onTime } = checkIn;
  const told = { source: 'check-in', day, answers, previous: judged.previous } as const;
  const { workforce } = record.site;
  return {
    ...told,
    ...judged,
    ...reportsBefore(heads, day),
    ...{ site: record.site, revision, plan, plans, isDue: onTime !== null },
    growth: growthOf(template, told, { workforce, heads, newestCase }),
    quiet: quietOf({ record, heads, plan, template, day }),
  };
};

/**
 * What a quick report is to the rules. Its F0 are counted on the day whose check-in will say them again, its symptoms and positives
 * are those of the civil day on which it came in.
 */
export const eventFacts = (
  { record, heads, newestCase }: SiteFile,
  template: Template,
  { kind, count }: EventReport,
  now: Instant,
): EventFacts => {
  const day = dayOf(now);
  const told = { source: 'event-report', kind, count, day: checkInDayOf(now) } as const;
  const { workforce } = record.site;
  return {
    ...told,
    ...reportsBefore(heads, day),
    ...{ site: record.site, day },
    sameDay: heads.find(({ checkIn }) => checkIn.day === day)?.checkIn.answers ?? null,
    growth: growthOf(template, told, { workforce, heads, newestCase }),
  };
};
