import { addDays, type Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Filed } from './site-day.ts';

/** Days without a report after which the full form is asked for; the server's own bound (domain/no-change.ts). */
const breakDays = 3;

export type ShutReason = 'cases-before' | 'plan-changed' | 'break' | 'day-off';

/**
 * Why the no-change door would be refused, as far as this page can tell, or null. The server also looks at open episodes and
 * at how often the door was used: its refusal opens the full form.
 */
export const shutReason = (
  before: Filed,
  plan: Pick<Plan, 'version'> | null,
  day: Day,
  stocksFrom: Filed | null = before,
): ShutReason | null => {
  const { f0, f1, positive, quarantineBreaches } = before.checkIn.answers;
  if (f0 + f1 + positive + quarantineBreaches > 0) return 'cases-before';
  if (before.assessment.planVersion !== (plan?.version ?? null)) return 'plan-changed';
  if (before.checkIn.day < addDays(day, -breakDays)) return 'break';
  return stocksFrom === before ? null : 'day-off';
};
