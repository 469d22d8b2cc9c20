import { addDays, type Day } from './day.ts';
import type { Plan } from './plan.ts';

/** The days on which a version was, is or will be in force, both included; `to` null: until another is approved. */
export type PlanSpan = { readonly version: number; readonly from: Day; readonly to: Day | null };

/**
 * Which approved version is in force when, oldest first: each from its `effectiveFrom` until the next one begins, the higher version of
 * two that begin together. A version that another one takes the place of on its first day has no span.
 */
export const planSpans = (
  plans: readonly Pick<Plan, 'version' | 'state' | 'effectiveFrom'>[],
): PlanSpan[] => {
  const begun = new Map<Day, number>();
  for (const { version, state, effectiveFrom } of plans)
    if (state === 'approved') begun.set(effectiveFrom, Math.max(version, begun.get(effectiveFrom) ?? 0));
  const sorted = [...begun].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([from, version], place) => {
    const next = sorted[place + 1]?.[0];
    return { version, from, to: next === undefined ? null : addDays(next, -1) };
  });
};
