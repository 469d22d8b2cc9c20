import { describe, expect, it } from 'vitest';
import { templates } from '../../../domain/pack/templates.ts';
import { templateChanges } from '../../../domain/template-changes.ts';
import { packVersion } from '../../../domain/template-version.ts';
import { fieldsOf } from '../../../web/console/template-fields.ts';
import { makeTemplateKept } from '../../../web/console/template-kept.ts';
import { nextNumber } from '../../../web/console/template-new.tsx';
import { fieldOfPointer, readTemplate, shownIn, typedSum } from '../../../web/console/template-typed.ts';

const base = templates.at(-1);
if (base === undefined) throw new Error('no template');
const typed = (fields: Record<string, string>) => readTemplate({ base, fields });

describe('a draft of the criteria as it is typed', () => {
  it.each(['vi', 'en'] as const)('reads back what it shows, in %s', (lang) => {
    const fields = Object.fromEntries(
      fieldsOf(base).map((field) => [field.name, shownIn(lang, { base, fields: {} }, field)]),
    );
    expect(typed(fields)).toEqual({ template: base, faults: [] });
  });

  it('has a field for everything that people change', () => {
    const names = fieldsOf(base).map(({ name }) => name);
    for (const name of [
      ...['effectiveFrom', 'criteria/masks/weight', 'bands/watch/from', 'gates/risk-2194/percent'],
      ...['rules/readiness-drop/params/drop', 'rules/case-reported/verifyWithinMinutes'],
      ...[
        'rules/case-reported/actWithinMinutes',
        'planDefaults/drillEveryDays',
        'riskLevels/other/highRiskPct',
      ],
      ...['source/2787/title', 'criteria/masks/source', 'scenario/outbreakCases'],
    ])
      expect(names).toContain(name);
    for (const name of ['criteria/masks/field', 'planDefaults/windowDays', 'planDefaults/highRiskPct'])
      expect(names).not.toContain(name);
  });

  it.each([
    ['criteria/masks/weight', '10', { line: 'criteria/masks', place: 'weight', before: 5, after: 10 }],
    ['criteria/masks/weight', '７,５', { line: 'criteria/masks', place: 'weight', before: 5, after: 7.5 }],
    [
      'rules/case-reported/verifyWithinMinutes',
      '1,5',
      { line: 'rules/case-reported', place: 'verifyWithinMinutes', before: 120, after: 90 },
    ],
    [
      'rules/readiness-drop/actWithinMinutes',
      ' ',
      { line: 'rules/readiness-drop', place: 'actWithinMinutes', before: 4320, after: null },
    ],
    [
      'criteria/masks/source',
      '2194, 2787',
      { line: 'criteria/masks', place: 'source', before: ['2194'], after: ['2194', '2787'] },
    ],
  ])('takes %s as %j', (field, text, change) => {
    const { template, faults } = typed({ [field]: text });
    expect(faults).toEqual([]);
    expect(template && templateChanges(base, template)).toEqual([change]);
  });

  it.each([
    ['criteria/masks/weight', '', 'required-number'],
    ['criteria/masks/weight', 'năm', 'not-a-number'],
    ['criteria/masks/weight', '-5', 'not-above-0'],
    ['criteria/masks/weight', '0', 'not-above-0'],
    ['bands/watch/from', '90', 'not-in-order'],
    ['criteria/masks/source', '9999', 'unknown-source'],
    ['effectiveFrom', '', 'missing'],
    ['source/2787/title', ' ', 'missing'],
    ['rules/readiness-drop/params/drop', '1000000', 'out-of-range'],
  ])('refuses %s as %j: %s', (field, text, code) => {
    const { template, faults } = typed({ [field]: text });
    expect(template).toBeNull();
    expect(faults.map((fault) => [fault.field, fault.code])).toEqual([[field, code]]);
  });

  it.each([
    [{}, 100],
    [{ 'criteria/masks/weight': '7,5' }, 102.5],
    [{ 'criteria/masks/weight': '10', 'criteria/hands/weight': '0.1' }, 100.1],
    [{ 'criteria/masks/weight': '' }, null],
    [{ 'criteria/masks/weight': '0' }, null],
  ])('sums the weights of %j to %s', (fields, sum) => {
    expect(typedSum({ base, fields })).toBe(sum);
  });

  it.each([
    [[1, 2], [], 3],
    [[1, 2], [7, Number.MAX_SAFE_INTEGER], 3],
    [[2, Number.MAX_SAFE_INTEGER], [], 3],
    [[9999], [], 9999],
    [[], [], 1],
  ])('after approved versions %j and drafts %j is number %i', (approved, drafts, next) => {
    const of = (version: number) => packVersion({ ...base, version });
    const all = [...approved.map(of), ...drafts.map((n) => ({ ...of(n), state: 'draft' as const }))];
    expect(nextNumber(all)).toBe(next);
  });

  it('finds the field of a refusal', () => {
    const masks = base.criteria.findIndex(({ id }) => id === 'masks');
    expect(fieldOfPointer(base, `/template/criteria/${masks}/weight`)).toBe('criteria/masks/weight');
    expect(fieldOfPointer(base, '/template/effectiveFrom')).toBe('effectiveFrom');
  });

  it('is kept on the device for its owner, and a damaged one is none', () => {
    const store = new Map<string, string>();
    const storage = {
      getItem: (name: string) => store.get(name) ?? null,
      setItem: (name: string, text: string) => void store.set(name, text),
      removeItem: (name: string) => void store.delete(name),
    };
    const mine = makeTemplateKept(storage, 'me');
    mine.keep('tn-2026-12', { seen: 1, base, fields: { 'criteria/masks/weight': '1' } });
    expect(mine.read('tn-2026-12')?.fields).toEqual({ 'criteria/masks/weight': '1' });
    expect(makeTemplateKept(storage, 'other').read('tn-2026-12')).toBeNull();
    for (const name of store.keys()) store.set(name, '{"seen":');
    expect(mine.read('tn-2026-12')).toBeNull();
    expect([...store.keys()].every((name) => name.startsWith('san-sang.draft.me.'))).toBe(true);
  });
});
