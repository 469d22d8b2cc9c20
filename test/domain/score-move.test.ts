import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { score } from '../../domain/score.ts';
import { type ScoreInputs, scoreMove } from '../../domain/score-move.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

const base = { template: a.template(), plan: a.plan(), answers: a.answers(), recent: a.recent(), day: a.day };

const scoreOf = ({ template, plan, answers, recent, day }: ScoreInputs) =>
  score(template, plan, answers, recent, day);

/** The province's criteria with the tests of high-risk workers weighing twice as much. */
const heavier = a.template({
  criteria: a.template().criteria.map((one) => (one.id === 'test-high-risk' ? { ...one, weight: 40 } : one)),
});

describe('why the score moved', () => {
  it.each([
    ['the answers', { ...base, answers: a.answers({ isolationFree: 4 }) }, 'answers'],
    ['the check-ins before', { ...base, recent: [] }, 'answers'],
    ['the date', { ...base, day: addDays(a.day, 60) }, 'answers'],
    ['the plan', { ...base, plan: a.plan({ highRiskWorkers: 400 }) }, 'plan'],
    ['the template', { ...base, template: heavier }, 'template'],
  ] as const)('%s alone take the whole difference', (_, after, part) => {
    const total = (scoreOf(after) ?? 0) - (scoreOf(base) ?? 0);
    const move = scoreMove(base, after);
    expect(move?.total).toBe(total);
    expect(move?.total).not.toBe(0);
    expect(move).toEqual({ answers: 0, plan: 0, template: 0, [part]: move?.total, total: move?.total });
  });

  it('is 0 in every part where nothing changed', () => {
    expect(scoreMove(base, base)).toEqual({ answers: 0, plan: 0, template: 0, total: 0 });
  });

  it('takes the new answers under the old plan first', () => {
    const after = {
      ...base,
      answers: a.answers({ isolationFree: 4 }),
      plan: a.plan({ minIsolationFree: 5 }),
    };
    const move = scoreMove(base, after);
    expect(move?.answers).toBeCloseTo(500 / 95, 9);
    expect(move?.plan).toBeCloseTo(-400 / 95, 9);
  });

  it('has no answer where a side or a step between has no score', () => {
    const empty = { ...base, answers: a.answers({ present: 0 }) };
    expect(scoreMove(base, { ...base, plan: null })).toBeNull();
    expect(scoreMove({ ...base, plan: null }, base)).toBeNull();
    expect(scoreMove(base, empty)).toBeNull();
    expect(scoreMove(empty, base)).toBeNull();
    const [never, always] = ['lodging', 'masks'].map((id) => ({
      criteria: a.template().criteria.filter((one) => one.id === id),
    }));
    if (never === undefined || always === undefined) throw new Error('No criteria');
    const lodged = { ...base, answers: a.answers({ lodged: 1 }) };
    expect(scoreMove({ ...lodged, template: never }, { ...base, template: always })).toBeNull();
  });

  it('adds up, whatever changed', () => {
    const side = fc.record({
      template: fc.constantFrom(a.template(), heavier),
      plan: anyPlan,
      answers: anyAnswers,
      recent: anyRecent,
      day: fc.integer({ min: 0, max: 30 }).map((n) => addDays(a.day, n)),
    });
    fc.assert(
      fc.property(side, side, (before, after) => {
        const move = scoreMove(before, after);
        if (move === null) return;
        expect(move.answers + move.plan + move.template).toBeCloseTo(move.total, 9);
        const [from, to] = [before, after].map(scoreOf);
        expect((from ?? 0) + move.total).toBeCloseTo(to ?? 0, 9);
      }),
      { seed: 20210615, numRuns: 200 },
    );
  });
});
