import { describe, expect, it } from 'vitest';
import { templateChanges } from '../../domain/template-changes.ts';
import { a } from '../support/a.ts';

const before = a.template();
const [firstRule] = before.rules;
if (firstRule === undefined) throw new Error('no rule');

describe('what a version of the template changes', () => {
  it('is nothing between a version and its copy under another name and day', () => {
    expect(
      templateChanges(before, { ...before, id: 'other', version: 9, effectiveFrom: '2022-01-01' }),
    ).toEqual([]);
  });

  it('names the line, the place in it, and both values', () => {
    const after = {
      ...before,
      criteria: before.criteria.map((one) =>
        one.id === 'masks' ? { ...one, weight: 10, source: ['2787', '2194'] } : one,
      ),
      bands: before.bands.map((band) => (band.id === 'ready' ? { ...band, from: 90 } : band)),
      rules: before.rules.map((rule) =>
        rule.id === 'readiness-drop'
          ? { ...rule, actWithinMinutes: null, params: { ...rule.params, drop: 10 } }
          : rule,
      ),
      planDefaults: { ...before.planDefaults, windowDays: 5 },
    };
    expect(templateChanges(before, after)).toEqual([
      { line: 'criteria/masks', place: 'weight', before: 5, after: 10 },
      { line: 'criteria/masks', place: 'source', before: ['2194'], after: ['2787', '2194'] },
      { line: 'bands/ready', place: 'from', before: 85, after: 90 },
      { line: 'planDefaults/windowDays', place: '', before: 7, after: 5 },
      { line: 'rules/readiness-drop', place: 'actWithinMinutes', before: 4320, after: null },
      { line: 'rules/readiness-drop', place: 'params/drop', before: 15, after: 10 },
    ]);
  });

  it('leaves out what the risk levels overrule', () => {
    const ask = { highRiskPct: 20, servicePct: 100, windowDays: 7 };
    const asked = { ...before, riskLevels: { other: ask, 'very-high': ask } };
    const { planDefaults } = before;
    const after = { ...asked, planDefaults: { ...planDefaults, windowDays: 5, drillEveryDays: 60 } };
    expect(templateChanges(asked, after)).toEqual([
      { line: 'planDefaults/drillEveryDays', place: '', before: 90, after: 60 },
    ]);
  });

  it('tells lines that are new and lines that are gone, whatever their order', () => {
    const [masks, ...others] = before.criteria.filter(({ id }) => id === 'masks' || id === 'hands');
    if (masks === undefined) throw new Error('no masks');
    const [some, none] = [
      { ...before, criteria: [masks] },
      { ...before, criteria: others },
    ];
    const changes = templateChanges(some, none).filter(({ place }) => place === 'weight');
    expect(changes).toEqual([
      { line: 'criteria/hands', place: 'weight', before: undefined, after: 5 },
      { line: 'criteria/masks', place: 'weight', before: 5, after: undefined },
    ]);
    expect(templateChanges(before, { ...before, criteria: before.criteria.toReversed() })).toEqual([]);
  });
});
