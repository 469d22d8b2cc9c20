import * as z from 'zod/mini';
import list from '#pack/units.json' with { type: 'json' };
import { Day } from '../day.ts';

/**
 * The name that an administrative unit bore from a day to a day, both included; null where the day is not known or has not come.
 * A unit that was renamed has a line for each name, under one id.
 */
export const PackUnit = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  name: z.string().check(z.minLength(1)),
  from: z.nullable(Day),
  to: z.nullable(Day),
  source: z.string().check(z.minLength(1)),
});
export type PackUnit = z.infer<typeof PackUnit>;

/** The units of the province, each name with its days. */
export const units: readonly PackUnit[] = z.array(PackUnit).parse(list);

/** Something that was there from a day to a day. */
type Dated = { readonly from: Day | null; readonly to: Day | null };

/** Whether it was there on the day. */
export const isThere = ({ from, to }: Dated, day: Day): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** What the unit was called on the day; null when there was none. */
export const unitNameOn = (unit: string, day: Day, all: readonly PackUnit[] = units): string | null =>
  all.find((one) => one.id === unit && isThere(one, day))?.name ?? null;

/**
 * What the unit was called on the day or, where there was none, by the name nearest to it: the last one before, else the first one.
 * `to`: the last day of that name.
 */
export const nearestUnitName = (unit: string, day: Day, all: readonly PackUnit[] = units) => {
  const names = all
    .filter(({ id }) => id === unit)
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const found =
    names.find((one) => isThere(one, day)) ?? names.findLast(({ to }) => to !== null && to < day) ?? names[0];
  return { name: found?.name ?? unit, to: found?.to ?? null };
};
