import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { Assessment } from './assessment.ts';
import { CheckIn } from './check-in.ts';
import { Day, Instant } from './day.ts';
import { Plan } from './plan.ts';
import type { ScoreInputs } from './score-move.ts';
import type { Template } from './template.ts';

/** A check-in that an assessment looked back on: the revision of then, with the readiness that it had. */
export const LookedAt = z.strictObject({
  day: Day,
  revision: z.int(),
  receivedAt: Instant,
  readiness: z.nullable(z.number()),
  answers: Answers,
});
export type LookedAt = z.infer<typeof LookedAt>;

/**
 * A day's newest revision with its kept assessment and all that it was made from: the plan as it stood then (null: there was none), and
 * the revisions that it looked back on, newest first. Only the template is named, by `assessment.templateVersion`.
 */
export const KeptDay = z.strictObject({
  checkIn: CheckIn,
  assessment: Assessment,
  plan: z.nullable(Plan),
  recent: z.array(LookedAt),
});
export type KeptDay = z.infer<typeof KeptDay>;

/** The plan as an assessment saw it, by the gates that held: a day is scored with one that is approved, else with one that waits. */
export const planAsJudged = (plan: Plan, { gates }: Pick<Assessment, 'gates'>): Plan =>
  plan.state === 'approved' && !gates.includes('no-approved-plan')
    ? plan
    : { ...plan, state: 'submitted', decidedBy: null, decidedAt: null, reason: null };

/** The inputs of a kept assessment; null when its template is not at hand. */
export const keptInputs = (
  { checkIn: { day, answers }, assessment, plan, recent }: KeptDay,
  templates: readonly Template[],
): (ScoreInputs & { readonly template: Template }) | null => {
  const template = templates.find(({ id }) => id === assessment.templateVersion);
  if (template === undefined) return null;
  return { template, plan, answers, recent: recent.map(({ day, answers }) => ({ day, answers })), day };
};
