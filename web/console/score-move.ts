import { templates } from '../../domain/pack/templates.ts';
import type { Plan } from '../../domain/plan.ts';
import { type ScoreMove, scoreMove } from '../../domain/score-move.ts';
import { type Assessed, moveInputs } from './move-inputs.ts';

/** Why the score moved between the two newest check-ins; null when it cannot be said. A late part: it brings the templates. */
export const moveOf = (all: readonly Assessed[], plans: readonly Plan[]): ScoreMove | null => {
  const inputs = moveInputs(all, plans, templates);
  return inputs && scoreMove(inputs.before, inputs.after);
};
