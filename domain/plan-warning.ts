import * as z from 'zod/mini';

/** What about a plan makes its approver think twice, in the order in which it is told. */
export const WarningId = z.enum([
  'few-high-risk',
  'no-service-workers',
  'no-isolation-place',
  'low-high-risk-share',
  'low-service-share',
  'long-window',
  'rare-drills',
]);
export type WarningId = z.infer<typeof WarningId>;

/**
 * One warning: the plan's figure and the bound it misses. Percent (0–100) for the shares and for high-risk workers among the workforce,
 * persons, places and days for the rest; the bound of `no-service-workers` is the workforce from which on there have to be some.
 */
export const PlanWarning = z.strictObject({ id: WarningId, value: z.number(), limit: z.number() });
export type PlanWarning = z.infer<typeof PlanWarning>;
