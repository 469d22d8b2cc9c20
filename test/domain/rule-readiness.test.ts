import { describe, expect, it } from 'vitest';
import type { CheckInFacts, Facts } from '../../domain/alert-rules.ts';
import type { Assessment, CriterionResult } from '../../domain/assessment.ts';
import { a } from '../support/a.ts';
import { checkIn, closed, opened, quickReport, reports, sweep } from '../support/alert-facts.ts';
import { clears, correction, holds, verdict } from '../support/verdict.ts';

const older = { isStanding: false };

describe('isolation-short', () => {
  it.each<[string, Facts, object | null]>([
    ['less than half of what the plan keeps free', checkIn({ isolationFree: 1 }), holds()],
    ['half', checkIn({ isolationFree: 2 }), clears],
    ['none at all', checkIn({ isolationFree: 0 }), holds()],
    [
      'less than half once more by correction',
      checkIn({ isolationFree: 1 }, correction({})),
      holds({ again: false }),
    ],
    [
      'less than half of an odd number',
      checkIn({ isolationFree: 2 }, { plan: a.plan({ minIsolationFree: 5 }) }),
      holds(),
    ],
    [
      'none where the plan keeps none',
      checkIn({ isolationFree: 0 }, { plan: a.plan({ minIsolationFree: 0 }) }),
      clears,
    ],
    ['none without a plan', checkIn({ isolationFree: 0 }, { plan: null }), null],
    ['none with nobody on site', checkIn({ isolationFree: 0, present: 0, symptomatic: 0 }), null],
    ['enough with nobody on site', checkIn({ isolationFree: 4, present: 0, symptomatic: 0 }), clears],
    ['less than half of an older day', checkIn({ isolationFree: 1 }, older), null],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('isolation-short', facts)).toEqual(expected);
  });
});

describe('lodging-over', () => {
  it.each<[string, Facts, object | null]>([
    ['as many as there is room for', checkIn({ lodged: 120 }), clears],
    ['one more', checkIn({ lodged: 121 }), holds()],
    [
      'one more by correction',
      checkIn({ lodged: 121 }, correction({ lodged: 130 })),
      holds({ again: false }),
    ],
    ['one more of an older day', checkIn({ lodged: 121 }, older), null],
    ['many without a plan', checkIn({ lodged: 900 }, { plan: null }), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('lodging-over', facts)).toEqual(expected);
  });
});

const criterion = (id: CriterionResult['id'], attainment: number | null): CriterionResult => ({
  ...{ id, attainment, weight: 20, points: 0, lost: 0, measured: null, target: null },
});
const tested = (highRisk: number | null, service: number | null): Partial<Assessment> => ({
  criteria: [
    criterion('test-high-risk', highRisk),
    criterion('test-service', service),
    criterion('masks', 0.5),
  ],
});
const assessed = (of: Partial<Assessment>, more: Partial<CheckInFacts> = {}) =>
  checkIn({}, { ...more, assessed: of });

describe('testing-behind', () => {
  it.each<[string, Facts, object | null]>([
    ['both groups at 80 %', assessed(tested(0.8, 0.8)), clears],
    ['high-risk workers below', assessed(tested(0.799, 1)), holds()],
    ['service workers below', assessed(tested(1, 0.5)), holds()],
    ['below once more by correction', assessed(tested(0, 0), { revision: 2 }), holds({ again: false })],
    ['a group that owes nothing', assessed(tested(null, 0.9)), clears],
    ['a group that owes nothing beside one below', assessed(tested(null, 0.1)), holds()],
    ['nothing scored', assessed({}), null],
    ['below of an older day', assessed(tested(0, 0), older), null],
    ['below at a quiet start', assessed(tested(0, 0), { quiet: 'first-reports' }), null],
    ['below after a break', assessed(tested(0, 0), { quiet: 'break' }), null],
    ['a quick report', quickReport(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('testing-behind', facts)).toEqual(expected);
  });

  it('goes on through a quiet start, and clears in it', () => {
    const open = opened(assessed(tested(0, 0)));
    expect(verdict('testing-behind', assessed(tested(0, 0), { quiet: 'break' }), open)).toEqual(holds());
    expect(verdict('testing-behind', assessed(tested(1, 1), { quiet: 'break' }), open)).toEqual(clears);
    expect(verdict('testing-behind', assessed(tested(0, 0), { quiet: 'break' }), closed(open))).toBeNull();
  });
});

describe('readiness-drop', () => {
  const days = (...readiness: (number | null)[]) =>
    reports(readiness.map(() => ({}))).map((one, n) => ({ ...one, readiness: readiness[n] ?? null }));
  const at = (readiness: number | null, before: (number | null)[], more: Partial<CheckInFacts> = {}) =>
    assessed({ readiness, band: 'watch' }, { before: days(...before), ...more });

  it.each<[string, Facts, object | null]>([
    ['15 below the median', at(73, [88, 88, 88]), holds()],
    ['15 below to the decimal', at(73.3, [88.3, 88.3, 88.3]), holds()],
    ['a tenth less than 15', at(73.4, [88.3, 88.3, 88.3]), clears],
    ['15 below the middle between two', at(70, [80, 90, 80, 90]), holds()],
    ['a twentieth less than 15 below it', at(70.1, [80, 90, 80.1, 90]), clears],
    ['fewer than three before', at(10, [88, 88]), null],
    ['fewer than three that were scored', at(10, [88, null, 88, null]), null],
    ['the last seven, not the older', at(60, [70, 70, 70, 70, 60, 60, 60, 99, 99, 99]), clears],
    ['seven that were scored', at(60, [null, 90, 90, 90, 90, 60, 60, 60, 60]), holds()],
    ['nothing scored', at(null, [88, 88, 88]), null],
    ['a rise', at(99, [50, 50, 50]), clears],
    ['a fall once more by correction', at(10, [88, 88, 88], { revision: 2 }), holds({ again: false })],
    ['a fall on an older day', at(10, [88, 88, 88], older), null],
    ['a fall at a quiet start', at(10, [88, 88, 88], { quiet: 'first-reports' }), null],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('readiness-drop', facts)).toEqual(expected);
  });
});
