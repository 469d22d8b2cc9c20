import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { partsOf } from './tables.ts';
import { Measured } from './used.ts';

const root = join(import.meta.dirname, '../..');

/** The files of the cost: what it is worked out from, and the document. */
export const files = {
  prices: join(root, 'infra/prices.json'),
  assumptions: join(root, 'infra/cost-assumptions.json'),
  measured: join(root, 'infra/cost-measured.json'),
  document: join(root, 'docs/cost.md'),
} as const;

const Sourced = z.array(z.looseObject({ id: z.string(), source: z.string().check(z.minLength(3)) }));
export const Prices = z.looseObject({
  prices: z.array(
    z.strictObject({
      ...{ id: z.string(), service: z.string(), unit: z.string(), usd: z.number().check(z.gte(0)) },
      ...{ source: z.string().check(z.minLength(10)), read: z.iso.date(), assumed: z.optional(z.string()) },
    }),
  ),
});
const Assumptions = z.looseObject({
  sizes: z.array(z.int()),
  assumptions: Sourced.check(z.minLength(1)),
  quotas: Sourced.check(z.minLength(1)),
});
const Valued = z.looseObject({ value: z.number() });

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A number by its id. @throws Error for one that there is not */
const byId = (numbers: ReadonlyMap<string, number>) => (id: string) => {
  const found = numbers.get(id);
  if (found === undefined) throw new Error(`there is no number ${id}`);
  return found;
};

/** What was measured, as it is kept. */
export const measuredIn = (): Measured => Measured.parse(read(files.measured));

/** The assumptions and quotas by their ids. */
export const assumedNumbers = () => {
  const { assumptions, quotas } = Assumptions.parse(read(files.assumptions));
  return byId(new Map([...assumptions, ...quotas].map((one) => [one.id, Valued.parse(one).value] as const)));
};

/** The worked-out parts of the document, from the kept files. */
export const workedOut = (): Record<string, string> => {
  const { sizes } = Assumptions.parse(read(files.assumptions));
  const { prices } = Prices.parse(read(files.prices));
  return partsOf({
    measured: measuredIn(),
    sizes,
    assumed: assumedNumbers(),
    price: byId(new Map(prices.map(({ id, usd }) => [id, usd] as const))),
  });
};
