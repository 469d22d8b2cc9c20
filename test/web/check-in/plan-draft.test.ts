import { describe, expect, it } from 'vitest';
import { PlanFields } from '../../../domain/plan.ts';
import {
  commitmentsOf,
  draftDifferences,
  draftFields,
  fieldOfPointer,
  newPlanDraft,
  otherContacts,
  planDraftOf,
  readPlan,
} from '../../../web/check-in/plan-draft.ts';
import { a } from '../../support/a.ts';

const {
  version: _v,
  state: _s,
  author: _a,
  submittedAt: _t,
  decidedBy: _b,
  decidedAt: _d,
  reason: _r,
  ...rest
} = a.plan();
const fields = PlanFields.parse(rest);

describe('the plan form', () => {
  it('reads back a version unchanged', () => {
    expect(readPlan(planDraftOf(fields), fields.template, [])).toEqual({ fields, faults: [] });
    const risky = { ...fields, risk2194: { percent: 27.5, assessedOn: '2021-06-01' }, lastDrillOn: null };
    expect(readPlan(planDraftOf(risky), fields.template, []).fields).toEqual(risky);
  });

  it('starts a first plan from what the province asks for and says what is missing', () => {
    const draft = newPlanDraft(a.template().planDefaults, 1300, a.day);
    expect(draft).toMatchObject({
      workforce: '1300',
      highRiskPct: '20',
      windowDays: '7',
      drillEveryDays: '90',
      effectiveFrom: a.day,
    });
    const { fields: none, faults } = readPlan(draft, 'tn-2021-06', []);
    expect(none).toBeNull();
    expect(faults.map(({ field }) => field)).toEqual([
      'highRiskWorkers',
      'serviceWorkers',
      'isolationPlaces',
      'minIsolationFree',
      'lodgingCapacity',
      'focal-name',
      'focal-workPhone',
      'focal-workEmail',
    ]);
  });

  it.each([
    ['riskPercent', 'hai bảy', 'not-a-number'],
    ['windowDays', '15', 'too-large'],
    ['shuttleMaxLoad', '0', 'too-small'],
    ['effectiveFrom', '2021-02-30', 'not-a-day'],
    ['focal-workPhone', 'gọi sau', 'not-a-phone'],
    ['deputy-workEmail', 'khong', 'not-an-email'],
  ])('refuses %s «%s»', (field, text, code) => {
    const risk = { riskPercent: '27,5', riskAssessedOn: '2021-06-01' };
    const { faults } = readPlan({ ...planDraftOf(fields), ...risk, [field]: text }, fields.template, []);
    expect(faults).toEqual([{ field, code }]);
  });

  it.each(['1240', '1.240', '1,240', '1 240', '１２４０'])('reads %s as one number', (workforce) => {
    expect(readPlan({ ...planDraftOf(fields), workforce }, fields.template, []).fields?.workforce).toBe(1240);
  });

  it.each(['1,5', '12.40', '5 người', '-3', ''])('refuses %j people', (workforce) => {
    const { fields: none, faults } = readPlan({ ...planDraftOf(fields), workforce }, fields.template, []);
    expect([none, faults.map(({ field }) => field)]).toEqual([null, ['workforce']]);
  });

  it('reads a percentage with decimals as it is typed', () => {
    for (const riskPercent of ['27,5', '27.5', '２７，５'])
      expect(
        readPlan({ ...planDraftOf(fields), riskPercent, riskAssessedOn: '2021-06-01' }, 'tn', []).fields
          ?.risk2194,
      ).toEqual({ percent: 27.5, assessedOn: '2021-06-01' });
  });

  it('knows what a draft commits to before anybody is named, and nothing while a number cannot be read', () => {
    const draft = { ...planDraftOf(fields), 'focal-name': '', 'focal-workPhone': 'gọi sau' };
    expect(commitmentsOf(draft, fields.template)).toEqual({ ...fields, contacts: [] });
    expect(commitmentsOf({ ...draft, windowDays: 'bảy' }, fields.template)).toBeNull();
    expect(commitmentsOf({ ...draft, windowDays: '15' }, fields.template)).toBeNull();
  });

  it('leaves out a deputy that nobody named and keeps contacts it does not show', () => {
    const contacts = [...fields.contacts.slice(0, 1), { ...fields.contacts[0], name: 'Người thứ hai' }];
    const parsed = PlanFields.parse({ ...fields, contacts });
    const { fields: read } = readPlan(planDraftOf(parsed), fields.template, otherContacts(parsed.contacts));
    expect(read?.contacts).toEqual(parsed.contacts);
  });

  it.each([
    ['/testing/windowDays', 'windowDays'],
    ['/contacts/1/workPhone', 'deputy-workPhone'],
    ['/risk2194/percent', 'riskPercent'],
    ['/workforce', 'workforce'],
  ])('finds the field of %s', (pointer, field) => expect(fieldOfPointer(pointer)).toBe(field));
});

describe('two drafts of one plan', () => {
  const mine = planDraftOf(fields);
  it.each<[string, Record<string, string>, string[]]>([
    ['the same', {}, []],
    ['another way to write a number', { workforce: '1.300' }, []],
    ['another number', { workforce: '1.301' }, ['workforce']],
    ['half a number', { workforce: '1,5' }, ['workforce']],
    [
      'a box and a name',
      { commitmentSigned: '', 'focal-name': 'Người Khác' },
      ['commitmentSigned', 'focal-name'],
    ],
  ])('differ in what they say: %s', (_, over, expected) => {
    expect(draftDifferences({ ...mine, ...over }, mine)).toEqual(expected);
  });

  it('are compared in every field of the form', () => {
    expect(Object.keys(mine).toSorted()).toEqual([...draftFields].toSorted());
  });
});
