import * as z from 'zod/mini';
import data from '#pack/inspections.json' with { type: 'json' };

const Days = z.int().check(z.gt(0));
const Points = z.number().check(z.gte(0), z.lte(100));
const PerUnit = z.number().check(z.gte(0));
const AtLeastOne = z.number().check(z.gte(1));

/**
 * How inspections are taken, compared and told. `fileWithinDays`: civil days after its day in which one is filed; `compareWithinDays`:
 * how old the report may be that it is compared to; `gapLowersFrom`: points of readiness that a site said too much, from which on its
 * figures are less believed. `visits`: what the next visits are ranked by, each factor 1 where there is nothing to go for.
 */
export const InspectionRules = z.strictObject({
  fileWithinDays: Days,
  compareWithinDays: z.int().check(z.gte(0)),
  gapLowersFrom: z.number().check(z.gt(0)),
  visits: z.strictObject({
    /** `perPoint` for each point below 100; `unscored` stands for a site without a score, `gated` is the most that counts under a gate. */
    score: z.strictObject({ perPoint: PerUnit, unscored: Points, gated: Points }),
    /** `perDueDay` for each due day without a report, up to `mostDueDays`. */
    silence: z.strictObject({ perDueDay: PerUnit, mostDueDays: Days }),
    /** `perPoint` that the newest inspection found too much, for `countsForDays`; `notInspected` where there was none in that time, or it gave no points. */
    gap: z.strictObject({ perPoint: PerUnit, countsForDays: Days, notInspected: AtLeastOne }),
    confidence: z.strictObject({ lowered: AtLeastOne }),
  }),
  source: z.string().check(z.minLength(1)),
});
export type InspectionRules = z.infer<typeof InspectionRules>;

export const inspectionRules: InspectionRules = InspectionRules.parse(data);
