import { type Day, daysBetween } from './day.ts';
import type { CheckInFacts } from './facts.ts';
import { type Condition, holds, param } from './verdict.ts';

/** True when the newest version that was handed in has been sent back. */
const isSentBack = (plans: CheckInFacts['plans']): boolean => {
  const handedIn = plans.filter((plan) => plan.state !== 'draft').toSorted((a, b) => b.version - a.version);
  return handedIn[0]?.state === 'returned';
};

const isOlderThan = (since: Day | null, day: Day, days: number): boolean =>
  since === null || daysBetween(since, day) > days;

/**
 * What the site owes of its plan: an approved one in force, one in place of that sent back, a drill in the plan's cycle, and a 2194
 * index that is not too old (where there is one: without one, the gate speaks).
 */
export const planDue: Condition = (facts, { rule }) => {
  if (facts.source !== 'check-in') return null;
  const { plan, plans, assessment, day, revision } = facts;
  const isOwed =
    plan === null ||
    assessment.gates.includes('no-approved-plan') ||
    isSentBack(plans) ||
    isOlderThan(plan.lastDrillOn, day, plan.drillEveryDays) ||
    (plan.risk2194 !== null &&
      isOlderThan(plan.risk2194.assessedOn, day, param(rule, 'riskIndexOlderThanDays')));
  return isOwed ? holds({ again: revision === 1 }) : { says: 'clears' };
};
