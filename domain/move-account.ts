import type { CriterionId, CriterionResult } from './assessment.ts';
import { resultsOf, scoredOf } from './score.ts';
import { type ScoreInputs, type ScoreMove, scoreMove } from './score-move.ts';

/** What a criterion adds to a part of a move, in points of readiness, unrounded. */
export type Contribution = { readonly id: CriterionId; readonly change: number };

/** The parts of a move. */
export const moveParts = ['answers', 'plan', 'template'] as const;
export type MovePart = (typeof moveParts)[number];

/** Why the score moved, down to the criteria: those of a part sum to the part, and the parts to the total. Largest first. */
export type MoveAccount = ScoreMove & {
  readonly criteria: Readonly<Record<MovePart, readonly Contribution[]>>;
};

/** Why it cannot be said: nothing before, no score before or now, or none on a step between. */
export type MoveGap = 'no-report-before' | 'not-scored-before' | 'not-scored-now' | 'no-step';

/** Each criterion's points under the inputs; none where there is no score. */
const pointsOf = ({ template, plan, answers, recent, day }: ScoreInputs): CriterionResult[] =>
  plan === null || answers.present === 0
    ? []
    : resultsOf(scoredOf(template.criteria, { plan, answers, recent, day }));

/** From one step to the next, criterion by criterion; a criterion that only one of them knows counts 0 at the other. */
const contributions = (from: readonly CriterionResult[], to: readonly CriterionResult[]): Contribution[] => {
  const at = (results: readonly CriterionResult[], id: CriterionId) =>
    results.find((one) => one.id === id)?.points ?? 0;
  const ids = new Set([...from, ...to].map(({ id }) => id));
  return [...ids]
    .map((id) => ({ id, change: at(to, id) - at(from, id) }))
    .filter(({ change }) => change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
};

const isScored = (inputs: ScoreInputs) => scoreMove(inputs, inputs) !== null;

/** Why the score moved from one assessment to another, criterion by criterion; or why that cannot be said. */
export const moveAccount = (before: ScoreInputs | null, after: ScoreInputs): MoveAccount | MoveGap => {
  if (before === null) return 'no-report-before';
  if (!isScored(before)) return 'not-scored-before';
  if (!isScored(after)) return 'not-scored-now';
  const move = scoreMove(before, after);
  if (move === null) return 'no-step';
  const steps = [
    before,
    { ...after, template: before.template, plan: before.plan },
    { ...after, template: before.template },
    after,
  ].map(pointsOf);
  const [from = [], answered = [], planned = [], to = []] = steps;
  return {
    ...move,
    criteria: {
      answers: contributions(from, answered),
      plan: contributions(answered, planned),
      template: contributions(planned, to),
    },
  };
};
