import type { AberrationParams } from './template.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Standard deviation of a sample, n − 1 in the denominator. */
const sampleDeviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (values.length - 1));
};

type Shape = Pick<AberrationParams, 'baselineCheckIns' | 'guardCheckIns' | 'leastDeviation'>;

/** C2 of the CDC's Early Aberration Reporting System: 7 values, two days of guard between them and today's. */
const C2: Shape = { baselineCheckIns: 7, guardCheckIns: 2, leastDeviation: 0.5 };

const baselineOf = (series: readonly number[], { baselineCheckIns, guardCheckIns }: Shape) => {
  const end = series.length - 1 - guardCheckIns;
  return end < baselineCheckIns ? null : series.slice(end - baselineCheckIns, end);
};

/** What today's value is held against: where in the series its baseline lies, and the mean and deviation of that. */
export type Baseline = {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly deviation: number;
};

/** The baseline of a series, `to` not included; null with too few values. The deviation is that of a sample, as it is. */
export const baselineFacts = (series: readonly number[], shape: Shape = C2): Baseline | null => {
  const baseline = baselineOf(series, shape);
  if (baseline === null) return null;
  const to = series.length - 1 - shape.guardCheckIns;
  return { from: to - baseline.length, to, mean: mean(baseline), deviation: sampleDeviation(baseline) };
};

/**
 * How many standard deviations today's value (the last of the series, one per check-in, oldest first) lies above the
 * mean of its baseline; a deviation below 0.5 counts as 0.5. Null with fewer than 10 values.
 */
export const earsC2 = (series: readonly number[], shape: Shape = C2): number | null => {
  const baseline = baselineOf(series, shape);
  const today = series.at(-1);
  if (baseline === null || today === undefined) return null;
  return (today - mean(baseline)) / Math.max(sampleDeviation(baseline), shape.leastDeviation);
};

/** Of a site too new for a baseline: a number of persons and a share of those present. */
const isManyForFew = (today: number, present: number, { fewLeast, fewPctOfPresent }: AberrationParams) =>
  today >= fewLeast && today * 100 >= fewPctOfPresent * present;

/**
 * Whether today's symptoms (the last of the series: persons with symptoms at work or off sick, per check-in, oldest
 * first) are out of the ordinary: C2 above its bound and well above the baseline mean, which cuts false alarms; with
 * too few check-ins for a baseline, a fixed number and a share of those present.
 */
export const isAberrant = (series: readonly number[], present: number, params: AberrationParams): boolean => {
  const today = series.at(-1);
  if (today === undefined) return false;
  const baseline = baselineOf(series, params);
  const c2 = earsC2(series, params);
  if (baseline === null || c2 === null) return isManyForFew(today, present, params);
  return c2 > params.above && today >= params.meanTimes * mean(baseline) + params.meanPlus;
};
