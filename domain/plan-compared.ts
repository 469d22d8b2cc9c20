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
