import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { CriterionId } from '../../domain/assessment.ts';
import type { Plan, PlanFields } from '../../domain/plan.ts';
import { type CriterionWorth, overdueOf, worthOf } from '../../domain/plan-worth.ts';
import type { Recent } from '../../domain/recent.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

type Case = {
  now?: Plan | null;
  next?: Partial<PlanFields>;
  answers?: Partial<Answers>;
  recent?: Recent[];
  day?: string;
};
const worth = ({ now = a.plan(), next, answers, recent = a.recent(), day = a.day }: Case = {}) =>
  worthOf(a.template(), { now, next: a.planFields(next) }, { answers: a.answers(answers), recent, day });
const of = (id: CriterionId, made: Case = {}): CriterionWorth => {
  const found = worth(made).criteria.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const tested = { highRiskPct: 20, servicePct: 100, windowDays: 7 };

/** In the worked example A the lodging does not apply: the weights of what does add up to 95. */
const share = (weight: number) => (100 * weight) / 95;

describe('what a commitment is worth on the day of worked example A', () => {
  it('is 88.0 under the same plan, now and then', () => {
    expect(worth().readiness).toEqual({ now: 88, next: 88 });
  });

  it.each<[string, CriterionId, Case, number | null, number | null, number | null]>([
    // 44 of 52 persons sampled in seven days
    ['the same share', 'test-high-risk', {}, share((20 * 44) / 52), share((20 * 44) / 52), share(20)],
    // 44 of 65
    [
      'a quarter of the high-risk workers',
      'test-high-risk',
      { next: { testing: { ...tested, highRiskPct: 25 } } },
      share((20 * 44) / 52),
      share((20 * 44) / 65),
      share(20),
    ],
    // 300 workers × 20 % are 60
    [
      'more high-risk workers',
      'test-high-risk',
      { next: { highRiskWorkers: 300 } },
      share((20 * 44) / 52),
      share((20 * 44) / 60),
      share(20),
    ],
    // 13, 14 and 15 June: 6 + 6 + 8 persons
    [
      'a window of three days',
      'test-high-risk',
      { next: { testing: { ...tested, windowDays: 3 } } },
      share((20 * 44) / 52),
      share((20 * 20) / 52),
      share(20),
    ],
    [
      'places for three',
      'isolation-capacity',
      { next: { minIsolationFree: 3 } },
      share(15),
      share(20),
      share(20),
    ],
    [
      'places for six',
      'isolation-capacity',
      { next: { minIsolationFree: 6 } },
      share(15),
      share(10),
      share(20),
    ],
    [
      'buses at 60 %',
      'shuttle-load',
      { next: { shuttleMaxLoad: 60 } },
      share((5 * 50) / 60),
      share(5),
      share(5),
    ],
    ['no drill yet', 'drill', { next: { lastDrillOn: null } }, share(5), 0, share(5)],
    // 56 days old: 24 days into the second cycle of 40, 16 of 40 left
    ['a drill every 40 days', 'drill', { next: { drillEveryDays: 40 } }, share(5), share(3), share(5)],
    ['nobody sleeps on site', 'lodging', {}, null, null, null],
  ])('%s: %s', (_, id, made, now, next, most) => {
    const found = of(id, made);
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
    expect([found.now?.points, found.next.points, found.next.of]).toEqual([
      near(now),
      near(next),
      near(most),
    ]);
  });

  it('weighs the rest more when a commitment no longer applies', () => {
    const found = worth({ next: { minIsolationFree: 0 } });
    const places = found.criteria.find(({ id }) => id === 'isolation-capacity');
    const masks = found.criteria.find(({ id }) => id === 'masks');
    expect(places?.next).toMatchObject({ points: null, of: null, lost: null });
    expect(masks?.now?.of).toBeCloseTo(share(5), 9);
    expect(masks?.next.of).toBeCloseTo((100 * 5) / 75, 9);
  });

  it('stands beside nothing where there is no plan yet', () => {
    const found = worth({ now: null });
    expect(found.readiness).toEqual({ now: null, next: 88 });
    expect(found.criteria.every(({ now }) => now === null)).toBe(true);
    expect(found.gates.find(({ id }) => id === 'no-approved-plan')).toEqual({
      ...{ id: 'no-approved-plan', now: true, next: false },
    });
  });

  it('names the facts of the plan that decide a criterion', () => {
    const facts = Object.fromEntries(worth().criteria.map((one) => [one.id, one.facts]));
    expect(facts).toMatchObject({
      'test-high-risk': ['highRiskWorkers', 'highRiskPct', 'windowDays'],
      'test-service': ['serviceWorkers', 'servicePct', 'windowDays'],
      'isolation-capacity': ['minIsolationFree'],
      'shuttle-load': ['shuttleMaxLoad'],
      lodging: ['lodgingCapacity'],
      drill: ['drillEveryDays', 'lastDrillOn'],
      masks: [],
      'safety-team': [],
    });
  });
});

describe('the other worked examples', () => {
  const best = {
    isolationFree: 4,
    shuttleLoad: 50,
    spacing: 'all',
    testedHighRisk: 30,
    testedService: 24,
  } as const;
  const none = { masks: 'none', temperature: 'none', hands: 'none', spacing: 'none' } as const;
  const nothing = {
    ...none,
    disinfection: 'none',
    ventilation: 'none',
    isolationFree: 0,
    safetyTeamOnDuty: false,
  } as const;
  it.each<[string, Case, number]>([
    ['B', { answers: { isolationFree: 0, f1: 2 } }, 72.2],
    [
      'C',
      {
        day: '2021-08-23',
        recent: [],
        next: {
          ...{ model: 'three-on-site', risk2194: { percent: 30, assessedOn: '2021-08-01' } },
          ...{ minIsolationFree: 0, serviceWorkers: 0 },
        },
        answers: { lodged: 150, shuttleLoad: null, ventilation: 'n/a' },
      },
      62.7,
    ],
    [
      'D',
      {
        recent: [],
        next: { lastDrillOn: null },
        answers: { ...nothing, testedHighRisk: 0, testedService: 0 },
      },
      4.4,
    ],
    ['E', { answers: best }, 100],
  ])('%s', (_, made, expected) => {
    expect(worth(made).readiness.next).toBe(expected);
  });
});

describe('the gates that a plan alone decides', () => {
  const risk = (percent: number) => ({ percent, assessedOn: '2021-06-01' });
  const three = 'three-on-site' as const;
  it.each<[string, Partial<PlanFields>, string[]]>([
    ['nothing', {}, []],
    ['no case plan', { casePlanAttached: false }, ['no-case-plan']],
    ['no commitment', { commitmentSigned: false }, ['no-commitment']],
    ['an index of 30 % and living on site', { model: three, risk2194: risk(30) }, ['risk-2194']],
    ['an index just below', { model: three, risk2194: risk(29.9) }, []],
    ['no index and living on site', { model: three, risk2194: null }, ['risk-2194']],
    ['an index of 90 % and a normal model', { risk2194: risk(90) }, []],
    [
      'all of them',
      { model: three, casePlanAttached: false, commitmentSigned: false },
      ['no-case-plan', 'no-commitment', 'risk-2194'],
    ],
  ])('%s', (_, next, expected) => {
    const { gates } = worth({ next, answers: { quarantineBreaches: 3 } });
    expect(gates.filter((gate) => gate.next).map(({ id }) => id)).toEqual(expected);
    expect(gates.some((gate) => gate.now)).toBe(false);
  });

  it('take a plan that came into force after the last report for one in force', () => {
    const found = worth({ now: a.plan({ effectiveFrom: '2021-06-16' }) });
    expect(found.gates[0]).toEqual({ id: 'no-approved-plan', now: false, next: false });
  });

  it('tell a plan that is only submitted from one that is approved', () => {
    const waiting = worth({ now: a.plan({ state: 'submitted' }) });
    expect(waiting.readiness.now).toBe(88);
    expect(waiting.gates[0]).toEqual({ id: 'no-approved-plan', now: true, next: false });
  });
});

describe('for any plan on any day', () => {
  const settings = { seed: 20210615, numRuns: 300 };
  it('points and losses under the next plan add up to 100, and to what the scoring says', () => {
    const law = fc.property(anyPlan, anyPlan, anyAnswers, anyRecent, (now, plan, answers, recent) => {
      const found = worthOf(a.template(), { now, next: plan }, { answers, recent, day: a.day });
      const scored = assess(a.template(), plan, answers, recent, a.day);
      expect(found.readiness.next).toBe(scored.readiness);
      expect(found.readiness.now).toBe(assess(a.template(), now, answers, recent, a.day).readiness);
      const applied = found.criteria.filter(({ next }) => next.of !== null);
      if (applied.length === 0) return;
      const sum = applied.reduce((all, { next }) => all + (next.points ?? 0) + (next.lost ?? 0), 0);
      expect(sum).toBeCloseTo(100, 6);
      expect(applied.reduce((all, { next }) => all + (next.of ?? 0), 0)).toBeCloseTo(100, 6);
    });
    fc.assert(law, settings);
  });

  it('the plan of now beside itself moves nothing', () => {
    const law = fc.property(anyPlan, anyAnswers, anyRecent, (plan, answers, recent) => {
      const found = worthOf(a.template(), { now: plan, next: plan }, { answers, recent, day: a.day });
      for (const { now, next } of found.criteria) expect(now).toEqual(next);
      for (const { now, next } of found.gates) expect(now).toBe(next);
    });
    fc.assert(law, settings);
  });
});

describe('what has grown old', () => {
  it.each<[string, Partial<PlanFields>, number | null, number | null]>([
    ['a drill in its cycle', { lastDrillOn: '2021-03-17' }, null, null],
    ['a drill one day over', { lastDrillOn: '2021-03-16' }, 1, null],
    ['no drill: a loss, but no date to be over', { lastDrillOn: null }, null, null],
    ['an index of 90 days', { risk2194: { percent: 10, assessedOn: '2021-03-17' } }, null, null],
    ['an index of 91 days', { risk2194: { percent: 10, assessedOn: '2021-03-16' } }, null, 91],
  ])('%s', (_, over, drill, risk) => {
    expect(overdueOf(a.planFields(over), a.template(), a.day)).toMatchObject({
      drill,
      risk,
      riskAllowed: 90,
    });
  });
});
