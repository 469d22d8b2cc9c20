import type { Answers } from '../../domain/answers.ts';
import type { CheckInRequest } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import type { DueFacts } from '../../domain/due.ts';
import type { Said } from '../../domain/filing.ts';
import type { Member } from '../../domain/member.ts';
import { templates } from '../../domain/pack/templates.ts';
import type { Plan, PlanFields } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import { registerSite } from '../../domain/register.ts';
import type { NewSite } from '../../domain/site.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Template } from '../../domain/template.ts';

/** A Tuesday: the day of the worked example. */
const day: Day = '2021-06-15';

const baseAnswers: Answers = {
  present: 1180,
  lodged: 0,
  symptomatic: 1,
  absentSick: 0,
  f0: 0,
  f1: 0,
  quarantineBreaches: 0,
  testedHighRisk: 8,
  testedService: 4,
  testedOther: 0,
  vaccinated: 0,
  positive: 0,
  isolationFree: 3,
  shuttleLoad: 60,
  masks: 'all',
  temperature: 'all',
  hands: 'all',
  spacing: 'some',
  disinfection: 'all',
  ventilation: 'all',
  safetyTeamOnDuty: true,
};

const basePlan: Plan = {
  version: 1,
  state: 'approved',
  author: 'member-hr',
  submittedAt: '2021-06-04T01:00:00.000Z',
  decidedBy: 'member-health',
  decidedAt: '2021-06-04T08:00:00.000Z',
  reason: null,
  template: 'tn-2021-06',
  effectiveFrom: '2021-06-05',
  model: 'normal',
  workforce: 1300,
  highRiskWorkers: 260,
  serviceWorkers: 24,
  isolationPlaces: 6,
  minIsolationFree: 4,
  lodgingCapacity: 120,
  testing: { highRiskPct: 20, servicePct: 100, windowDays: 7 },
  shuttleMaxLoad: 50,
  drillEveryDays: 90,
  lastDrillOn: '2021-04-20',
  risk2194: null,
  casePlanAttached: true,
  commitmentSigned: true,
  contacts: [
    { role: 'focal', name: 'Đầu mối Mẫu', workPhone: '0208 555 0101', workEmail: 'focal@demo.test' },
    { role: 'deputy', name: 'Phó Mẫu', workPhone: '0208 555 0102', workEmail: 'deputy@demo.test' },
  ],
};

const answers = (over: Partial<Answers> = {}): Answers => ({ ...baseAnswers, ...over });

const testedService = [4, 4, 2, 2, 4, 4];

const [template] = templates;
if (template === undefined) throw new Error('The province pack has no template');

const site = (over: Partial<NewSite> = {}): NewSite => ({
  siteId: 'may-song-cau',
  name: 'May Sông Cầu Mẫu',
  employer: 'Công ty May Mẫu',
  zoneId: 'kcn-song-cong-1',
  workforce: 1300,
  state: 'active',
  ...over,
});

/** Builders of what the domain works on, valid by default: the base of the worked examples of the scoring rules. */
export const a = {
  day,
  template: (over: Partial<Template> = {}): Template => ({ ...template, ...over }),
  answers,
  plan: (over: Partial<Plan> = {}): Plan => ({ ...basePlan, ...over }),
  /** The check-ins of 9–14 June: 6 high-risk workers each, and 20 service workers, were sampled. */
  recent: (over: Partial<Answers> = {}): Recent[] =>
    testedService.map((tested, n) => ({
      day: `2021-06-${String(9 + n).padStart(2, '0')}`,
      answers: answers({ testedHighRisk: 6, testedService: tested, ...over }),
    })),
  /** The calendar of a site that has no day off: a test by the real clock meets Sundays. */
  everyDay: { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], closures: [] },
  /** An active site, registered long before, with the default calendar and no holidays. */
  dueFacts: (over: Partial<DueFacts> = {}): DueFacts => ({
    registeredOn: '2021-05-01',
    active: true,
    calendar: { workingWeekdays: null, closures: [] },
    model: 'normal',
    lastLodged: 0,
    holidays: new Set<Day>(),
    ...over,
  }),
  /** What a site writes into a draft: the base plan without what the review adds. */
  planFields: (over: Partial<PlanFields> = {}): PlanFields => {
    const { version, state, author, submittedAt, decidedBy, decidedAt, reason, ...fields } = basePlan;
    return { ...fields, ...over };
  },
  site,
  /** The register's record of a site since the first of May. */
  record: (over: Partial<SiteRecord> = {}, of: Partial<NewSite> = {}): SiteRecord => ({
    ...registerSite(site(of), '2021-05-01'),
    ...over,
  }),
  /** An active member of health for the whole province. */
  member: (over: Partial<Member> = {}): Member => ({
    email: 'health@demo.test',
    name: 'Lê Thu Hà',
    role: 'health',
    sites: [],
    zones: [],
    active: true,
    ...over,
  }),
  /** The body of a first check-in. */
  checkInRequest: (said: Partial<Answers> = {}, over: Partial<CheckInRequest> = {}): CheckInRequest => ({
    answers: answers(said),
    seenRevision: 0,
    ...over,
  }),
  /** What later days read of a day's first revision, in time and under the base plan. */
  said: (on: Day, over: Partial<Answers> = {}, unchanged = false): Said => ({
    checkIn: {
      ...{ siteId: 'may-song-cau', day: on, revision: 1, receivedAt: `${on}T02:00:00.000Z`, onTime: true },
      answers: answers(over),
    },
    unchanged,
    inspect: false,
    assessment: { planVersion: 1, readiness: 88 },
  }),
};
