import type { Answers } from './answers.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { Day } from './day.ts';
import type { Filed } from './filing.ts';
import { planAsJudged } from './kept-day.ts';
import type { Plan } from './plan.ts';
import type { Recent } from './recent.ts';
import { type ScoreMove, scoreMove } from './score-move.ts';
import type { Template } from './template.ts';

/** Where the inputs of a kept assessment are looked up: revisions of the site, and its plans in any order. */
export type KeptGround = { revisions: readonly Filed[]; plans: readonly Plan[] };

/** What a kept revision was scored from, all but the template. */
export type KeptInputs = { plan: Plan | null; answers: Answers; recent: Recent[]; day: Day };

/** The inputs that a kept revision names, the plan as it was judged by; null where one of them is not there. */
export const inputsOf = (
  { checkIn, assessment, inputs }: Filed,
  { revisions, plans }: KeptGround,
): KeptInputs | null => {
  const plan = plans.find(({ version }) => version === assessment.planVersion);
  if (plan === undefined && assessment.planVersion !== null) return null;
  const recent: Recent[] = inputs.flatMap(({ day, revision }) =>
    revisions
      .filter((one) => one.checkIn.day === day && one.checkIn.revision === revision)
      .map((one) => ({ day, answers: one.checkIn.answers })),
  );
  if (recent.length !== inputs.length) return null;
  const then = plan === undefined ? null : planAsJudged(plan, assessment);
  return { plan: then, answers: checkIn.answers, recent, day: checkIn.day };
};

/** A kept revision scored from its inputs under any template: nothing of it changes by that. */
export const assessedUnder = (template: Template, { plan, answers, recent, day }: KeptInputs): Assessment =>
  assess(template, plan, answers, recent, day);

/** How the readiness of the same inputs differs between two templates; null where either has none, or the one of then is not known. */
export const templateMove = (
  inputs: KeptInputs,
  then: Template | undefined,
  other: Template,
): ScoreMove | null =>
  then === undefined ? null : scoreMove({ ...inputs, template: then }, { ...inputs, template: other });
