import type { Answers } from './answers.ts';
import type { CriterionFix, CriterionResult } from './assessment.ts';
import type { Criterion, CriterionOf } from './criterion.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import type { Plan } from './plan.ts';
import { inWindow, type Recent } from './recent.ts';

/** What a criterion is judged on. */
export type Judged = {
  readonly plan: Plan;
  readonly answers: Answers;
  readonly recent: readonly Recent[];
  readonly day: Day;
};

/**
 * How far a criterion is met (0–1, null where it does not apply), what was seen and asked for, and what would meet it:
 * the nearest value with attainment 1 (`to`) and how far off today's is (`by`, null where there is nothing to count).
 */
export type Attainment = Pick<CriterionResult, 'attainment' | 'measured' | 'target'> &
  Pick<CriterionFix, 'to' | 'by'>;

/**
 * Persons whom the plan asks to be sampled: ⌈group × share ÷ 100⌉, 260 at 20 % being 52. Where the rule exempts some, the group counts by
 * the part of the high-risk and service workers H + S who are not exempt, e being so many: ⌈group × (H+S−e) ÷ (H+S) × share ÷ 100⌉. One
 * product of whole numbers below 2⁵³ over another: a quotient that is whole comes out whole, and any other lies too far from one to be
 * rounded to it.
 */
export const testTarget = (
  { group, share, exempt }: Pick<CriterionOf<'tested'>, 'group' | 'share' | 'exempt'>,
  plan: Pick<Plan, 'highRiskWorkers' | 'serviceWorkers' | 'testing'>,
  answers: Pick<Answers, 'vaccinated'>,
): number => {
  const all = plan.highRiskWorkers + plan.serviceWorkers;
  const asked = plan[group] * plan.testing[share];
  if (exempt === undefined || all === 0) return Math.ceil(asked / 100);
  const left = Math.max(0, all - answers[exempt]);
  return Math.ceil((asked * left) / (100 * all));
};

const tested = (criterion: CriterionOf<'tested'>, { plan, answers, recent, day }: Judged): Attainment => {
  const { field } = criterion;
  const target = testTarget(criterion, plan, answers);
  const measured = inWindow(answers, recent, day, plan.testing.windowDays).reduce(
    (sum, said) => sum + said[field],
    0,
  );
  const by = Math.max(0, target - measured);
  const attainment = target === 0 ? null : Math.min(1, measured / target);
  return { attainment, measured, target, to: answers[field] + by, by };
};

const capacity = ({ field, atLeast }: CriterionOf<'capacity'>, { plan, answers }: Judged): Attainment => {
  const measured = answers[field];
  const target = plan[atLeast];
  const by = Math.max(0, target - measured);
  return {
    attainment: target === 0 ? null : Math.min(1, measured / target),
    measured,
    target,
    to: measured + by,
    by,
  };
};

const ceiling = (
  { field, atMost, without }: CriterionOf<'ceiling'>,
  { plan, answers }: Judged,
): Attainment => {
  const measured = answers[field];
  const target = plan[atMost];
  const over = Math.max(0, (measured ?? 0) - target);
  const attainment = measured === null || measured === without ? null : over === 0 ? 1 : target / measured;
  return { attainment, measured, target, to: target, by: over };
};

const kept = ({ field, worth }: CriterionOf<'measure'>, { answers }: Judged): Attainment => {
  const measured = answers[field];
  const attainment = measured === 'n/a' ? null : worth[measured];
  return { attainment, measured, target: 'all', to: 'all', by: null };
};

const flag = ({ field }: CriterionOf<'flag'>, { answers }: Judged): Attainment => ({
  attainment: answers[field] ? 1 : 0,
  measured: answers[field],
  target: true,
  to: true,
  by: null,
});

/** Age of the last drill in days against its cycle; a day after the check-in's counts as just done. */
const drill = ({ goneAfter }: CriterionOf<'drill'>, { plan, day }: Judged): Attainment => {
  const { lastDrillOn, drillEveryDays: every } = plan;
  const to = addDays(day, -every);
  const missing = { measured: null, target: every, to };
  if (lastDrillOn === null) return { ...missing, attainment: 0, by: null };
  const age = daysBetween(lastDrillOn, day);
  const attainment = Math.min(1, Math.max(0, (goneAfter * every - age) / ((goneAfter - 1) * every)));
  return { ...missing, measured: age, attainment, by: Math.max(0, age - every) };
};

/** How far the criterion is met on the day. Counts are persons or places, loads percent of seats, ages days. */
export const attainmentOf = (criterion: Criterion, judged: Judged): Attainment => {
  switch (criterion.kind) {
    case 'tested':
      return tested(criterion, judged);
    case 'capacity':
      return capacity(criterion, judged);
    case 'ceiling':
      return ceiling(criterion, judged);
    case 'measure':
      return kept(criterion, judged);
    case 'flag':
      return flag(criterion, judged);
    case 'drill':
      return drill(criterion, judged);
  }
};
