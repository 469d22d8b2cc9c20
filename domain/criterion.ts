import * as z from 'zod/mini';
import { measures } from './answers.ts';
import { CriterionId } from './assessment.ts';

const common = {
  id: CriterionId,
  weight: z.number().check(z.gt(0, { error: 'not-above-0' })),
  source: z.array(z.string()).check(z.minLength(1)),
};

/** Persons sampled in the testing window against a share of their group. */
const Tested = z.strictObject({
  ...common,
  kind: z.literal('tested'),
  field: z.enum(['testedHighRisk', 'testedService']),
  group: z.enum(['highRiskWorkers', 'serviceWorkers']),
  share: z.enum(['highRiskPct', 'servicePct']),
  /** Workers whom the rule exempts: the group is smaller by their share of the high-risk and service workers together. */
  exempt: z.optional(z.literal('vaccinated')),
});

/** At least so much of something; does not apply where the plan asks for none. */
const Capacity = z.strictObject({
  ...common,
  kind: z.literal('capacity'),
  field: z.enum(['isolationFree']),
  atLeast: z.enum(['minIsolationFree']),
});

/** At most so much of something; does not apply where the answer is `without`. */
const Ceiling = z.strictObject({
  ...common,
  kind: z.literal('ceiling'),
  field: z.enum(['shuttleLoad', 'lodged']),
  atMost: z.enum(['shuttleMaxLoad', 'lodgingCapacity']),
  without: z.nullable(z.literal(0)),
});

/** How far a measure is kept; `n/a` does not apply. */
const Kept = z.strictObject({
  ...common,
  kind: z.literal('measure'),
  field: z.enum(measures),
  worth: z.strictObject({ all: z.number(), some: z.number(), none: z.number() }),
});

const Flag = z.strictObject({ ...common, kind: z.literal('flag'), field: z.enum(['safetyTeamOnDuty']) });

/** Age of the last drill: full until it is due, nothing after `goneAfter` cycles, linear between. */
const Drill = z.strictObject({ ...common, kind: z.literal('drill'), goneAfter: z.number().check(z.gt(1)) });

/** One line of the province's criteria: what is looked at, what it weighs, where it comes from. */
export const Criterion = z.discriminatedUnion('kind', [Tested, Capacity, Ceiling, Kept, Flag, Drill]);
export type Criterion = z.infer<typeof Criterion>;
export type CriterionOf<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>;
