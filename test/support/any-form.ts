import fc from 'fast-check';
import type {
  FormBand,
  FormDefinition,
  FormGate,
  FormIndex,
  IndexForm,
} from '../../domain/form-definition.ts';
import { formFaults } from '../../domain/form-faults.ts';

const label = { vi: 'Nhãn', en: 'Label' };

const anIndex = (id: string) =>
  fc
    .record({ min: fc.integer({ min: 0, max: 3 }), wide: fc.integer({ min: 1, max: 10 }) })
    .map(({ min, wide }): FormIndex => ({ id, title: label, min, max: min + wide }));

const bandsOf = (cuts: readonly number[], runs: readonly ('yes' | 'if' | 'no')[] | null): FormBand[] =>
  [...cuts, 100].map((upTo, n) => {
    const mayRun = runs?.[n];
    return { id: `band-${n}`, upTo, label, ...(mayRun && { mayRun }) };
  });

const order = ['yes', 'if', 'no'] as const;

/** Any form by index that can be used: what its rules refuse is left out. */
export const anyIndexForm: fc.Arbitrary<IndexForm> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.record({
      indices: fc.tuple(...Array.from({ length: count }, (_, n) => anIndex(`cs-${n}`))),
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }),
      runs: fc.option(fc.array(fc.constantFrom(...order), { minLength: 5, maxLength: 5 })),
      result: fc.constantFrom('sum' as const, 'mean' as const, 'percent' as const),
      gates: fc.array(
        fc.record({
          any: fc.boolean(),
          least: fc.integer({ min: 1, max: 12 }),
          index: fc.nat({ max: count - 1 }),
          in: fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 3 }),
          leads: fc.oneof(
            fc.constant('may-not-run'),
            fc.nat({ max: 4 }).map((n) => `band-${n}`),
          ),
        }),
        { maxLength: 3 },
      ),
    }),
  )
  .map(({ indices, cuts, runs, result, gates }): IndexForm => {
    const sorted = runs?.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) ?? null;
    return {
      ...{ id: 'a-form', version: 1, effectiveFrom: '2021-06-01', title: label, entry: 'indices' as const },
      source: { title: label, status: 'in-force' as const },
      indices,
      result,
      bands: bandsOf(
        cuts.toSorted((a, b) => a - b),
        sorted,
      ),
      gates: gates.map(
        ({ any, least, index, in: bands, leads }, n): FormGate => ({
          id: `gate-${n}`,
          title: label,
          when: any ? { anyIndexAtLeast: least } : { index: `cs-${index}`, atLeast: least },
          in: bands.map((band) => `band-${band}`),
          // biome-ignore lint/suspicious/noThenProperty: the word of the language
          then: leads,
        }),
      ),
    };
  })
  .filter((form) => formFaults(form).length === 0);

/** Every value that an index may take by its steps. */
export const valuesOf = (form: FormDefinition): fc.Arbitrary<Record<string, number>> =>
  fc.record(
    Object.fromEntries(
      (form.entry === 'indices' ? form.indices : []).map(({ id, min, max }) => [
        id,
        fc.integer({ min, max }),
      ]),
    ),
  );
