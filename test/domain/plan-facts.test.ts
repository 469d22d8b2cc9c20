import { describe, expect, it } from 'vitest';
import type { PlanFields } from '../../domain/plan.ts';
import { belowTemplate, changedFacts, planFacts, valueAt } from '../../domain/plan-facts.ts';
import { a } from '../support/a.ts';

const plan = a.planFields();
const [focal, deputy] = plan.contacts;
if (focal === undefined || deputy === undefined) throw new Error('the base plan has two contacts');

describe('the facts at which two plans differ', () => {
  it.each<[string, Partial<PlanFields>, string[]]>([
    ['nothing', {}, []],
    ['one number', { workforce: 1301 }, ['workforce']],
    ['a share', { testing: { ...plan.testing, servicePct: 90 } }, ['servicePct']],
    ['a drill', { lastDrillOn: null }, ['lastDrillOn']],
    ['the index', { risk2194: { percent: 12.5, assessedOn: '2021-06-01' } }, ['risk2194']],
    ['a signature', { commitmentSigned: false }, ['commitmentSigned']],
    ['a telephone', { contacts: [{ ...focal, workPhone: '0208 555 0199' }, deputy] }, ['focal']],
    ['no deputy', { contacts: [focal] }, ['deputy']],
    ['contacts in another order', { contacts: [deputy, focal] }, []],
    [
      'several, in the order of the form',
      { contacts: [], template: 'tn-2021-10', model: 'three-on-site', effectiveFrom: '2021-07-01' },
      ['effectiveFrom', 'model', 'focal', 'deputy', 'template'],
    ],
  ])('%s', (_, over, expected) => {
    expect(changedFacts(plan, a.planFields(over))).toEqual(expected);
  });

  it('cover every field of a plan', () => {
    const other: PlanFields = {
      ...{ template: 'other', effectiveFrom: '2022-01-01', model: 'three-on-site', workforce: 1 },
      ...{
        highRiskWorkers: 1,
        serviceWorkers: 1,
        isolationPlaces: 1,
        minIsolationFree: 1,
        lodgingCapacity: 1,
      },
      testing: { highRiskPct: 1, servicePct: 1, windowDays: 1 },
      ...{ shuttleMaxLoad: 1, drillEveryDays: 1, lastDrillOn: null },
      risk2194: { percent: 1, assessedOn: '2022-01-01' },
      ...{ casePlanAttached: false, commitmentSigned: false, contacts: [] },
    };
    expect(changedFacts(plan, other)).toEqual(planFacts);
  });
});

describe('a fact', () => {
  it.each([
    ['workforce', { kind: 'people', value: 1300 }],
    ['minIsolationFree', { kind: 'places', value: 4 }],
    ['highRiskPct', { kind: 'percent', value: 20 }],
    ['windowDays', { kind: 'days', value: 7 }],
    ['lastDrillOn', { kind: 'day', value: '2021-04-20' }],
    ['focal', { kind: 'contacts', value: [focal] }],
  ] as const)('%s says what it is counted in', (fact, expected) => {
    expect(valueAt(plan, fact)).toEqual(expected);
  });
});

describe('what is below the template', () => {
  it.each<[string, Partial<PlanFields>, string[]]>([
    ['as proposed', {}, []],
    ['more than proposed', { shuttleMaxLoad: 30, drillEveryDays: 30 }, []],
    [
      'lower shares, a longer window',
      { testing: { highRiskPct: 19, servicePct: 99, windowDays: 8 } },
      ['highRiskPct', 'servicePct', 'windowDays'],
    ],
    [
      'fuller buses, rarer drills',
      { shuttleMaxLoad: 51, drillEveryDays: 91 },
      ['shuttleMaxLoad', 'drillEveryDays'],
    ],
  ])('%s', (_, over, expected) => {
    expect(belowTemplate(a.planFields(over), a.template()).map(({ fact }) => fact)).toEqual(expected);
  });

  it('is told with what the template proposes', () => {
    const testing = { ...plan.testing, windowDays: 8 };
    expect(belowTemplate(a.planFields({ testing }), a.template())).toEqual([
      { fact: 'windowDays', proposed: { kind: 'days', value: 7 } },
    ]);
  });
});
