import type { RuleId } from './alert-brief.ts';
import type { AlertRule } from './template.ts';

/** Least and most of a number. */
type Span = readonly [least: number, most: number];

/**
 * What the code of a rule stands on and a template may not change: where it looks, and which numbers it asks for, within what its
 * condition can do with them. Days and check-ins that it looks back on are among those that a filing reads.
 */
export type RuleForm = Pick<AlertRule, 'scope' | 'reads'> & {
  params: Readonly<Record<string, Span>>;
};

const count: Span = [0, 1_000_000];
const share: Span = [0, 1];
const days: Span = [1, 365];
const checkInsBefore: Span = [1, 9];

const ofSite = (reads: RuleForm['reads'], params: RuleForm['params'] = {}): RuleForm => ({
  scope: 'site',
  reads,
  params,
});

/** Every rule that the code knows. */
export const ruleForms: Readonly<Record<RuleId, RuleForm>> = {
  'case-reported': ofSite('revision', { above: count }),
  'site-outbreak': ofSite('revision', { stepTimes: [2, 100] }),
  'contact-reported': ofSite('revision', { above: count, clearAfterDays: days }),
  'positive-unconfirmed': ofSite('revision'),
  'quarantine-breach': ofSite('revision', { above: count }),
  'isolation-short': ofSite('standing', { ofMinimum: share }),
  'lodging-over': ofSite('standing'),
  'symptom-aberration': ofSite('revision', { raisedAtReports: checkInsBefore, raisedOfLast: checkInsBefore }),
  'testing-behind': ofSite('standing', { below: share }),
  'not-ready': ofSite('standing', { approvalGraceDays: [0, 365] }),
  'readiness-drop': ofSite('standing', {
    drop: [0, 100],
    medianOf: checkInsBefore,
    needs: checkInsBefore,
    clearAfterDays: days,
  }),
  'check-in-missed': ofSite('absence', { raisedFromDueDays: [1, 60] }),
  'plan-due': ofSite('standing', { riskIndexOlderThanDays: [1, 730] }),
  implausible: ofSite('standing', {
    sameDueDays: [2, 14],
    noSymptomsDueDays: [2, 14],
    noSymptomsPresent: count,
    presentTimes: [1, 100],
    presentPlus: count,
  }),
  'zone-cluster': { scope: 'zone', reads: 'standing', params: { sites: [2, 1000], windowDays: [1, 14] } },
};
