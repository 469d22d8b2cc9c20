import { describe, expect, it } from 'vitest';
import { Invalid } from '../../domain/failure.ts';
import type { PlanFields } from '../../domain/plan.ts';
import { decidePlan } from '../../domain/plan-review.ts';
import { figureOf, planWarningsOf, planWarningsOn } from '../../domain/plan-warnings.ts';
import { a } from '../support/a.ts';

const testing = a.plan().testing;
const warned = (over: Partial<PlanFields> = {}, template = a.template(), workforce = 0) =>
  planWarningsOf(a.planFields(over), template, workforce).map(({ id, value, limit }) => [id, value, limit]);

describe('what makes an approver think twice', () => {
  it('is nothing at the base plan', () => {
    expect(warned()).toEqual([]);
  });

  it.each<[string, Partial<PlanFields>, unknown[]]>([
    ['38 of 1,300', { highRiskWorkers: 38 }, [['few-high-risk', 3800 / 1300, 3]]],
    ['39 of 1,300, which are 3 %', { highRiskWorkers: 39 }, []],
    ['nobody in an empty site', { workforce: 0, highRiskWorkers: 0 }, []],
    ['no service workers among 50', { workforce: 50, serviceWorkers: 0 }, [['no-service-workers', 0, 50]]],
    ['no service workers among 49', { workforce: 49, serviceWorkers: 0 }, []],
    ['one service worker', { serviceWorkers: 1 }, []],
    ['no isolation place', { isolationPlaces: 0 }, [['no-isolation-place', 0, 1]]],
    [
      '19 % of the high-risk workers',
      { testing: { ...testing, highRiskPct: 19 } },
      [['low-high-risk-share', 19, 20]],
    ],
    [
      '99 % of the service workers',
      { testing: { ...testing, servicePct: 99 } },
      [['low-service-share', 99, 100]],
    ],
    ['a window of 8 days', { testing: { ...testing, windowDays: 8 } }, [['long-window', 8, 7]]],
    ['a window of 7 days', { testing: { ...testing, windowDays: 7 } }, []],
    ['drills every 181 days', { drillEveryDays: 181 }, [['rare-drills', 181, 180]]],
    ['drills every 180 days', { drillEveryDays: 180 }, []],
  ])('is told of %s', (_, over, expected) => {
    expect(warned(over)).toEqual(expected);
  });

  it('is no window that the template itself asks for', () => {
    const fortnight = a.template({ planDefaults: { ...a.template().planDefaults, windowDays: 14 } });
    expect(warned({ testing: { ...testing, windowDays: 14 } }, fortnight)).toEqual([]);
    const ten = a.template({ planDefaults: { ...a.template().planDefaults, windowDays: 10 } });
    expect(warned({ testing: { ...testing, windowDays: 11 } }, ten)).toEqual([['long-window', 11, 10]]);
  });

  it.each([0, 40])('is judged by the register where the plan says %d people', (workforce) => {
    const few = { workforce, highRiskWorkers: 8, serviceWorkers: 0 };
    expect(warned(few, a.template(), 1300)).toEqual([
      ['few-high-risk', 800 / 1300, 3],
      ['no-service-workers', 0, 50],
    ]);
    expect(warned(few, a.template(), 30)).toEqual([]);
  });

  it('comes in one order, and without thresholds in the template only where none is needed', () => {
    const bad = {
      ...{ highRiskWorkers: 1, serviceWorkers: 0, isolationPlaces: 0, drillEveryDays: 365 },
      testing: { highRiskPct: 1, servicePct: 1, windowDays: 14 },
    };
    const all = [
      ...['few-high-risk', 'no-service-workers', 'no-isolation-place'],
      ...['low-high-risk-share', 'low-service-share', 'long-window', 'rare-drills'],
    ];
    expect(warned(bad).map(([id]) => id)).toEqual(all);
    const { planWarnings: _, ...without } = a.template();
    expect(warned(bad, without).map(([id]) => id)).toEqual([
      'no-isolation-place',
      'low-high-risk-share',
      'low-service-share',
    ]);
  });

  it('is judged by the template of the day on which the plan begins to count', () => {
    const later = {
      ...a.template({ id: 'later', effectiveFrom: '2021-09-30' }),
      planDefaults: { ...a.template().planDefaults, highRiskPct: 5 },
    };
    const plan = (effectiveFrom: string) =>
      a.planFields({ effectiveFrom, testing: { ...testing, highRiskPct: 5 } });
    const at = (from: string, today: string) =>
      planWarningsOn(plan(from), [a.template(), later], { today, workforce: 0 }).map(({ id }) => id);
    expect(at('2021-07-01', '2021-07-01')).toEqual(['low-high-risk-share']);
    expect(at('2021-10-01', '2021-07-01')).toEqual([]);
    expect(at('2021-07-01', '2021-10-01')).toEqual([]);
    expect(at('2020-01-01', '2020-01-01')).toEqual([]);
  });

  it('has a figure for everything but the share of nobody', () => {
    expect(figureOf(a.planFields({ workforce: 0 }), 'few-high-risk')).toBeNull();
    expect(figureOf(a.planFields(), 'few-high-risk')).toBe(20);
  });
});

describe('a decision', () => {
  const plan = a.plan({ state: 'submitted', isolationPlaces: 0, drillEveryDays: 365, decidedBy: null });
  const by = { id: 'member-health', name: 'Lê Thu Hà', now: '2021-06-15T02:00:00.000Z' };
  const warningsOf = () => planWarningsOf(plan, a.template(), 0);
  const decide = (said: { decision: 'approve' | 'return'; reason?: string }, warnings = warningsOf) =>
    decidePlan([plan], 1, said, { ...by, warningsOf: warnings });

  it('against warnings needs a reason, and names them', () => {
    const refused = () => decide({ decision: 'approve' });
    expect(refused).toThrow(Invalid);
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'reason-required-warnings',
        faults: [
          { pointer: '/reason', code: 'reason-required-warnings', why: 'no-isolation-place' },
          { pointer: '/reason', code: 'reason-required-warnings', why: 'rare-drills' },
        ],
      });
    }
  });

  it('keeps the reason, and what it was taken against', () => {
    expect(decide({ decision: 'approve', reason: 'Dùng chung khu cách ly' })).toMatchObject({
      state: 'approved',
      reason: 'Dùng chung khu cách ly',
      despite: ['no-isolation-place', 'rare-drills'],
    });
  });

  it('asks for none where nothing warns, and for the usual one of what goes back', () => {
    expect(decide({ decision: 'approve' }, () => [])).not.toHaveProperty('despite');
    const returned = decide({ decision: 'return', reason: 'Thiếu chỗ cách ly' });
    expect(returned.state).toBe('returned');
    expect(returned).not.toHaveProperty('despite');
  });
});
