import * as z from 'zod/mini';
import {
  type FormBand,
  type FormDefinition,
  FormId,
  type FormWhen,
  gatesOf,
  indicesOf,
  mayNotRun,
} from './form-definition.ts';

/**
 * What a filled form comes to. `total` is the number that the form shows, `percent` 0–100 the one its bands are cut by, high is bad.
 * `gates` lists all that closed, `mayRun` is null where the form does not say, and `perIndex` names the gates that each index closed.
 */
export const FormResult = z.strictObject({
  total: z.number(),
  percent: z.number(),
  band: FormId,
  gates: z.array(FormId),
  mayRun: z.nullable(z.enum(['yes', 'no'])),
  perIndex: z.array(z.strictObject({ id: FormId, value: z.number(), closes: z.array(FormId) })),
});
export type FormResult = z.infer<typeof FormResult>;

/** What is entered: a percentage, or a value for every index. */
type Entered = { percent?: number | undefined; values?: Readonly<Record<string, number>> | undefined };

/** Binary noise undone: 0.1 + 0.2 is 0.3, and a band's edge is where its file says. */
const clean = (value: number) => Math.round(value * 1e6) / 1e6;

const percentOf = (form: FormDefinition, { percent = 0, values = {} }: Entered): number => {
  if (form.entry === 'total') return clean(percent);
  const highest = form.indices.reduce((sum, { max }) => sum + max, 0);
  const sum = form.indices.reduce((all, { id }) => all + (values[id] ?? 0), 0);
  return clean((100 * sum) / highest);
};

const totalOf = (form: FormDefinition, entered: Entered): number => {
  if (form.entry === 'total' || form.result === 'percent') return percentOf(form, entered);
  const sum = form.indices.reduce((all, { id }) => all + (entered.values?.[id] ?? 0), 0);
  return clean(form.result === 'sum' ? sum : sum / form.indices.length);
};

/** The place of the band that a percentage falls in: the first that it is not above, or the last that it has reached. */
const bandAt = (bands: readonly FormBand[], percent: number): number =>
  bands[0]?.from === undefined
    ? bands.findIndex(({ upTo = 100 }) => percent <= upTo)
    : bands.findLastIndex(({ from = 0 }) => percent >= from);

const closedBy = (id: string, value: number, { anyIndexAtLeast, index, atLeast }: FormWhen): boolean =>
  anyIndexAtLeast === undefined ? index === id && value >= (atLeast ?? 0) : value >= anyIndexAtLeast;

/**
 * What a filled form comes to. A gate counts in the bands that it names; one that leads to a worse band is followed there, and that
 * band's gates count too. The entry is one that `entryFaults` finds nothing wrong with.
 */
export const evaluateForm = (form: FormDefinition, entered: Entered): FormResult => {
  const values = indicesOf(form).map(({ id }) => ({ id, value: entered.values?.[id] ?? 0 }));
  const closing = gatesOf(form).filter(({ when }) =>
    values.some(({ id, value }) => closedBy(id, value, when)),
  );
  const percent = percentOf(form, entered);
  let place = bandAt(form.bands, percent);
  const closed = new Set<string>();
  let shuts = false;
  for (let before = -1; before !== place; ) {
    before = place;
    const here = form.bands[place]?.id ?? '';
    for (const { id, then } of closing.filter((gate) => gate.in.includes(here))) {
      closed.add(id);
      shuts ||= then === mayNotRun;
      place = Math.max(
        place,
        form.bands.findIndex((band) => band.id === then),
      );
    }
  }
  const band = form.bands[place];
  const isShut = shuts || band?.mayRun === 'no';
  const gates = gatesOf(form).filter(({ id }) => closed.has(id));
  return {
    total: totalOf(form, entered),
    percent,
    band: band?.id ?? '',
    gates: gates.map(({ id }) => id),
    mayRun: isShut ? 'no' : band?.mayRun === undefined ? null : 'yes',
    perIndex: values.map(({ id, value }) => ({
      id,
      value,
      closes: gates.filter(({ when }) => closedBy(id, value, when)).map((gate) => gate.id),
    })),
  };
};
