/*
 * Least and most of the numbers of a template: beyond them the code could not judge by them. A filing reads the check-ins of the 14 days
 * before its day, and at least nine.
 */

/** Four digits: the page's next version is one above the newest, which must stay a number to count with. */
export const versionSpan = [1, 9999] as const;

/** Minutes of a clock, at most a year of 365 days. */
export const clockSpan = [1, 525_600] as const;

export const scenarioSpans = {
  windowDays: [1, 14],
  outbreakCases: [1, 10_000],
  smallSiteBelow: [0, 1_000_000],
  smallSiteCases: [1, 10_000],
  smallSitePct: [0, 100],
} as const;

/** Baseline and guard together are among the nine check-ins before. */
export const aberrationSpans = {
  baselineCheckIns: [2, 9],
  guardCheckIns: [0, 7],
  leastDeviation: [0, 1000],
  above: [0, 1000],
  meanTimes: [0, 1000],
  meanPlus: [0, 10_000],
  fewLeast: [0, 10_000],
  fewPctOfPresent: [0, 100],
} as const;

export const riskSpans = { highRiskPct: [0, 100], servicePct: [0, 100], windowDays: [1, 14] } as const;

/** What a plan may commit itself to: see `PlanFields`. */
export const planSpans = { ...riskSpans, shuttleMaxLoad: [1, 100], drillEveryDays: [1, 730] } as const;

/** Where warnings of a plan begin: percent, persons and days. */
export const warningSpans = {
  leastHighRiskPct: [0, 100],
  serviceFromWorkforce: [0, 1_000_000],
  longestWindowDays: [1, 14],
  longestDrillDays: [1, 730],
} as const;
