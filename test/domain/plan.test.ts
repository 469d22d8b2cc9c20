import { describe, expect, it } from 'vitest';
import { Plan, PlanFields, planInForce, planToScore } from '../../domain/plan.ts';
import { a } from '../support/a.ts';

const {
  version: _v,
  state: _s,
  author: _a,
  submittedAt: _t,
  decidedBy: _b,
  decidedAt: _d,
  reason: _r,
  ...fields
} = a.plan();
const problems = (said: unknown) =>
  PlanFields.safeParse(said).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const [focal] = fields.contacts;

describe('the fields of a plan', () => {
  it('are taken as they are', () => {
    expect(PlanFields.parse(fields)).toEqual(fields);
    expect(Plan.parse(a.plan())).toEqual(a.plan());
  });

  it.each(Object.keys(fields))('need %s', (field) => {
    expect(problems({ ...fields, [field]: undefined })).toEqual([`${field}: missing`]);
  });

  it.each<[string, object, string[]]>([
    ['a version is not theirs to say', { version: 2 }, [': unknown-field']],
    ['an unknown model', { model: 'two' }, ['model: not-an-option']],
    [
      'windows of 0 days',
      { testing: { ...fields.testing, windowDays: 0 } },
      ['testing.windowDays: too-small'],
    ],
    [
      'windows of 15 days',
      { testing: { ...fields.testing, windowDays: 15 } },
      ['testing.windowDays: too-large'],
    ],
    [
      'more than all',
      { testing: { ...fields.testing, highRiskPct: 101 } },
      ['testing.highRiskPct: too-large'],
    ],
    [
      'half a percent',
      { testing: { ...fields.testing, servicePct: 0.5 } },
      ['testing.servicePct: not-a-count'],
    ],
    ['an unknown part of testing', { testing: { ...fields.testing, pcr: 1 } }, ['testing: unknown-field']],
    ['no seat at all', { shuttleMaxLoad: 0 }, ['shuttleMaxLoad: too-small']],
    ['more than all seats', { shuttleMaxLoad: 101 }, ['shuttleMaxLoad: too-large']],
    ['a drill every 731 days', { drillEveryDays: 731 }, ['drillEveryDays: too-large']],
    ['a drill every 0 days', { drillEveryDays: 0 }, ['drillEveryDays: too-small']],
    ['a drill on no day', { lastDrillOn: '2021-02-30' }, ['lastDrillOn: not-a-day']],
    ['no drill yet', { lastDrillOn: null }, []],
    ['an index with decimals', { risk2194: { percent: 29.5, assessedOn: '2021-06-01' } }, []],
    [
      'an index above 100',
      { risk2194: { percent: 100.1, assessedOn: '2021-06-01' } },
      ['risk2194.percent: too-large'],
    ],
    ['an index without its day', { risk2194: { percent: 20 } }, ['risk2194.assessedOn: missing']],
    ['more workers of a group than workers', { workforce: 1 }, []],
    ['a million and one', { workforce: 1_000_001 }, ['workforce: too-large']],
    ['nobody to call', { contacts: [] }, []],
    ['a third role', { contacts: [{ ...focal, role: 'boss' }] }, ['contacts.0.role: not-an-option']],
    ['no name', { contacts: [{ ...focal, name: '' }] }, ['contacts.0.name: missing']],
    [
      'a word for a phone',
      { contacts: [{ ...focal, workPhone: 'hotline' }] },
      ['contacts.0.workPhone: not-a-phone'],
    ],
    ['no e-mail', { contacts: [{ ...focal, workEmail: 'focal' }] }, ['contacts.0.workEmail: not-an-email']],
    ['a crowd', { contacts: Array.from({ length: 11 }, () => focal) }, ['contacts: too-many']],
  ])('%s', (_, over, expected) => {
    expect(problems({ ...fields, ...over })).toEqual(expected);
  });
});

describe('the plan of a day', () => {
  const approved = (version: number, effectiveFrom: string) => a.plan({ version, effectiveFrom });
  const submitted = (version: number) => a.plan({ version, state: 'submitted', effectiveFrom: '2021-07-01' });
  const versionOf = (plan: Plan | null) => plan?.version ?? null;

  it.each<[string, Plan[], number | null]>([
    ['none', [], null],
    [
      'the newest that has begun',
      [approved(2, '2021-06-10'), approved(1, '2021-06-05'), approved(3, '2021-06-16')],
      2,
    ],
    ['one that begins on the day', [approved(1, '2021-06-15')], 1],
    ['the higher version on a tie', [approved(1, '2021-06-10'), approved(2, '2021-06-10')], 2],
    [
      'the one that began last, not the last version',
      [approved(1, '2021-06-14'), approved(2, '2021-06-10')],
      1,
    ],
    [
      'nothing but an approved one',
      [submitted(1), a.plan({ state: 'draft' }), a.plan({ state: 'returned' })],
      null,
    ],
  ])('in force is %s', (_, plans, expected) => {
    expect(versionOf(planInForce(plans, a.day))).toBe(expected);
  });

  it.each<[string, Plan[], number | null]>([
    ['the one in force', [approved(1, '2021-06-10'), submitted(2)], 1],
    [
      'else the newest submitted, whenever it begins',
      [submitted(2), submitted(3), approved(1, '2021-06-16')],
      3,
    ],
    [
      'else none',
      [a.plan({ state: 'draft' }), a.plan({ state: 'returned' }), approved(1, '2021-06-16')],
      null,
    ],
  ])('to score with is %s', (_, plans, expected) => {
    expect(versionOf(planToScore(plans, a.day))).toBe(expected);
  });
});
