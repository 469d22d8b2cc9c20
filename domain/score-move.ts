import * as z from 'zod/mini';
import type { Answers } from './answers.ts';
import type { Day } from './day.ts';
import type { Plan } from './plan.ts';
import type { Recent } from './recent.ts';
import { score } from './score.ts';
import type { Template } from './template.ts';

/** The inputs of one assessment. */
export type ScoreInputs = {
  readonly template: Pick<Template, 'criteria'>;
  readonly plan: Plan | null;
  readonly answers: Answers;
  readonly recent: readonly Recent[];
  readonly day: Day;
};

/** A change of unrounded readiness in points: the three parts sum to the total. */
export const ScoreMove = z.strictObject({
  answers: z.number(),
  plan: z.number(),
  template: z.number(),
  total: z.number(),
});
export type ScoreMove = Readonly<z.infer<typeof ScoreMove>>;

const scoreOf = ({ template, plan, answers, recent, day }: ScoreInputs): number | null =>
  score(template, plan, answers, recent, day);

/**
 * Why the score moved: first the new answers with their recent check-ins and date under the old plan and template,
 * then the new plan, then the new template. Null if either side, or a step between them, has no score.
 */
export const scoreMove = (before: ScoreInputs, after: ScoreInputs): ScoreMove | null => {
  const answered = { ...after, template: before.template, plan: before.plan };
  const planned = { ...after, template: before.template };
  const [from, withAnswers, withPlan, to] = [before, answered, planned, after].map(scoreOf);
  if (from == null || withAnswers == null || withPlan == null || to == null) return null;
  return {
    answers: withAnswers - from,
    plan: withPlan - withAnswers,
    template: to - withPlan,
    total: to - from,
  };
};
