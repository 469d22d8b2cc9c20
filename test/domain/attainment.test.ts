import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import type { CriterionId } from '../../domain/assessment.ts';
import { attainmentOf } from '../../domain/attainment.ts';
import { addDays } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { a } from '../support/a.ts';

const attained = (
  id: CriterionId,
  answers: Partial<Answers>,
  plan: Partial<Plan> = {},
  recent = a.recent(),
) => {
  const criterion = a.template().criteria.find((one) => one.id === id);
  if (criterion === undefined) throw new Error(`No criterion ${id}`);
  return attainmentOf(criterion, { plan: a.plan(plan), answers: a.answers(answers), recent, day: a.day })
    .attainment;
};

describe('tests of a group', () => {
  it.each<[string, number, Partial<Plan>, number | null]>([
    ['reach the share of the group', 16, {}, 1],
    ['count no more than full', 40, {}, 1],
    ['count by their share of the target', 8, {}, 44 / 52],
    ['are asked of whole persons, rounded up', 8, { highRiskWorkers: 261 }, 44 / 53],
    ['do not apply without a group', 8, { highRiskWorkers: 0 }, null],
    [
      'do not apply where none are asked for',
      8,
      { testing: { highRiskPct: 0, servicePct: 100, windowDays: 7 } },
      null,
    ],
    [
      'of today alone count in a window of a day',
      8,
      { testing: { highRiskPct: 20, servicePct: 100, windowDays: 1 } },
      8 / 52,
    ],
    [
      'of two days count in a window of two',
      8,
      { testing: { highRiskPct: 20, servicePct: 100, windowDays: 2 } },
      14 / 52,
    ],
  ])('%s', (_, testedHighRisk, plan, expected) => {
    expect(attained('test-high-risk', { testedHighRisk }, plan)).toBe(expected);
  });

  it('look at the window of civil days only, and never twice at the day itself', () => {
    const more = [-7, 0, 1].map((n) => ({
      day: addDays(a.day, n),
      answers: a.answers({ testedHighRisk: 50 }),
    }));
    expect(attained('test-high-risk', { testedHighRisk: 8 }, {}, [...a.recent(), ...more])).toBe(44 / 52);
    const oldest = { day: addDays(a.day, -6), answers: a.answers({ testedHighRisk: 50 }) };
    expect(attained('test-high-risk', { testedHighRisk: 1 }, {}, [oldest])).toBe(51 / 52);
  });

  it('are kept apart by group', () => {
    expect(attained('test-service', { testedService: 0 })).toBe(20 / 24);
    expect(attained('test-service', {}, { serviceWorkers: 0 })).toBeNull();
  });
});

describe('isolation capacity', () => {
  it.each<[number, number, number | null]>([
    [0, 4, 0],
    [3, 4, 0.75],
    [4, 4, 1],
    [9, 4, 1],
    [3, 0, null],
  ])('%d free of %d is %s', (isolationFree, minIsolationFree, expected) => {
    expect(attained('isolation-capacity', { isolationFree }, { minIsolationFree })).toBe(expected);
  });
});

describe('measures', () => {
  it.each(['masks', 'temperature', 'hands', 'spacing', 'disinfection', 'ventilation'] as const)(
    '%s',
    (id) => {
      const values = ['all', 'some', 'none', 'n/a'] as const;
      expect(values.map((value) => attained(id, { [id]: value }))).toEqual([1, 0.5, 0, null]);
    },
  );
});

describe('ceilings', () => {
  it.each<[CriterionId, Partial<Answers>, Partial<Plan>, number | null]>([
    ['shuttle-load', { shuttleLoad: null }, {}, null],
    ['shuttle-load', { shuttleLoad: 0 }, {}, 1],
    ['shuttle-load', { shuttleLoad: 50 }, {}, 1],
    ['shuttle-load', { shuttleLoad: 51 }, {}, 50 / 51],
    ['shuttle-load', { shuttleLoad: 100 }, { shuttleMaxLoad: 25 }, 0.25],
    ['lodging', { lodged: 0 }, {}, null],
    ['lodging', { lodged: 0 }, { lodgingCapacity: 0 }, null],
    ['lodging', { lodged: 120 }, {}, 1],
    ['lodging', { lodged: 150 }, {}, 0.8],
    ['lodging', { lodged: 3 }, { lodgingCapacity: 0 }, 0],
  ])('%s of %j under %j', (id, answers, plan, expected) => {
    expect(attained(id, answers, plan)).toBe(expected);
  });
});

it('counts the safety team on duty or not', () => {
  expect(attained('safety-team', { safetyTeamOnDuty: true })).toBe(1);
  expect(attained('safety-team', { safetyTeamOnDuty: false })).toBe(0);
});

describe('the last drill', () => {
  it.each<[string, number | null, number]>([
    ['never held', null, 0],
    ['today', 0, 1],
    ['as old as its cycle', 90, 1],
    ['a day older', 91, 89 / 90],
    ['half a cycle over', 135, 0.5],
    ['a day before it is worth nothing', 179, 1 / 90],
    ['two cycles old', 180, 0],
    ['older still', 400, 0],
    ['planned after the day', -5, 1],
  ])('%s', (_, age, expected) => {
    const lastDrillOn = age === null ? null : addDays(a.day, -age);
    expect(attained('drill', {}, { lastDrillOn })).toBeCloseTo(expected, 12);
  });
});
