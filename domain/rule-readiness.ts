import type { Band, CriterionId } from './assessment.ts';
import { daysBetween } from './day.ts';
import type { CheckInFacts } from './facts.ts';
import type { Template } from './template.ts';
import { type Condition, type Context, holds, param, type Verdict } from './verdict.ts';

/** A standing that is bad, or not. A day with nobody on site opens nothing. */
const standing = ({ answers, revision }: CheckInFacts, isBad: boolean): Verdict | null => {
  if (!isBad) return { says: 'clears' };
  return answers.present === 0 ? null : holds({ again: revision === 1 });
};

/** Isolation places below a share of those that the plan keeps free. */
export const isolationShort: Condition = (facts, { rule }) => {
  if (facts.source !== 'check-in' || facts.plan === null) return null;
  const least = facts.plan.minIsolationFree * param(rule, 'ofMinimum');
  return standing(facts, facts.answers.isolationFree < least);
};

/** More people asleep on site than the plan has room for. */
export const lodgingOver: Condition = (facts) =>
  facts.source === 'check-in' && facts.plan !== null
    ? standing(facts, facts.answers.lodged > facts.plan.lodgingCapacity)
    : null;

const testing: readonly CriterionId[] = ['test-high-risk', 'test-service'];

/** Fewer of a group sampled than a share of what the plan owes; a group that owes nothing is not behind. */
export const testingBehind: Condition = (facts, { rule }) => {
  if (facts.source !== 'check-in') return null;
  const shares = facts.assessment.criteria
    .filter(({ id }) => testing.includes(id))
    .map(({ attainment }) => attainment);
  if (shares.length === 0) return null;
  const below = param(rule, 'below');
  return standing(
    facts,
    shares.some((share) => share !== null && share < below),
  );
};

/** The band of the number alone, whatever the gates say; null where nothing was scored. `bands` stand best first. */
const bandOfNumber = (readiness: number | null, bands: Template['bands']): Band | null =>
  readiness === null ? null : (bands.find(({ from }) => readiness >= from)?.id ?? null);

/** A new site without an approved plan and nothing else amiss is first asked for its plan. */
const onlyApprovalMissing = ({ site, day, assessment }: CheckInFacts, { rule, template }: Context) =>
  assessment.gates.every((gate) => gate === 'no-approved-plan') &&
  bandOfNumber(assessment.readiness, template.bands) !== 'not-ready' &&
  daysBetween(site.registeredOn, day) < param(rule, 'approvalGraceDays');

/** The lowest band. */
export const notReady: Condition = (facts, context) => {
  if (facts.source !== 'check-in' || facts.assessment.band === null) return null;
  if (facts.assessment.band !== 'not-ready') return { says: 'clears' };
  return onlyApprovalMissing(facts, context) ? null : holds({ again: facts.revision === 1 });
};

/** Twice the median, so that it is whole where the values are. */
export const twiceMedian = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low ?? 0) + (high ?? 0);
};

/** Readiness has one decimal: counted in tenths, it is compared exactly. */
const tenths = (readiness: number): number => Math.round(readiness * 10);

/** Readiness far below the median of the assessments before. */
export const readinessDrop: Condition = (facts, { rule }) => {
  if (facts.source !== 'check-in' || facts.assessment.readiness === null) return null;
  const before = facts.before
    .flatMap(({ readiness }) => (readiness === null ? [] : [tenths(readiness)]))
    .slice(0, param(rule, 'medianOf'));
  if (before.length < param(rule, 'needs')) return null;
  const lost = twiceMedian(before) - 2 * tenths(facts.assessment.readiness);
  return standing(facts, lost >= 2 * tenths(param(rule, 'drop')));
};
