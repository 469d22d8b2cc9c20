import type { RuleId } from './alert.ts';
import type { Facts } from './facts.ts';
import { checkInMissed } from './rule-absence.ts';
import { caseReported, contactReported, quarantineBreach, siteOutbreak } from './rule-cases.ts';
import { implausible } from './rule-implausible.ts';
import { planDue } from './rule-plan.ts';
import { positiveUnconfirmed } from './rule-positives.ts';
import { isolationShort, lodgingOver, notReady, readinessDrop, testingBehind } from './rule-readiness.ts';
import { symptomAberration } from './rule-symptoms.ts';
import type { Condition, Context, Verdict } from './verdict.ts';

export type { CheckInFacts, EventFacts, Facts, Report, SweepFacts } from './facts.ts';
export { type Condition, type Context, holds, param, type Verdict } from './verdict.ts';

/** The conditions of the rules on one site; the rule on a whole zone reads what its sites show together. */
export const conditions: Readonly<Record<Exclude<RuleId, 'zone-cluster'>, Condition>> = {
  'case-reported': caseReported,
  'site-outbreak': siteOutbreak,
  'contact-reported': contactReported,
  'positive-unconfirmed': positiveUnconfirmed,
  'quarantine-breach': quarantineBreach,
  'isolation-short': isolationShort,
  'lodging-over': lodgingOver,
  'symptom-aberration': symptomAberration,
  'testing-behind': testingBehind,
  'not-ready': notReady,
  'readiness-drop': readinessDrop,
  'check-in-missed': checkInMissed,
  'plan-due': planDue,
  implausible,
};

/** Rules of the standing hear of the newest day alone. */
const isBeside = ({ rule }: Context, facts: Facts) =>
  rule.reads === 'standing' && !(facts.source === 'check-in' && facts.isStanding);

/** A rule that needs a history does not open while there is none; what is open already goes on. */
const isTooEarly = ({ rule, newest }: Context, facts: Facts) =>
  rule.quietStart &&
  facts.source === 'check-in' &&
  facts.quiet !== null &&
  (newest === null || newest.state === 'closed');

/** What a rule says to the facts; null when they are nothing to it: of another place, of an older day, or too early. */
export const judge = (facts: Facts, context: Context): Verdict | null => {
  const { id } = context.rule;
  if (id === 'zone-cluster' || isBeside(context, facts) || isTooEarly(context, facts)) return null;
  return conditions[id](facts, context);
};
