import * as z from 'zod/mini';
import { Count } from './answers.ts';
import { coded, codedObject } from './coded.ts';
import { Day, Instant } from './day.ts';

const whole = (from: number, to: number) =>
  z
    .int({ error: coded('not-a-count') })
    .check(z.gte(from, { error: 'too-small' }), z.lte(to, { error: 'too-large' }));

const text = (atMost: number) =>
  z
    .string({ error: coded('not-a-text') })
    .check(z.minLength(1, { error: 'missing' }), z.maxLength(atMost, { error: 'too-long' }));

const yesOrNo = z.boolean({ error: coded('not-an-option') });

/** How the site works: normal, everybody living on site, or one route between lodging and work. */
export const Model = z.enum(['normal', 'three-on-site', 'one-route-two-points'], {
  error: coded('not-an-option'),
});
export type Model = z.infer<typeof Model>;

/** Who answers for the plan; with accounts the only personal data in the system. */
export const Contact = z.strictObject(
  {
    role: z.enum(['focal', 'deputy'], { error: coded('not-an-option') }),
    name: text(120),
    workPhone: text(30).check(z.regex(/^\+?[\d\s().-]{3,}$/, { error: 'not-a-phone' })),
    workEmail: text(254).check(z.regex(/^[^\s@]+@[^\s@]+$/, { error: 'not-an-email' })),
  },
  { error: codedObject },
);
export type Contact = z.infer<typeof Contact>;

/** The statutory self-assessment of Decision 2194: percent 0–100, high is bad, and the day it was made. */
const Risk2194 = z.strictObject(
  {
    percent: z
      .number({ error: coded('not-a-number') })
      .check(z.gte(0, { error: 'too-small' }), z.lte(100, { error: 'too-large' })),
    assessedOn: Day,
  },
  { error: codedObject },
);

const fields = {
  template: text(40).check(z.regex(/^[a-z0-9-]+$/, { error: 'not-an-id' })),
  effectiveFrom: Day,
  model: Model,
  workforce: Count,
  highRiskWorkers: Count,
  serviceWorkers: Count,
  isolationPlaces: Count,
  minIsolationFree: Count,
  lodgingCapacity: Count,
  testing: z.strictObject(
    { highRiskPct: whole(0, 100), servicePct: whole(0, 100), windowDays: whole(1, 14) },
    { error: codedObject },
  ),
  shuttleMaxLoad: whole(1, 100),
  drillEveryDays: whole(1, 730),
  lastDrillOn: z.nullable(Day),
  risk2194: z.nullable(Risk2194),
  casePlanAttached: yesOrNo,
  commitmentSigned: yesOrNo,
  contacts: z.array(Contact, { error: coded('not-a-list') }).check(z.maxLength(10, { error: 'too-many' })),
} as const;

/** What a site writes into its draft: every field, no other. Percentages are 0–100, windows and cycles in days. */
export const PlanFields = z.strictObject(fields, { error: codedObject });
export type PlanFields = z.infer<typeof PlanFields>;

export const PlanState = z.enum(['draft', 'submitted', 'approved', 'returned']);
export type PlanState = z.infer<typeof PlanState>;

/** A version of a site's response plan; `author` and `decidedBy` are member ids, null until someone decided, beside the names of then. `draftedAt`: when its draft was last written. */
export const Plan = z.strictObject({
  ...fields,
  version: z.int().check(z.gte(1)),
  state: PlanState,
  author: z.string(),
  authorName: z.optional(z.string()),
  draftedAt: z.optional(Instant),
  submittedAt: z.optional(z.nullable(Instant)),
  decidedBy: z.nullable(z.string()),
  decidedByName: z.optional(z.string()),
  decidedAt: z.nullable(Instant),
  reason: z.nullable(z.string()),
  /** The warnings that it was approved against, for the reason given. */
  despite: z.optional(z.array(z.string())),
});
export type Plan = z.infer<typeof Plan>;

const newer = (a: Plan, b: Plan): number =>
  a.effectiveFrom === b.effectiveFrom ? b.version - a.version : a.effectiveFrom < b.effectiveFrom ? 1 : -1;

/** The approved version with the newest `effectiveFrom` not after the day; of two, the higher version. */
export const planInForce = (plans: readonly Plan[], day: Day): Plan | null =>
  plans.filter((plan) => isInForce(plan, day)).sort(newer)[0] ?? null;

/** Whether a version may be in force on the day at all: approved, and begun. */
export const isInForce = (plan: Pick<Plan, 'state' | 'effectiveFrom'>, day: Day): boolean =>
  plan.state === 'approved' && plan.effectiveFrom <= day;

/** What a day is scored with: the plan in force, else the newest submitted version, else nothing. */
export const planToScore = (plans: readonly Plan[], day: Day): Plan | null =>
  planInForce(plans, day) ??
  plans.filter((plan) => plan.state === 'submitted').sort((a, b) => b.version - a.version)[0] ??
  null;
