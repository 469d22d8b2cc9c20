import * as z from 'zod/mini';
import { Person } from './alert.ts';
import { Count, Load, Measure, measures } from './answers.ts';
import { coded, codedObject } from './coded.ts';
import { Day, Instant } from './day.ts';
import { freeTextOrNone } from './free-text.ts';

/** Counts and loads that an inspector can see for himself or in the books of the site, in the order of the form. */
export const inspectedCounts = ['present', 'lodged', 'vaccinated', 'isolationFree', 'shuttleLoad'] as const;

/** What an inspector looks at: what a site reports of the day as it is. Flows over a period are not to be seen in one visit. */
export const inspectable = [...inspectedCounts, ...measures, 'safetyTeamOnDuty'] as const;
export const Inspectable = z.enum(inspectable);
export type Inspectable = z.infer<typeof Inspectable>;

const YesNo = z.boolean({ error: coded('not-an-option') });

/** What was found: at least one item, in the terms of a check-in; codes `nothing-inspected`, and `more-than-present` at `lodged`. */
export const Inspected = z
  .strictObject(
    {
      present: z.optional(Count),
      lodged: z.optional(Count),
      vaccinated: z.optional(Count),
      isolationFree: z.optional(Count),
      shuttleLoad: z.optional(z.nullable(Load)),
      masks: z.optional(Measure),
      temperature: z.optional(Measure),
      hands: z.optional(Measure),
      spacing: z.optional(Measure),
      disinfection: z.optional(Measure),
      ventilation: z.optional(Measure),
      safetyTeamOnDuty: z.optional(YesNo),
    },
    { error: codedObject },
  )
  .check(
    z.refine((found) => Object.values(found).some((value) => value !== undefined), {
      error: 'nothing-inspected',
    }),
    z.refine(({ present, lodged }) => present === undefined || lodged === undefined || lodged <= present, {
      error: 'more-than-present',
      path: ['lodged'],
    }),
  );
export type Inspected = z.infer<typeof Inspected>;

const Shown = z.union([z.number(), z.string(), z.boolean(), z.null()]);

/**
 * One item as it was reported and as it was found. Counts: found minus reported, and that in percent of the reported (null where
 * that is 0); measures: steps between all, some and none; what cannot be counted so has null.
 */
export const ItemGap = z.strictObject({
  item: Inspectable,
  reported: Shown,
  inspected: Shown,
  differs: z.boolean(),
  difference: z.nullable(z.number()),
  percent: z.nullable(z.number()),
  steps: z.nullable(z.int()),
});
export type ItemGap = z.infer<typeof ItemGap>;

/** The report that an inspection was compared to, as it stood then: later corrections change nothing here. */
export const ComparedTo = z.strictObject({
  day: Day,
  revision: z.int(),
  template: z.string(),
  planVersion: z.nullable(z.int()),
});

/**
 * How far a report and an inspection are apart. `points`: readiness with what was found in the place of what was reported, minus
 * readiness as reported, unrounded; negative: reported better than found; null where either has no score. A site at work that is found
 * empty has a readiness of 0.
 */
export const InspectionGap = z.strictObject({
  comparedTo: z.nullable(ComparedTo),
  points: z.nullable(z.number()),
  items: z.array(ItemGap),
});
export type InspectionGap = z.infer<typeof InspectionGap>;

export const InspectionRequest = z.strictObject(
  { day: Day, answers: Inspected, note: freeTextOrNone(500) },
  { error: codedObject },
);
export type InspectionRequest = z.infer<typeof InspectionRequest>;

/** An inspection as it is kept, for ever: of a day the one with the highest `n` counts, those before it were corrected. */
export const Inspection = z.strictObject({
  siteId: z.string(),
  day: Day,
  n: z.int(),
  at: Instant,
  by: Person,
  answers: Inspected,
  note: z.string(),
  gap: InspectionGap,
});
export type Inspection = z.infer<typeof Inspection>;
