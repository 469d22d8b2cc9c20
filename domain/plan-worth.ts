import type { Answers } from './answers.ts';
import type { CriterionId, CriterionResult, GateId } from './assessment.ts';
import type { Criterion } from './criterion.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import { gatesHolding } from './gate.ts';
import type { Plan, PlanFields } from './plan.ts';
import type { PlanFact } from './plan-facts.ts';
import type { Recent } from './recent.ts';
import { readinessOf, resultsOf, rounded, scoredOf } from './score.ts';
import type { Template } from './template.ts';

/**
 * What a criterion gives out of what it can give, in points of readiness; `of` is its share of the whole, 100 × w ÷ Σw. All null
 * where it does not apply.
 */
export type Held = Pick<CriterionResult, 'measured' | 'target'> & {
  readonly points: number | null;
  readonly of: number | null;
  readonly lost: number | null;
};

/** A criterion under the plan of now and under the next one, and the facts of a plan that decide it. */
export type CriterionWorth = {
  readonly id: CriterionId;
  readonly weight: number;
  readonly facts: readonly PlanFact[];
  readonly now: Held | null;
  readonly next: Held;
};

/** A condition that a plan alone can fail. */
export type GateWorth = { readonly id: GateId; readonly now: boolean; readonly next: boolean };

/** What a plan is worth beside the one of now: the score of the same day under both, and where the difference lies. */
export type PlanWorth = {
  readonly readiness: { readonly now: number | null; readonly next: number | null };
  readonly criteria: readonly CriterionWorth[];
  readonly gates: readonly GateWorth[];
};

/** The facts of a plan that a criterion is judged against; a criterion of measures has none. */
export const factsOf = (criterion: Criterion): readonly PlanFact[] => {
  switch (criterion.kind) {
    case 'tested':
      return [criterion.group, criterion.share, 'windowDays'];
    case 'capacity':
      return [criterion.atLeast];
    case 'ceiling':
      return [criterion.atMost];
    case 'drill':
      return ['drillEveryDays', 'lastDrillOn'];
    default:
      return [];
  }
};

/** The plan as if it were approved and in force on the day: what it would be worth. */
const inForce = (fields: PlanFields, day: Day): Plan => ({
  ...fields,
  effectiveFrom: day,
  version: 1,
  state: 'approved',
  author: '',
  decidedBy: null,
  decidedAt: null,
  reason: null,
});

const heldOf = ({ attainment, points, lost, measured, target }: CriterionResult): Held =>
  attainment === null
    ? { points: null, of: null, lost: null, measured, target }
    : { points, of: points + lost, lost, measured, target };

/** Gates that the answers of a day decide: a plan neither opens nor lifts them. */
const ofAnswers: readonly GateId[] = ['quarantine-breach', 'isolation-exhausted'];

/** A day that was reported, with the check-ins before it. */
export type Reported = { readonly answers: Answers; readonly recent: readonly Recent[]; readonly day: Day };

/**
 * What each commitment of the next plan is worth on a day that was reported: its points beside those under the plan of now (null:
 * there is none), by the code that scores. The next plan counts as approved and in force; a plan of now that is only submitted
 * keeps its missing approval.
 */
export const worthOf = (
  template: Pick<Template, 'criteria' | 'gates'>,
  { now, next }: { readonly now: Plan | null; readonly next: PlanFields },
  { answers, recent, day }: Reported,
): PlanWorth => {
  const nextPlan = inForce(next, day);
  const nowPlan = now?.state === 'approved' ? { ...now, effectiveFrom: day } : now;
  const scored = (plan: Plan) => scoredOf(template.criteria, { plan, answers, recent, day });
  const readiness = (plan: Plan | null) => {
    const value = plan === null || answers.present === 0 ? null : readinessOf(scored(plan));
    return value === null ? null : rounded(value);
  };
  const before = nowPlan === null ? [] : resultsOf(scored(nowPlan));
  const after = resultsOf(scored(nextPlan));
  const holds = (plan: Plan | null) => gatesHolding(template.gates, { plan, answers, day });
  const [gatesNow, gatesNext] = [holds(nowPlan), holds(nextPlan)];
  return {
    readiness: { now: readiness(nowPlan), next: readiness(nextPlan) },
    criteria: template.criteria.flatMap((criterion, place) => {
      const [was, will] = [before[place], after[place]];
      if (will === undefined) return [];
      const { id, weight } = criterion;
      return [{ id, weight, facts: factsOf(criterion), now: was ? heldOf(was) : null, next: heldOf(will) }];
    }),
    gates: template.gates
      .filter(({ id }) => !ofAnswers.includes(id))
      .map(({ id }) => ({ id, now: gatesNow.includes(id), next: gatesNext.includes(id) })),
  };
};

/** The first day on which nothing is left of the points of a drill; null where there never was one, or the template knows none. */
export const drillGoneOn = (
  { drillEveryDays, lastDrillOn }: Pick<PlanFields, 'drillEveryDays' | 'lastDrillOn'>,
  { criteria }: Pick<Template, 'criteria'>,
): Day | null => {
  const criterion = criteria.find(({ kind }) => kind === 'drill');
  if (criterion?.kind !== 'drill' || lastDrillOn === null) return null;
  return addDays(lastDrillOn, Math.ceil(criterion.goneAfter * drillEveryDays));
};

/**
 * What in a plan has grown old by the day, in days: a drill beyond its cycle (`goneOn`: when nothing of its points is left, unless that
 * is so already), an index older than the template's rule allows.
 */
export const overdueOf = (
  { drillEveryDays, lastDrillOn, risk2194 }: PlanFields,
  template: Pick<Template, 'rules' | 'criteria'>,
  day: Day,
): { drill: number | null; goneOn: Day | null; risk: number | null; riskAllowed: number | null } => {
  const rule = template.rules.find(({ id }) => id === 'plan-due');
  const riskAllowed = rule?.params['riskIndexOlderThanDays'] ?? null;
  const late = lastDrillOn === null ? null : daysBetween(lastDrillOn, day) - drillEveryDays;
  const age = risk2194 === null ? null : daysBetween(risk2194.assessedOn, day);
  const drill = late !== null && late > 0 ? late : null;
  const gone = drillGoneOn({ drillEveryDays, lastDrillOn }, template);
  return {
    drill,
    goneOn: drill !== null && gone !== null && gone > day ? gone : null,
    risk: age !== null && riskAllowed !== null && age > riskAllowed ? age : null,
    riskAllowed,
  };
};
