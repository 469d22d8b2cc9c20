import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { gatesHolding } from '../../domain/gate.ts';
import type { Plan } from '../../domain/plan.ts';
import { a } from '../support/a.ts';

const gates = (answers: Partial<Answers> = {}, plan: Partial<Plan> | null = {}, day = a.day) =>
  gatesHolding(a.template().gates, {
    plan: plan === null ? null : a.plan(plan),
    answers: a.answers(answers),
    day,
  });
const risk = (percent: number) => ({ percent, assessedOn: '2021-06-01' });

describe('gates', () => {
  it.each<[string, Partial<Answers>, Partial<Plan> | null, string[]]>([
    ['none by default', {}, {}, []],
    ['no plan', {}, null, ['no-approved-plan']],
    ['a draft', {}, { state: 'draft' }, ['no-approved-plan']],
    ['a submitted plan', {}, { state: 'submitted' }, ['no-approved-plan']],
    ['a returned plan', {}, { state: 'returned' }, ['no-approved-plan']],
    ['an approved plan that begins tomorrow', {}, { effectiveFrom: '2021-06-16' }, ['no-approved-plan']],
    ['an approved plan that begins today', {}, { effectiveFrom: '2021-06-15' }, []],
    ['no case plan', {}, { casePlanAttached: false }, ['no-case-plan']],
    ['no commitment', {}, { commitmentSigned: false }, ['no-commitment']],
    ['one at work who must isolate', { quarantineBreaches: 1 }, {}, ['quarantine-breach']],
    ['no place left and a case', { isolationFree: 0, f0: 1 }, {}, ['isolation-exhausted']],
    ['no place left and a contact', { isolationFree: 0, f1: 1 }, {}, ['isolation-exhausted']],
    ['no place left and nobody for it', { isolationFree: 0 }, {}, []],
    ['one place left and a case', { isolationFree: 1, f0: 1 }, {}, []],
    ['isolated production without an index', {}, { model: 'three-on-site' }, ['risk-2194']],
    ['isolated production at 30 %', {}, { model: 'three-on-site', risk2194: risk(30) }, ['risk-2194']],
    ['isolated production just below', {}, { model: 'one-route-two-points', risk2194: risk(29.99) }, []],
    ['normal production, whatever its index', {}, { risk2194: risk(80) }, []],
  ])('%s', (_, answers, plan, expected) => {
    expect(gates(answers, plan)).toEqual(expected);
  });

  it('are all listed, in their order', () => {
    const plan = {
      state: 'draft',
      casePlanAttached: false,
      commitmentSigned: false,
      model: 'three-on-site',
    } as const;
    expect(gates({ quarantineBreaches: 1, isolationFree: 0, f0: 1 }, plan)).toEqual([
      'no-approved-plan',
      'no-case-plan',
      'no-commitment',
      'quarantine-breach',
      'isolation-exhausted',
      'risk-2194',
    ]);
  });
});
