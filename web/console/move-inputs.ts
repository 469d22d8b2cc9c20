import type { Assessment } from '../../domain/assessment.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ScoreInputs } from '../../domain/score-move.ts';
import type { Template } from '../../domain/template.ts';

export type Assessed = {
  checkIn: Pick<CheckIn, 'day' | 'answers'>;
  assessment: Pick<Assessment, 'planVersion' | 'templateVersion'>;
};

const inputsOf = (
  item: Assessed,
  all: readonly Assessed[],
  plans: readonly Plan[],
  templates: readonly Template[],
): ScoreInputs | null => {
  const { day, answers } = item.checkIn;
  const template = templates.find(({ id }) => id === item.assessment.templateVersion);
  const plan = plans.find(({ version }) => version === item.assessment.planVersion);
  if (template === undefined || plan === undefined) return null;
  const recent = all
    .map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers }))
    .filter((one) => one.day < day);
  return { template, plan, answers, recent, day };
};

/** The inputs of the two newest assessments, null when a plan or template they name is not at hand. `all`: newest first. */
export const moveInputs = (
  all: readonly Assessed[],
  plans: readonly Plan[],
  templates: readonly Template[],
): { before: ScoreInputs; after: ScoreInputs } | null => {
  const [newest, last] = all;
  if (newest === undefined || last === undefined) return null;
  const after = inputsOf(newest, all, plans, templates);
  const before = inputsOf(last, all, plans, templates);
  return before && after && { before, after };
};
