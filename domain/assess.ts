import type { Answers } from './answers.ts';
import type { Assessment } from './assessment.ts';
import type { Day } from './day.ts';
import { criterionFixes } from './fix.ts';
import { gatesHolding } from './gate.ts';
import type { Plan } from './plan.ts';
import type { Recent } from './recent.ts';
import { scenarioOf } from './scenario.ts';
import { bandOf, readinessOf, resultsOf, rounded, type Scored, scoredOf } from './score.ts';
import type { Template } from './template.ts';

/**
 * How ready a site was on a day, from its answers, its check-ins before it (any order; those of the day itself or
 * later are ignored) and the plan that the day is scored with. A plan that is not in force is scored under the gate
 * `no-approved-plan`; without one nothing is scored. With nobody present nothing is scored and there is no band.
 */
export const assess = (
  template: Template,
  plan: Plan | null,
  answers: Answers,
  recent: readonly Recent[],
  day: Day,
): Assessment => {
  const gates = gatesHolding(template.gates, { plan, answers, day });
  const judged = plan === null || answers.present === 0 ? null : { plan, answers, recent, day };
  const scored: Scored[] = judged === null ? [] : scoredOf(template.criteria, judged);
  const readiness = readinessOf(scored);
  return {
    readiness: readiness === null ? null : rounded(readiness),
    band: answers.present === 0 ? null : bandOf(template.bands, gates, readiness),
    gates,
    criteria: resultsOf(scored),
    fixes: [
      ...gates.map((gate) => ({ gate })),
      ...(judged === null ? [] : criterionFixes(template, scored, judged)),
    ],
    scenario: scenarioOf(template, { workforce: plan?.workforce ?? null, answers, recent, day }),
    templateVersion: template.id,
    planVersion: plan?.version ?? null,
  };
};
