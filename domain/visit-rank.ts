import type { InspectionRules } from './pack/inspections.ts';

/** What speaks for a visit to a site. */
export type VisitFacts = {
  siteId: string;
  /** Readiness 0–100 of its newest report; null without a score. */
  readiness: number | null;
  /** A gate holds: whatever the number says, the site is not ready. */
  isGated: boolean;
  /** Due days in a row without a report, or that there never was one. */
  missedDue: number;
  /** Points that its newest inspection found too much; null where it was not inspected for long, or nothing could be compared. */
  overstated: number | null;
  /** The confidence in its figures is lowered. */
  isLowered: boolean;
};

/** How much each thing speaks for a visit: 1 not at all, never less. */
export type VisitFactors = { score: number; silence: number; gap: number; confidence: number };

type Rules = InspectionRules['visits'];

const scoreFactor = ({ readiness, isGated }: VisitFacts, { score }: Rules): number => {
  const counted = readiness ?? score.unscored;
  return 1 + score.perPoint * (100 - (isGated ? Math.min(counted, score.gated) : counted));
};

/** The four factors of a site; each grows with what it stands for, and none falls below 1. */
export const factorsOf = (facts: VisitFacts, rules: Rules): VisitFactors => ({
  score: scoreFactor(facts, rules),
  silence: 1 + rules.silence.perDueDay * Math.min(facts.missedDue, rules.silence.mostDueDays),
  gap: facts.overstated === null ? rules.gap.notInspected : 1 + rules.gap.perPoint * facts.overstated,
  confidence: facts.isLowered ? rules.confidence.lowered : 1,
});

/** Score × silence × gap × confidence: the larger, the sooner somebody should go there. */
export const visitScore = ({ score, silence, gap, confidence }: VisitFactors): number =>
  score * silence * gap * confidence;

/** Sites in the order in which they are visited: the largest product first, of equal ones the smaller id. */
export const rankVisits = <F extends VisitFacts>(
  sites: readonly F[],
  rules: Rules,
): (F & { factors: VisitFactors; score: number })[] =>
  sites
    .map((facts) => {
      const factors = factorsOf(facts, rules);
      return { ...facts, factors, score: visitScore(factors) };
    })
    .toSorted((a, b) => b.score - a.score || (a.siteId < b.siteId ? -1 : 1));
