import { describe, expect, it } from 'vitest';
import type { CheckInFacts, Facts } from '../../domain/alert-rules.ts';
import type { Plan } from '../../domain/plan.ts';
import { a } from '../support/a.ts';
import { assessment, checkIn, quickReport, sweep } from '../support/alert-facts.ts';
import { at } from '../support/people.ts';
import { ruleSite } from '../support/rule-site.ts';
import { clears, holds, verdict } from '../support/verdict.ts';

const under = (over: Partial<Plan>, more: Partial<CheckInFacts> = {}) =>
  checkIn({}, { plan: a.plan(over), plans: [a.plan(over)], ...more });
const version = (n: number, state: Plan['state']) => ({ version: n, state });
const unapproved = { assessment: assessment({ gates: ['no-approved-plan'], band: 'not-ready' }) };
const index = (assessedOn: string) => ({ risk2194: { percent: 12, assessedOn } });

describe('plan-due', () => {
  it.each<[string, Facts, object | null]>([
    ['a plan in order', under({}), clears],
    ['no plan at all', checkIn({}, { plan: null, plans: [], ...unapproved }), holds()],
    ['a plan that waits for approval', under({ state: 'submitted' }, unapproved), holds()],
    [
      'a plan that was sent back',
      under({}, { plans: [version(2, 'returned'), version(1, 'approved')] }),
      holds(),
    ],
    [
      'a plan that was sent back, with a new draft begun',
      under({}, { plans: [version(3, 'draft'), version(2, 'returned'), version(1, 'approved')] }),
      holds(),
    ],
    [
      'a plan that was sent back and handed in again',
      under({}, { plans: [version(1, 'returned'), version(2, 'submitted'), version(0, 'approved')] }),
      clears,
    ],
    [
      'a draft beside an approved plan',
      under({}, { plans: [version(2, 'draft'), version(1, 'approved')] }),
      clears,
    ],
    ['a drill 90 days ago', under({ lastDrillOn: '2021-03-17' }), clears],
    ['a drill 91 days ago', under({ lastDrillOn: '2021-03-16' }), holds()],
    ['a drill 91 days ago, of every 180', under({ lastDrillOn: '2021-03-16', drillEveryDays: 180 }), clears],
    ['no drill ever', under({ lastDrillOn: null }), holds()],
    ['no 2194 index', under({ risk2194: null }), clears],
    ['a 2194 index of 90 days ago', under(index('2021-03-17')), clears],
    ['a 2194 index of 91 days ago', under(index('2021-03-16')), holds()],
    [
      'a drill overdue, by correction',
      under({ lastDrillOn: null }, { revision: 2 }),
      holds({ again: false }),
    ],
    ['a drill overdue on an older day', under({ lastDrillOn: null }, { isStanding: false }), null],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('plan-due', facts)).toEqual(expected);
  });

  it('is all that is asked of a new site whose plan alone is missing, for its first 14 days', () => {
    const site = (registeredOn: string) => {
      const first = a.record();
      const record = { ...first, site: { ...first.site, registeredOn } };
      const of = ruleSite({ plans: [a.plan({ state: 'submitted' })], record });
      const enough = { isolationFree: 4, testedHighRisk: 60, testedService: 24 };
      return of.check(a.day, enough, at(a.day)).reply.alerts.map(({ rule }) => rule);
    };
    expect(site('2021-06-02')).toEqual(['plan-due']);
    expect(site('2021-06-01')).toEqual(['not-ready', 'plan-due']);
  });
});
