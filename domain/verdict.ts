import type { Episode } from './alert.ts';
import type { Day } from './day.ts';
import type { Facts } from './facts.ts';
import type { AlertRule, Template } from './template.ts';

/**
 * What a rule says to the facts. `again`: they are a new occurrence of an open episode, and not the same thing said once more;
 * `tellsOwner`: that occurrence is told to the owner; `raised`: at the severity that the rule rises to; `lowered`: a correction
 * reports fewer cases; `grew`: a step of growth, which is told in any state and starts the response's clock anew.
 */
export type Verdict =
  | {
      says: 'holds';
      again: boolean;
      tellsOwner: boolean;
      raised: boolean;
      lowered: boolean;
      grew: boolean;
    }
  | { says: 'lowered' }
  | { says: 'clears' };

/** What a condition is judged with: the rule's data, its newest episode at the site, and the newest ones of all rules there. */
export type Context = {
  rule: AlertRule;
  template: Pick<Template, 'bands' | 'aberration'>;
  newest: Episode | null;
  current: readonly Episode[];
};

/** The condition of a rule; null when the facts say nothing to it. */
export type Condition = (facts: Facts, context: Context) => Verdict | null;

/** That a rule holds, as a new occurrence if nothing else is said. */
export const holds = (more: Partial<Extract<Verdict, { says: 'holds' }>> = {}): Verdict => ({
  says: 'holds',
  again: true,
  tellsOwner: false,
  raised: false,
  lowered: false,
  grew: false,
  ...more,
});

/** A parameter of a rule. @throws Error when the template lacks it: it is broken */
export const param = (rule: AlertRule, name: string): number => {
  const value = rule.params[name];
  if (value === undefined) throw new Error(`Rule ${rule.id} has no parameter ${name}`);
  return value;
};

/** True when the day is not before the one on which the rule held last: an older day says nothing of now. */
export const isNoOlder = (day: Day, newest: Episode | null): boolean => {
  const last = newest?.lastTrigger.day ?? null;
  return last === null || day >= last;
};
