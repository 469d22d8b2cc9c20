import type { Answers } from './answers.ts';
import type { Band, CriterionResult, GateId } from './assessment.ts';
import { attainmentOf, type Judged } from './attainment.ts';
import type { Criterion } from './criterion.ts';
import type { Day } from './day.ts';
import type { Plan } from './plan.ts';
import type { Recent } from './recent.ts';
import type { Template } from './template.ts';

/** A criterion with all that was found about it. */
export type Scored = { readonly criterion: Criterion } & ReturnType<typeof attainmentOf>;

/** Every criterion of the template, judged. */
export const scoredOf = (criteria: readonly Criterion[], judged: Judged): Scored[] =>
  criteria.map((criterion) => ({ criterion, ...attainmentOf(criterion, judged) }));

/** Σw over the criteria that apply. */
export const appliedWeight = (scored: readonly Scored[]): number =>
  scored.reduce((sum, one) => sum + (one.attainment === null ? 0 : one.criterion.weight), 0);

/** 100 × Σ(w·a) ÷ Σw over what applies, 0–100, unrounded; null if nothing applies. */
export const readinessOf = (scored: readonly Scored[]): number | null => {
  const weight = appliedWeight(scored);
  const met = scored.reduce((sum, one) => sum + one.criterion.weight * (one.attainment ?? 0), 0);
  return weight === 0 ? null : (100 * met) / weight;
};

/** Points and losses of each criterion, in points of readiness: together they add up to 100. */
export const resultsOf = (scored: readonly Scored[]): CriterionResult[] => {
  const weight = appliedWeight(scored);
  return scored.map(({ criterion, attainment, measured, target }) => ({
    id: criterion.id,
    attainment,
    weight: criterion.weight,
    points: attainment === null ? 0 : (100 * criterion.weight * attainment) / weight,
    lost: attainment === null ? 0 : (100 * criterion.weight * (1 - attainment)) / weight,
    measured,
    target,
  }));
};

/** Binary fractions fall a hair short of a half (72.25 may come as 72.24999999999999): less than this is no difference. */
const HAIR = 1e-9;

/** Half up to one decimal. */
export const rounded = (readiness: number): number => Math.floor(readiness * 10 + 0.5 + HAIR) / 10;

/** The band of an unrounded readiness, judged on its rounded value; any gate makes it `not-ready`. */
export const bandOf = (
  bands: Template['bands'],
  gates: readonly GateId[],
  readiness: number | null,
): Band | null => {
  if (gates.length > 0) return 'not-ready';
  if (readiness === null) return null;
  return bands.find((band) => rounded(readiness) >= band.from)?.id ?? 'not-ready';
};

/** The unrounded readiness of a day; null without a plan, with nobody present, or if nothing applies. */
export const score = (
  template: Pick<Template, 'criteria'>,
  plan: Plan | null,
  answers: Answers,
  recent: readonly Recent[],
  day: Day,
): number | null =>
  plan === null || answers.present === 0
    ? null
    : readinessOf(scoredOf(template.criteria, { plan, answers, recent, day }));
