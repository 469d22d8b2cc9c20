import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../../domain/evaluate-form.ts';
import { type FormDefinition, IndexForm } from '../../domain/form-definition.ts';
import { forms } from '../../domain/pack/forms.ts';
import { anyIndexForm, valuesOf } from '../support/any-form.ts';
import { full } from '../support/full.ts';

const formOf = (id: string): FormDefinition => {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new Error(`no ${id}`);
  return form;
};
const ten = (value: number, over: Record<string, number> = {}) => ({
  values: { ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`cs-${n + 1}`, value])), ...over },
});
const gate = (id: string, when: object, band: string, leads: string) => ({
  ...{ id, title: { vi: id, en: id }, when, in: [band] },
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  then: leads,
});
const seed = { seed: 20210615, numRuns: full ? 5000 : 500 };

describe('the index of 2194', () => {
  it.each([
    [0, 'very-low'],
    [15, 'very-low'],
    [15.01, 'low'],
    [30, 'low'],
    [30.5, 'medium'],
    [50, 'medium'],
    [80, 'high'],
    [80.1, 'very-high'],
    [100, 'very-high'],
  ])('%d %% stands in %s, and does not say who may run', (percent, band) => {
    const result = { total: percent, percent, band, gates: [], mayRun: null, perIndex: [] };
    expect(evaluateForm(formOf('2194'), { percent })).toEqual(result);
  });
});

describe('ten indices with a gate at 7', () => {
  const form = formOf('hcm-1203');
  it.each([
    ['medium with none at 7 may run', ten(4), 40, 'medium', [], 'yes'],
    ['medium with one at 7 may not', ten(4, { 'cs-3': 7 }), 43, 'medium', ['any-index-7'], 'no'],
    ['medium with one just below 7 may', ten(4, { 'cs-3': 6 }), 42, 'medium', [], 'yes'],
    ['low with one at 7 may: the gate is of medium', ten(1, { 'cs-3': 7 }), 16, 'low', [], 'yes'],
    ['high may not', ten(6), 60, 'high', [], 'no'],
  ])('%s', (_, entered, percent, band, gates, mayRun) => {
    expect(evaluateForm(form, entered)).toMatchObject({ percent, band, gates, mayRun });
  });

  it('names the index that closed the gate', () => {
    const { perIndex } = evaluateForm(form, ten(4, { 'cs-3': 7 }));
    expect(perIndex.filter(({ closes }) => closes.length > 0)).toEqual([
      { id: 'cs-3', value: 7, closes: ['any-index-7'] },
    ]);
  });

  it.each([
    ['sum', 43],
    ['mean', 4.3],
    ['percent', 43],
  ] as const)('shows its %s', (result, total) => {
    const shown = IndexForm.parse({ ...form, result });
    expect(evaluateForm(shown, ten(4, { 'cs-3': 7 })).total).toBe(total);
  });

  it('follows a gate to a worse band, and that band’s gates', () => {
    const strict = IndexForm.parse({
      ...form,
      gates: [
        gate('up', { index: 'cs-1', atLeast: 9 }, 'low', 'medium'),
        gate('shut', { anyIndexAtLeast: 9 }, 'medium', 'may-not-run'),
      ],
    });
    const result = evaluateForm(strict, ten(0, { 'cs-1': 9 }));
    expect(result).toMatchObject({ band: 'medium', gates: ['up', 'shut'], mayRun: 'no' });
  });
});

/** How bad a verdict is, band first. */
const badness = (form: IndexForm, values: Record<string, number>) => {
  const { band, mayRun } = evaluateForm(form, { values });
  return { band: form.bands.findIndex(({ id }) => id === band), run: mayRun === 'no' ? 1 : 0 };
};

describe('any form that can be used', () => {
  const formAndValues = anyIndexForm.chain((form) => fc.tuple(fc.constant(form), valuesOf(form)));

  it('puts every entry in one of its bands', () => {
    fc.assert(
      fc.property(formAndValues, ([form, values]) => {
        const { band, percent } = evaluateForm(form, { values });
        expect(form.bands.map(({ id }) => id)).toContain(band);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }),
      seed,
    );
  });

  it('never gives a worse index a better verdict', () => {
    fc.assert(
      fc.property(formAndValues, fc.nat(), fc.nat({ max: 10 }), ([form, values], which, by) => {
        const index = form.indices[which % form.indices.length];
        if (index === undefined) return;
        const worse = Math.min(index.max, (values[index.id] ?? 0) + by);
        const before = badness(form, values);
        const after = badness(form, { ...values, [index.id]: worse });
        expect(after.band).toBeGreaterThanOrEqual(before.band);
        expect(after.run).toBeGreaterThanOrEqual(before.run);
      }),
      seed,
    );
  });
});
