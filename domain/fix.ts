import type { Answers } from './answers.ts';
import type { CriterionFix } from './assessment.ts';
import type { Judged } from './attainment.ts';
import { gatesHolding } from './gate.ts';
import { appliedWeight, bandOf, readinessOf, type Scored } from './score.ts';
import type { Template } from './template.ts';

/** The answers once the criterion is met; only isolation places are looked at by a gate too. */
const mended = ({ criterion, measured, by }: Scored, answers: Answers): Answers =>
  criterion.kind === 'capacity' && typeof measured === 'number' && by !== null
    ? { ...answers, [criterion.field]: measured + by }
    : answers;

/**
 * What would lift each criterion with a loss, largest gain first, equal ones in the template's order. The band is
 * that with this one fix: a gate that the fix itself lifts (places where none was free) no longer holds in it.
 */
export const criterionFixes = (
  template: Pick<Template, 'bands' | 'gates'>,
  scored: readonly Scored[],
  judged: Judged,
): CriterionFix[] => {
  const weight = appliedWeight(scored);
  const readiness = readinessOf(scored) ?? 0;
  return scored
    .flatMap((one) => {
      if (one.attainment === null || one.attainment >= 1) return [];
      const gain = (100 * one.criterion.weight * (1 - one.attainment)) / weight;
      const gates = gatesHolding(template.gates, { ...judged, answers: mended(one, judged.answers) });
      const band = bandOf(template.bands, gates, readiness + gain);
      return [{ criterion: one.criterion.id, to: one.to, by: one.by, gain, band }];
    })
    .toSorted((a, b) => b.gain - a.gain);
};
