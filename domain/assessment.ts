import * as z from 'zod/mini';

/** Where a readiness stands, best first. */
export const Band = z.enum(['ready', 'watch', 'weak', 'not-ready']);
export type Band = z.infer<typeof Band>;

/** Conditions that no score makes up for, in the order in which they are listed. */
export const GateId = z.enum([
  'no-approved-plan',
  'no-case-plan',
  'no-commitment',
  'quarantine-breach',
  'isolation-exhausted',
  'risk-2194',
]);
export type GateId = z.infer<typeof GateId>;

export const CriterionId = z.enum([
  'test-high-risk',
  'test-service',
  'isolation-capacity',
  'masks',
  'temperature',
  'hands',
  'spacing',
  'disinfection',
  'ventilation',
  'shuttle-load',
  'lodging',
  'safety-team',
  'drill',
]);
export type CriterionId = z.infer<typeof CriterionId>;

/** How far cases have come to the site, mildest first. */
export const Scenario = z.enum(['normal', 'suspected', 'case', 'outbreak']);
export type Scenario = z.infer<typeof Scenario>;

/** A count, a percentage, a measure's value, a day, a yes or no; null where there is nothing to show. */
const Shown = z.union([z.number(), z.string(), z.boolean(), z.null()]);

/**
 * One criterion of an assessment. `attainment` 0–1, null where it does not apply (then points and lost are 0);
 * `points` and `lost` in points of readiness, unrounded: over all criteria they add up to 100.
 */
export const CriterionResult = z.strictObject({
  id: CriterionId,
  attainment: z.nullable(z.number()),
  weight: z.number(),
  points: z.number(),
  lost: z.number(),
  measured: Shown,
  target: Shown,
});
export type CriterionResult = z.infer<typeof CriterionResult>;

/** A gate to lift before anything else. */
export const GateFix = z.strictObject({ gate: GateId });
export type GateFix = z.infer<typeof GateFix>;

/**
 * What would lift one criterion fully. `to` is the value with attainment 1 that is nearest to today's; `by` how far
 * off today's is (persons, places, percent or days, never negative; null where there is nothing to count); `gain`
 * points of readiness, unrounded; `band` the band with this fix alone.
 */
export const CriterionFix = z.strictObject({
  criterion: CriterionId,
  to: Shown,
  by: z.nullable(z.number()),
  gain: z.number(),
  band: z.nullable(Band),
});
export type CriterionFix = z.infer<typeof CriterionFix>;

export const Fix = z.union([GateFix, CriterionFix]);
export type Fix = z.infer<typeof Fix>;

/** How ready a site was on a day: `readiness` 0–100 with one decimal, null if nothing could be scored. */
export const Assessment = z.strictObject({
  readiness: z.nullable(z.number()),
  band: z.nullable(Band),
  gates: z.array(GateId),
  criteria: z.array(CriterionResult),
  fixes: z.array(Fix),
  scenario: Scenario,
  templateVersion: z.string(),
  planVersion: z.nullable(z.int()),
});
export type Assessment = z.infer<typeof Assessment>;
