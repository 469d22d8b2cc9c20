import { dayOf, type Instant } from './day.ts';
import { Conflict, Forbidden, Invalid, NotFound } from './failure.ts';
import type { Actor } from './member.ts';
import type { Plan, PlanFields } from './plan.ts';
import type { PlanDecision } from './plan-routes.ts';
import type { SiteRecord } from './site-record.ts';

/** A plan version with what it makes of the site's record. */
export type PlanStep = { plan: Plan; record: SiteRecord };

/** A member who writes or decides a plan. */
export type Reviewer = Pick<Actor, 'id' | 'name'>;

const newestOf = (plans: readonly Plan[]) => plans.toSorted((a, b) => b.version - a.version)[0];

/**
 * What has happened cannot lie ahead: a drill and an assessment are done before they are entered.
 * @throws Invalid `future-day` at each that is still to come
 */
export const requirePast = ({ lastDrillOn, risk2194 }: PlanFields, now: Instant): void => {
  const today = dayOf(now);
  const ahead = [
    { pointer: '/lastDrillOn', day: lastDrillOn },
    { pointer: '/risk2194/assessedOn', day: risk2194?.assessedOn ?? null },
  ].filter(({ day }) => day !== null && day > today);
  if (ahead.length > 0)
    throw new Invalid(
      'future-day',
      ahead.map(({ pointer }) => ({ pointer, code: 'future-day' })),
    );
};

/** The draft that the fields make: the open draft written over, or the version after the newest. One draft at a time. */
export const draftPlan = (
  plans: readonly Plan[],
  fields: PlanFields,
  { id, name, now }: Reviewer & { now: Instant },
): Plan => {
  const newest = newestOf(plans);
  const version = newest === undefined ? 1 : newest.version + (newest.state === 'draft' ? 0 : 1);
  return {
    ...fields,
    version,
    state: 'draft',
    author: id,
    authorName: name,
    draftedAt: now,
    submittedAt: null,
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
};

const versionOf = (plans: readonly Plan[], version: number): Plan => {
  const plan = plans.find((one) => one.version === version);
  if (plan === undefined) throw new NotFound();
  return plan;
};

/** Submits a draft and so freezes it. @throws NotFound; Conflict `illegal-plan-state`. */
export const submitPlan = (plans: readonly Plan[], version: number, now: Instant): Plan => {
  const plan = versionOf(plans, version);
  if (plan.state !== 'draft') throw new Conflict('illegal-plan-state');
  return { ...plan, state: 'submitted', submittedAt: now };
};

type Decider = Reviewer & { now: Instant };

/** Approves or returns a submitted plan. @throws NotFound; Forbidden `own-plan` to its author; Conflict `illegal-plan-state`. */
export const decidePlan = (
  plans: readonly Plan[],
  version: number,
  { decision, reason }: PlanDecision,
  { id, name, now }: Decider,
): Plan => {
  const plan = versionOf(plans, version);
  if (plan.author === id) throw new Forbidden('own-plan');
  if (plan.state !== 'submitted') throw new Conflict('illegal-plan-state');
  const state = decision === 'approve' ? 'approved' : 'returned';
  return { ...plan, state, decidedBy: id, decidedByName: name, decidedAt: now, reason: reason ?? null };
};

/** The version that was sent back last, until a newer one is handed in: its reason is what the next draft has to answer. */
export const returnedBefore = (plans: readonly Plan[]): Plan | null => {
  const newest = newestOf(plans.filter(({ state }) => state !== 'draft'));
  return newest?.state === 'returned' ? newest : null;
};

/** The site's record once the plan is what it is: approved versions are listed in it, and the newest of any state is named. */
export const withPlan = (record: SiteRecord, { version, effectiveFrom, model, state }: Plan): SiteRecord => ({
  ...record,
  newestPlan: Math.max(record.newestPlan ?? 0, version),
  ...(state === 'approved' && {
    approvedPlans: [...record.approvedPlans, { version, effectiveFrom, model }],
  }),
});
