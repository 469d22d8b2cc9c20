import type { Episode, RuleId } from './alert.ts';
import type { EventReport } from './alert-request.ts';
import type { Answers } from './answers.ts';
import type { Assessment, Band } from './assessment.ts';
import { type Day, daysBetween } from './day.ts';
import type { Plan } from './plan.ts';
import type { Site } from './site.ts';
import type { AlertRule, Template } from './template.ts';

type Place = { site: Pick<Site, 'siteId' | 'zoneId' | 'registeredOn'>; day: Day };

/** An accepted revision. `previous` is what the revision before it of the same day said; `isStanding`: its day is the newest. */
export type CheckInFacts = Place & {
  source: 'check-in';
  revision: number;
  answers: Answers;
  previous: Answers | null;
  assessment: Assessment;
  plan: Plan | null;
  isStanding: boolean;
};

/** A quick report, on the civil day on which it came in. */
export type EventFacts = Place & { source: 'event-report' } & Pick<EventReport, 'kind' | 'count'>;

/** A due day whose cut-off passed without a check-in; `missedRunning` counts such due days in a row up to and with this one. */
export type SweepFacts = Place & { source: 'sweep'; missedRunning: number };

/** What happened at a site. */
export type Facts = CheckInFacts | EventFacts | SweepFacts;

/**
 * What a rule says to the facts. `again`: they are a new occurrence of an open episode, and not the same thing said once more;
 * `tellsOwner`: that occurrence is told to the owner; `raised`: at the severity that the rule rises to; `lowered`: a correction
 * reports fewer cases.
 */
export type Verdict =
  | { says: 'holds'; again: boolean; tellsOwner: boolean; raised: boolean; lowered: boolean }
  | { says: 'lowered' }
  | { says: 'clears' };

/** What a condition is judged with: the rule's data, and the newest episode of the rule at the site. */
export type Context = { rule: AlertRule; bands: Template['bands']; newest: Episode | null };

/** The condition of a rule; null when the facts say nothing to it. */
export type Condition = (facts: Facts, context: Context) => Verdict | null;

const holds = (more: Partial<Extract<Verdict, { says: 'holds' }>> = {}): Verdict => ({
  says: 'holds',
  again: true,
  tellsOwner: false,
  raised: false,
  lowered: false,
  ...more,
});

/** A parameter of a rule; a template without it is broken. */
const param = (rule: AlertRule, name: string): number => {
  const value = rule.params[name];
  if (value === undefined) throw new Error(`Rule ${rule.id} has no parameter ${name}`);
  return value;
};

/** New cases or contacts of a revision: an occurrence is a count above what the revision before it had already said. */
const newlyCounted = (
  { answers, previous }: CheckInFacts,
  field: 'f0' | 'f1',
  tellsOwner: boolean,
): Verdict | null => {
  const [count, before] = [answers[field], previous?.[field] ?? 0];
  if (count > 0) return holds({ again: count > before, tellsOwner, lowered: count < before });
  return before > 0 ? { says: 'lowered' } : null;
};

const caseReported: Condition = (facts) => {
  if (facts.source === 'event-report' && facts.kind === 'f0') return holds({ tellsOwner: true });
  return facts.source === 'check-in' ? newlyCounted(facts, 'f0', true) : null;
};

const contactReported: Condition = (facts) =>
  facts.source === 'check-in' ? newlyCounted(facts, 'f1', false) : null;

/** True when the day is not before the one on which the rule held last: an older day says nothing of now. */
const isNoOlder = (day: Day, newest: Episode | null) => {
  const last = newest?.lastTrigger.day ?? null;
  return last === null || day >= last;
};

const quarantineBreach: Condition = (facts, { newest }) => {
  if (facts.source !== 'check-in') return null;
  if (facts.answers.quarantineBreaches > 0)
    return holds({ again: (facts.previous?.quarantineBreaches ?? 0) === 0 });
  return isNoOlder(facts.day, newest) ? { says: 'clears' } : null;
};

/** The band of the number alone, whatever the gates say; null where nothing was scored. `bands` stand best first. */
const bandOfNumber = ({ readiness }: Assessment, bands: Template['bands']): Band | null =>
  readiness === null ? null : (bands.find(({ from }) => readiness >= from)?.id ?? null);

/** A new site without an approved plan and nothing else amiss is first asked for its plan. */
const onlyApprovalMissing = ({ site, day, assessment }: CheckInFacts, { rule, bands }: Context) =>
  assessment.gates.every((gate) => gate === 'no-approved-plan') &&
  bandOfNumber(assessment, bands) !== 'not-ready' &&
  daysBetween(site.registeredOn, day) < param(rule, 'approvalGraceDays');

const notReady: Condition = (facts, context) => {
  if (facts.source !== 'check-in' || facts.assessment.band === null) return null;
  if (facts.assessment.band !== 'not-ready') return { says: 'clears' };
  return onlyApprovalMissing(facts, context) ? null : holds({ again: facts.revision === 1 });
};

const checkInMissed: Condition = (facts, { rule, newest }) => {
  if (facts.source === 'check-in') return isNoOlder(facts.day, newest) ? { says: 'clears' } : null;
  if (facts.source !== 'sweep') return null;
  const isRecorded = newest?.lastTrigger.day != null && facts.day <= newest.lastTrigger.day;
  return isRecorded ? null : holds({ raised: facts.missedRunning >= param(rule, 'raisedFromDueDays') });
};

/** The conditions that are judged. A rule of the template without one here never raises anything. */
export const conditions: Partial<Record<RuleId, Condition>> = {
  'case-reported': caseReported,
  'contact-reported': contactReported,
  'quarantine-breach': quarantineBreach,
  'not-ready': notReady,
  'check-in-missed': checkInMissed,
};

/** What a rule says to the facts; null when it has no condition, or reads the standing alone and these are not of it. */
export const judge = (facts: Facts, context: Context): Verdict | null => {
  const beside = context.rule.reads === 'standing' && !(facts.source === 'check-in' && facts.isStanding);
  return beside ? null : (conditions[context.rule.id]?.(facts, context) ?? null);
};
