import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { moveAccount, moveParts } from '../../domain/move-account.ts';
import { score } from '../../domain/score.ts';
import { scoreMove } from '../../domain/score-move.ts';
import { shownParts } from '../../domain/shown-parts.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

const base = { template: a.template(), plan: a.plan(), answers: a.answers(), recent: a.recent(), day: a.day };
const heavier = a.template({
  id: 'heavier',
  criteria: a.template().criteria.map((one) => (one.id === 'test-high-risk' ? { ...one, weight: 40 } : one)),
});
const fewer = a.template({ id: 'fewer', criteria: a.template().criteria.slice(3) });

describe('what of a score moved', () => {
  it('is told criterion by criterion, the largest first', () => {
    const account = moveAccount(base, {
      ...base,
      answers: a.answers({ isolationFree: 4, spacing: 'all', masks: 'some' }),
      plan: a.plan({ minIsolationFree: 5 }),
    });
    if (typeof account === 'string') throw new Error(account);
    expect(account.criteria.answers.map(({ id }) => id)).toEqual(['isolation-capacity', 'masks', 'spacing']);
    expect(account.criteria.answers[0]?.change).toBeCloseTo(500 / 95, 9);
    expect(account.criteria.plan.map(({ id }) => id)).toEqual(['isolation-capacity']);
    expect(account.criteria.plan[0]?.change).toBeCloseTo(-400 / 95, 9);
    expect(account.criteria.template).toEqual([]);
  });

  it.each([
    ['no-report-before', null, base],
    ['not-scored-before', { ...base, plan: null }, base],
    ['not-scored-before', { ...base, answers: a.answers({ present: 0 }) }, base],
    ['not-scored-now', base, { ...base, plan: null }],
    [
      'no-step',
      {
        ...base,
        template: { criteria: base.template.criteria.filter(({ id }) => id === 'lodging') },
        answers: a.answers({ lodged: 1 }),
      },
      base,
    ],
  ] as const)('cannot be said: %s', (gap, before, after) => {
    expect(moveAccount(before, after)).toBe(gap);
  });

  it('sums: the criteria to their part, the parts to the difference, whatever changed', () => {
    const side = fc.record({
      template: fc.constantFrom(a.template(), heavier, fewer),
      plan: anyPlan,
      answers: anyAnswers,
      recent: anyRecent,
      day: fc.integer({ min: 0, max: 30 }).map((n) => addDays(a.day, n)),
    });
    fc.assert(
      fc.property(side, side, (before, after) => {
        const account = moveAccount(before, after);
        const move = scoreMove(before, after);
        if (typeof account === 'string') {
          expect(move).toBeNull();
          return;
        }
        const { criteria, ...parts } = account;
        expect(parts).toEqual(move);
        for (const part of moveParts)
          expect(criteria[part].reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(account[part], 9);
        const scoreOf = ({ template, plan, answers, recent, day }: typeof before) =>
          score(template, plan, answers, recent, day) ?? 0;
        expect(account.answers + account.plan + account.template).toBeCloseTo(
          scoreOf(after) - scoreOf(before),
          9,
        );
      }),
      { seed: 20210615, numRuns: 300 },
    );
  });
});

describe('parts that are shown', () => {
  it.each([
    [[3.4, 3.3, 3.3], 10, [4, 3, 3]],
    [[-10.5, 2.25, 0], -8, [-10, 2, 0]],
    [[0.2, 0, 0], 1, [1, 0, 0]],
    [[-0.2, 0, 0], -1, [-1, 0, 0]],
    [[0, 0, 0], 0, [0, 0, 0]],
    [[0, -1], 0, [0, 0]],
  ])('%j of %i are %j', (parts, total, expected) => {
    expect(shownParts(parts, total)).toEqual(expected);
  });

  it('sum exactly to their total, each near its own value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -1, max: 1 }),
        (parts, off) => {
          const total = Math.round(parts.reduce((sum, n) => sum + n, 0)) + off;
          const shown = shownParts(parts, total);
          expect(shown.reduce((sum, n) => sum + n, 0)).toBe(total);
          for (const [place, n] of shown.entries())
            expect(Math.abs(n - (parts[place] ?? 0))).toBeLessThanOrEqual(2.5);
        },
      ),
      { seed: 20210615, numRuns: 500 },
    );
  });
});
