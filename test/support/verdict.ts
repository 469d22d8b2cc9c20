import type { Episode, RuleId } from '../../domain/alert.ts';
import { type Facts, judge } from '../../domain/alert-rules.ts';
import { answers, template } from './alert-facts.ts';

/** A rule of the template. */
export const ruleOf = (id: RuleId) => {
  const rule = template.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
};

/** What a rule says to the facts where this is its newest episode; `current`: those of the other rules. */
export const verdict = (
  rule: RuleId,
  facts: Facts,
  newest: Episode | null = null,
  current: readonly Episode[] = [],
) => judge(facts, { rule: ruleOf(rule), template, newest, current });

/** That a rule holds, as a new occurrence if nothing else is said. */
export const holds = (more: object = {}) => ({
  ...{ says: 'holds', again: true, tellsOwner: false, raised: false, lowered: false, grew: false },
  ...more,
});
export const clears = { says: 'clears' };
export const lowered = { says: 'lowered' };

/** Revision 2 of a day whose first one said this. */
export const correction = (before: Parameters<typeof answers>[0]) => ({
  revision: 2,
  previous: answers(before),
});
