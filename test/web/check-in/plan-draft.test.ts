import { describe, expect, it } from 'vitest';
import { PlanFields } from '../../../domain/plan.ts';
import {
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
