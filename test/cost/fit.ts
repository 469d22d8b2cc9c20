import { each, type Sample, times, type Used } from './used.ts';

/** What a step takes: so much whatever the size, and so much more for every site. */
export type Fit = { constant: Used; perSite: Used };

type Point = { x: number; y: number };

/** How much more the largest of the sizes must take than the smallest before it counts as growth and not as noise. */
const growth = 1.3;

/** Least squares, with neither part below nothing; what does not grow with the sites is its mean. */
export const lineThrough = (points: readonly Point[]): { constant: number; perSite: number } => {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const sorted = points.toSorted((one, other) => one.x - other.x);
  const [first, last] = [sorted[0]?.y ?? 0, sorted.at(-1)?.y ?? 0];
  const spread = mean((point) => (point.x - x) ** 2);
  if (spread === 0 || last <= first * growth) return { constant: y, perSite: 0 };
  const slope = mean((point) => (point.x - x) * (point.y - y)) / spread;
  const constant = y - slope * x;
  return constant >= 0 ? { constant, perSite: slope } : { constant: 0, perSite: y / x };
};

/** The fit of a step over the sizes it was measured at, for doing it once; of the milliseconds the least for a site, all of them for sites. */
export const fitOf = (samples: readonly Sample[], step: string): Fit => {
  const mine = samples.filter((sample) => sample.step === step && sample.times > 0);
  if (mine.length === 0) throw new Error(`nothing was measured of ${step}`);
  const line = (measure: keyof Used) =>
    lineThrough(mine.map(({ sites, times: n, used }) => ({ x: sites, y: used[measure] / n })));
  const quickest = Math.min(...mine.map(({ sites, times: n, used }) => used.milliseconds / n / sites));
  return {
    constant: each((measure) => (measure === 'milliseconds' ? 0 : line(measure).constant)),
    perSite: each((measure) => (measure === 'milliseconds' ? quickest : line(measure).perSite)),
  };
};

/**
 * What a step takes that is done for one person or one report, and so does not grow with the province. Of the milliseconds the least
 * counts: whatever else the machine does only adds to them.
 */
export const meanOf = (samples: readonly Sample[], step: string): Used => {
  const mine = samples.filter((sample) => sample.step === step && sample.times > 0);
  if (mine.length === 0) throw new Error(`nothing was measured of ${step}`);
  const all = mine.reduce((sum, { times: n }) => sum + n, 0);
  const quickest = Math.min(...mine.map(({ times: n, used }) => used.milliseconds / n));
  return each((measure) =>
    measure === 'milliseconds' ? quickest : mine.reduce((sum, { used }) => sum + used[measure], 0) / all,
  );
};

/** What the step takes at a size. */
export const at = ({ constant, perSite }: Fit, sites: number): Used =>
  each((measure) => constant[measure] + times(perSite, sites)[measure]);
