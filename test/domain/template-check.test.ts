import { describe, expect, it } from 'vitest';
import { templates } from '../../domain/pack/templates.ts';
import { ruleForms } from '../../domain/rule-form.ts';
import { Template } from '../../domain/template.ts';
import { templateFaults } from '../../domain/template-check.ts';
import { a } from '../support/a.ts';

const told = (over: object) =>
  templateFaults(Template.parse({ ...a.template(), ...over })).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const { criteria, bands, gates, rules, source, scenario, aberration, planDefaults } = a.template();
const raised = rules.findIndex(({ raisedTo }) => raisedTo === 'high');
const changed = <T extends object>(list: readonly T[], place: number, over: object) =>
  list.map((one, n) => (n === place ? { ...one, ...over } : one));

describe('a template', () => {
  it.each(templates.map((one) => [one.id, one] as const))('%s of the pack is sound', (_, template) => {
    expect(templateFaults(template)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['without a criterion', { criteria: [] }, ['/criteria missing']],
    ['with one twice', { criteria: [...criteria, ...criteria.slice(0, 1)] }, ['/criteria/13/id repeated']],
    [
      'whose criterion looks at something else',
      { criteria: changed(criteria, 3, { field: 'hands' }) },
      ['/criteria/3/field not-of-this-criterion'],
    ],
    [
      'whose criterion is of another kind',
      { criteria: changed(criteria, 0, { id: 'masks' }) },
      ['/criteria/3/id repeated', '/criteria/0/kind not-of-this-criterion'],
    ],
    [
      'in which less is worth more',
      { criteria: changed(criteria, 3, { worth: { all: 0.5, some: 1, none: 0 } }) },
      ['/criteria/3/worth not-in-order'],
    ],
    ['without a band', { bands: bands.slice(0, 3) }, ['/bands not-in-order', '/bands/2/from not-in-order']],
    ['whose bands overlap', { bands: changed(bands, 1, { from: 90 }) }, ['/bands/1/from not-in-order']],
    [
      'whose last band begins above 0',
      { bands: changed(bands, 3, { from: 5 }) },
      ['/bands/3/from not-in-order'],
    ],
    ['with a gate twice', { gates: [...gates, ...gates.slice(5)] }, ['/gates/6/id repeated']],
    ['whose gates stand otherwise', { gates: gates.toReversed() }, ['/gates not-in-order']],
    ['without a rule', { rules: rules.slice(1) }, ['/rules rule-missing']],
    [
      'whose rule lacks a number',
      { rules: changed(rules, 0, { params: {} }) },
      ['/rules/0/params/above missing'],
    ],
    [
      'whose rule has one that nobody reads',
      { rules: changed(rules, 0, { params: { above: 0, below: 1 } }) },
      ['/rules/0/params/below unknown-field'],
    ],
    [
      'whose rule looks elsewhere',
      { rules: changed(rules, 0, { reads: 'standing', scope: 'zone' }) },
      ['/rules/0/scope not-of-this-rule', '/rules/0/reads not-of-this-rule'],
    ],
    [
      'whose rule goes with no parent',
      { rules: changed(rules, 2, { parent: null }) },
      ['/rules/2/parent not-of-this-rule'],
    ],
    [
      'that looks back further than a filing reads',
      { aberration: { ...aberration, guardCheckIns: 3 }, scenario: { ...scenario, windowDays: 15 } },
      ['/scenario/windowDays out-of-range', '/aberration/baselineCheckIns out-of-range'],
    ],
    [
      'that proposes what no plan may say',
      { planDefaults: { ...planDefaults, windowDays: 15 } },
      ['/planDefaults/windowDays out-of-range'],
    ],
    [
      'that rests on nothing',
      { criteria: changed(criteria, 0, { source: ['9999'] }) },
      ['/criteria/0/source/0 unknown-source'],
    ],
    [
      'whose document names a telephone',
      { source: changed(source, 0, { title: 'Gọi 0912 345 678' }) },
      ['/source/0/title personal-data'],
    ],
    ...[0, 10_000, Number.MAX_SAFE_INTEGER].map((version): [string, object, string[]] => [
      `with the version ${version}`,
      { version },
      ['/version out-of-range'],
    ]),
    [
      'whose clocks run for more than a year',
      { rules: changed(rules, 0, { verifyWithinMinutes: 525_601, actWithinMinutes: 525_601 }) },
      ['/rules/0/verifyWithinMinutes out-of-range', '/rules/0/actWithinMinutes out-of-range'],
    ],
    [
      'whose rule is raised to less',
      { rules: changed(rules, raised, { severity: 'critical' }) },
      [`/rules/${raised}/severity raised-lower`],
    ],
    ['with a poor id', { id: 'Mẫu 1' }, ['/id not-an-id']],
  ])('%s is told of', (_, over, faults) => {
    expect(told(over)).toEqual(faults);
  });

  it('has the rules’ numbers as the pack has them', () => {
    for (const { id, scope, reads, params } of rules) {
      expect([id, scope, reads]).toEqual([id, ruleForms[id].scope, ruleForms[id].reads]);
      expect([id, Object.keys(params).toSorted()]).toEqual([
        id,
        Object.keys(ruleForms[id].params).toSorted(),
      ]);
    }
  });
});
