import type { PlanFields } from './plan.ts';
import type { WarningId } from './plan-warning.ts';
import { figureOf } from './plan-warnings.ts';
import type { PlanWarningParams } from './template.ts';

/** Sites of like size: from so many workers to so many, both included; `to` null: without end. */
export type SizeClass = { readonly from: number; readonly to: number | null };

/** The size class of a workforce, between the sizes from which a new one begins. */
export const sizeClassOf = (
  workforce: number,
  { sizesFrom }: Pick<PlanWarningParams, 'sizesFrom'>,
): SizeClass => {
  const bounds = [0, ...sizesFrom.toSorted((a, b) => a - b)];
  const place = bounds.findLastIndex((from) => from <= workforce);
  const next = bounds[place + 1];
  return { from: bounds[place] ?? 0, to: next === undefined ? null : next - 1 };
};

/** Whether a workforce is of the class. */
export const isOfSize = ({ from, to }: SizeClass, workforce: number): boolean =>
  workforce >= from && (to === null || workforce <= to);

/** The value in the middle, of two the mean of both; null of none. */
export const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** At most so many of a list, spread evenly over it, so that no zone stands for all. */
export const spread = <T>(list: readonly T[], most: number): T[] =>
  list.length <= most
    ? [...list]
    : Array.from({ length: most }, (_, n) => list[Math.floor((n * list.length) / most)]).filter(
        (item) => item !== undefined,
      );

/** What other plans say at the figures that warnings are about; null where none says anything. */
export type PeerMedians = Readonly<Record<WarningId, number | null>>;

/** The medians of plans at every figure that a warning is about. */
export const mediansOf = (plans: readonly PlanFields[]): PeerMedians => {
  const at = (id: WarningId) => median(plans.map((plan) => figureOf(plan, id)).filter((n) => n !== null));
  return {
    'few-high-risk': at('few-high-risk'),
    'no-service-workers': at('no-service-workers'),
    'no-isolation-place': at('no-isolation-place'),
    'low-high-risk-share': at('low-high-risk-share'),
    'low-service-share': at('low-service-share'),
    'long-window': at('long-window'),
    'rare-drills': at('rare-drills'),
  };
};
