import type { CheckInFacts } from './facts.ts';
import { type Condition, holds, isNoOlder, param, type Verdict } from './verdict.ts';

/** New cases or contacts of a revision: an occurrence is a count above what the revision before it had already said. */
const newlyCounted = (
  { answers, previous }: CheckInFacts,
  field: 'f0' | 'f1',
  { above, tellsOwner }: { above: number; tellsOwner: boolean },
): Verdict | null => {
  const [count, before] = [answers[field], previous?.[field] ?? 0];
  if (count > above) return holds({ again: count > before, tellsOwner, lowered: count < before });
  return count < before ? { says: 'lowered' } : null;
};

/** F0 in a check-in or a quick report; new ones notify the owner. */
export const caseReported: Condition = (facts, { rule }) => {
  if (facts.source === 'event-report' && facts.kind === 'f0') return holds({ tellsOwner: true });
  const asked = { above: param(rule, 'above'), tellsOwner: true };
  return facts.source === 'check-in' ? newlyCounted(facts, 'f0', asked) : null;
};

/** F1 in a check-in. */
export const contactReported: Condition = (facts, { rule }) =>
  facts.source === 'check-in'
    ? newlyCounted(facts, 'f1', { above: param(rule, 'above'), tellsOwner: false })
    : null;

/**
 * F0 of the scenario's window past a mark. The step is the passing of a mark that this wave had not reached; F0 between two marks
 * leave the episode open without a new occurrence, as a mark that was reached twice does after a correction.
 */
export const siteOutbreak: Condition = (facts) => {
  if (facts.source === 'sweep') return null;
  const { more, mark, reached } = facts.growth;
  const lowered = more < 0;
  const tellsOfF0 = facts.source === 'check-in' ? facts.answers.f0 > 0 : facts.kind === 'f0';
  if (mark === 0 || !tellsOfF0) return lowered ? { says: 'lowered' } : null;
  const grew = more > 0 && mark > reached;
  return holds({ again: grew, grew, lowered });
};

/** Workers at work who should be in quarantine. */
export const quarantineBreach: Condition = (facts, { rule, newest }) => {
  if (facts.source !== 'check-in') return null;
  const above = param(rule, 'above');
  if (facts.answers.quarantineBreaches > above)
    return holds({ again: (facts.previous?.quarantineBreaches ?? 0) <= above });
  return isNoOlder(facts.day, newest) ? { says: 'clears' } : null;
};
