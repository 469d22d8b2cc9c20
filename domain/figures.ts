import * as z from 'zod/mini';

/** The counted groups of a day's figures, and their keys: every count of the summary is named here once. */
export const figureKeys = {
  coverage: ['due', 'reported', 'onTime', 'late', 'missing', 'pending', 'notDue'],
  bands: ['ready', 'watch', 'weak', 'not-ready'],
  freshness: ['fresh', 'stale', 'unknown'],
  scenarios: ['normal', 'suspected', 'case', 'outbreak'],
  flows: ['present', 'symptomatic', 'f0', 'f1', 'testedHighRisk', 'testedService', 'testedOther', 'positive'],
} as const;

const Tally = z.int().check(z.gte(0));

export const AlertFigures = z.strictObject({
  open: Tally,
  critical: Tally,
  overdue: Tally,
  verifiedInTime: z.strictObject({ count: Tally, of: Tally }),
  /** From opening to verification: the median in minutes of `of` alerts, null of none. Medians of zones do not add up. */
  timeToVerify: z.strictObject({ medianMinutes: z.nullable(z.number()), of: Tally }),
});
export type AlertFigures = z.infer<typeof AlertFigures>;

/** Figures of one zone, or of the province, on one day. due = onTime + late + missing + pending. */
export const Figures = z.strictObject({
  coverage: z.record(z.enum(figureKeys.coverage), Tally),
  bands: z.record(z.enum(figureKeys.bands), Tally),
  freshness: z.record(z.enum(figureKeys.freshness), Tally),
  scenarios: z.record(z.enum(figureKeys.scenarios), Tally),
  flows: z.record(z.enum(figureKeys.flows), Tally),
  alerts: AlertFigures,
});
export type Figures = z.infer<typeof Figures>;

/** What one site adds to the counts of its zone and day: `group.key` → number, zeros left out. */
export type Contribution = Record<string, number>;

/** Name of a count, as the projection stores it. */
export const countName = (group: string, key: string) => `${group}.${key}`;

/** Every count at 0. */
export const noCounts: Contribution = Object.fromEntries(
  Object.entries(figureKeys).flatMap(([group, keys]) => keys.map((key) => [countName(group, key), 0])),
);

export const noAlerts: AlertFigures = {
  open: 0,
  critical: 0,
  overdue: 0,
  verifiedInTime: { count: 0, of: 0 },
  timeToVerify: { medianMinutes: null, of: 0 },
};

const pick = <K extends string>(counts: Contribution, group: string, keys: readonly K[]) =>
  z
    .record(z.enum(keys), Tally)
    .parse(Object.fromEntries(keys.map((key) => [key, counts[countName(group, key)] ?? 0])));

/** Figures out of stored counts and the alerts of the same sites. */
export const figuresOf = (counts: Contribution, alerts: AlertFigures): Figures => ({
  coverage: pick(counts, 'coverage', figureKeys.coverage),
  bands: pick(counts, 'bands', figureKeys.bands),
  freshness: pick(counts, 'freshness', figureKeys.freshness),
  scenarios: pick(counts, 'scenarios', figureKeys.scenarios),
  flows: pick(counts, 'flows', figureKeys.flows),
  alerts,
});

/** Sum of the contributions of disjoint sets of sites. */
export const addCounts = (all: readonly Contribution[]): Contribution => {
  const sum: Contribution = {};
  for (const counts of all) for (const [name, n] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
};
