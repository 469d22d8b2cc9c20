import { describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { planCosts } from '../../domain/plan-costs.ts';
import { a } from '../support/a.ts';

const reported = { answers: a.answers(), recent: a.recent() };
const costs = (over: Partial<Plan> = {}, today = a.day) =>
  planCosts(a.template(), a.plan(over), reported, today);
/** In the worked example what applies weighs 95. */
const whole = 500 / 95;

describe('what a plan let slide costs', () => {
  it('is nothing while drills are in time and papers complete', () => {
    expect(costs()).toEqual({ drill: null, gates: [] });
    // 20 April and 90 days are 19 July
    expect(costs({}, '2021-07-19').drill).toBeNull();
  });

  it('grows from the first day after the cycle to all of it at twice the cycle', () => {
    const after = costs({}, '2021-07-20').drill;
    expect(after).toMatchObject({ overdue: 1, mostFrom: '2021-10-17' });
    expect(after?.lost).toBeCloseTo(whole / 90, 9);
    expect(after?.most).toBeCloseTo(whole, 9);
    expect(costs({}, '2021-10-16').drill).toMatchObject({ overdue: 89, mostFrom: '2021-10-17' });
    const gone = costs({}, '2021-10-17').drill;
    expect(gone).toMatchObject({ overdue: 90, mostFrom: null });
    expect(gone?.lost).toBeCloseTo(whole, 9);
  });

  it('is all of it where there never was a drill', () => {
    expect(costs({ lastDrillOn: null }).drill).toMatchObject({ overdue: null, mostFrom: null });
  });

  it('are the gates that only a plan can lift', () => {
    expect(costs({ commitmentSigned: false, casePlanAttached: false }).gates).toEqual([
      ...['no-case-plan', 'no-commitment'],
    ]);
    const breach = { answers: a.answers({ quarantineBreaches: 1 }), recent: [] };
    expect(planCosts(a.template(), a.plan(), breach, a.day).gates).toEqual([]);
  });
});
