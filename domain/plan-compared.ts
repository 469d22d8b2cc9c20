import type { Day } from './day.ts';
import { type Plan, planInForce } from './plan.ts';

/** What a decision on a version is weighed against: the version in force on the day, else the one written before it. */
export const comparedWith = (
  plans: readonly Plan[],
  plan: Pick<Plan, 'version'>,
  today: Day,
): { before: Plan | null; inForce: Plan | null } => {
  const inForce = planInForce(
    plans.filter(({ version }) => version !== plan.version),
    today,
  );
  const older = plans
    .filter(({ version }) => version < plan.version)
    .toSorted((a, b) => b.version - a.version)[0];
  return { before: inForce ?? older ?? null, inForce };
};

/**
 * The version that goes on counting although this one is approved today, since it begins later or is the newer of two that begin
 * together; null where this one will be in force: from its first day on, or from today where that is past.
 */
export const outlasting = (plans: readonly Plan[], plan: Plan, today: Day): Plan | null => {
  const others = plans.filter(({ version }) => version !== plan.version);
  const day = plan.effectiveFrom > today ? plan.effectiveFrom : today;
  const then = planInForce([...others, { ...plan, state: 'approved' }], day);
  return then?.version === plan.version ? null : then;
};
