import type { Figures } from './figures.ts';

/** Share below which zones are not compared: percent of due sites that reported. */
export const comparableFrom = 80;

type Covered = Pick<Figures, 'coverage'>;
type Standing = Pick<Figures, 'bands' | 'freshness'>;

/** A share with what it may become once every unknown site is known; percentages 0–100, null of nothing. */
export type Bounds = {
  count: number;
  of: number;
  unknown: number;
  share: number | null;
  lo: number | null;
  hi: number | null;
};

/** 0–100, null of nothing. */
export const percentOf = (count: number, of: number): number | null => (of === 0 ? null : (100 * count) / of);

/** Due sites that reported, on time or late: the numerator of the reporting rate. */
export const reportedDue = ({ coverage }: Covered): number => coverage.onTime + coverage.late;

/** Due sites of which nothing has come in for the day: what the flows cannot know. */
export const silentOf = (figures: Covered): number => figures.coverage.due - reportedDue(figures);

const limits = [80, 90, 100];

/** A percentage to one decimal as it is printed: rounding never takes it up to 80, 90 or 100 when it is below. */
export const printedPercent = (value: number): number => {
  const tenths = Math.round(value * 10 + 1e-9) / 10;
  const limit = limits.find((one) => value < one && tenths >= one);
  return limit === undefined ? tenths : limit - 0.1;
};

/** Percent of the due sites that reported; null when none was due. */
export const rateOf = (figures: Covered): number | null =>
  percentOf(reportedDue(figures), figures.coverage.due);

/** True when the figures are too few to compare zones: some were due and fewer than 80 % reported. */
export const isThin = (figures: Covered): boolean => (rateOf(figures) ?? 100) < comparableFrom;

/** `count` of the sites that have a band, and of them with all the unknown ones. */
const boundsOf = ({ bands, freshness }: Standing, count: number): Bounds => {
  const of = bands.ready + bands.watch + bands.weak + bands['not-ready'];
  const { unknown } = freshness;
  const all = of + unknown;
  return {
    count,
    of,
    unknown,
    share: percentOf(count, of),
    lo: percentOf(count, all),
    hi: percentOf(count + unknown, all),
  };
};

/** Sites ready or to be watched. */
export const goodBounds = (figures: Standing): Bounds =>
  boundsOf(figures, figures.bands.ready + figures.bands.watch);

/** Sites that need work or are not ready. */
export const badBounds = (figures: Standing): Bounds =>
  boundsOf(figures, figures.bands.weak + figures.bands['not-ready']);
