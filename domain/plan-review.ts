import { dayOf, type Instant } from './day.ts';
import { Conflict, Forbidden, Invalid, NotFound } from './failure.ts';
import type { Actor } from './member.ts';
import type { Plan, PlanFields } from './plan.ts';
import type { PlanDecision } from './plan-routes.ts';
import type { PlanWarning } from './plan-warning.ts';
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

type Decider = Reviewer & { now: Instant; warningsOf: (plan: Plan) => readonly PlanWarning[] };

/** @throws Invalid `reason-required-warnings`, once for each warning, when a plan with some is approved without a reason. */
const requireReason = (warnings: readonly PlanWarning[], { decision, reason }: PlanDecision): void => {
  if (decision !== 'approve' || reason !== undefined || warnings.length === 0) return;
  const code = 'reason-required-warnings';
  throw new Invalid(
    code,
    warnings.map(({ id }) => ({ pointer: '/reason', code, why: id })),
  );
};

/**
 * Approves or returns a submitted plan; what warns of it is judged now, whatever its reader saw, and kept with the approval.
 * @throws NotFound; Forbidden `own-plan` to its author; Conflict `illegal-plan-state`; Invalid `reason-required-warnings`.
 */
export const decidePlan = (
  plans: readonly Plan[],
  version: number,
  said: PlanDecision,
  { id, name, now, warningsOf }: Decider,
): Plan => {
  const { decision, reason } = said;
  const plan = versionOf(plans, version);
  if (plan.author === id) throw new Forbidden('own-plan');
  if (plan.state !== 'submitted') throw new Conflict('illegal-plan-state');
  const warnings = decision === 'approve' ? warningsOf(plan) : [];
  requireReason(warnings, said);
  const state = decision === 'approve' ? 'approved' : 'returned';
  const decided = {
    state,
    decidedBy: id,
    decidedByName: name,
    decidedAt: now,
    reason: reason ?? null,
  } as const;
  return { ...plan, ...decided, ...(warnings.length > 0 && { despite: warnings.map(({ id }) => id) }) };
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
