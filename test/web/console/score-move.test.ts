import { describe, expect, it } from 'vitest';
import { moveOf } from '../../../web/console/score-move.ts';
import { a } from '../../support/a.ts';

const item = (day: string, spacing: 'all' | 'some', planVersion: number | null = 1) => ({
  checkIn: { day, answers: a.answers({ spacing, testedHighRisk: 52 }) },
  assessment: { planVersion, templateVersion: 'tn-2021-06' },
});

describe('why the score of a site moved', () => {
  it('is told of the two newest check-ins, by answers, plan and template', () => {
    const move = moveOf([item('2021-06-15', 'all'), item('2021-06-14', 'some')], [a.plan()]);
    expect(move).toMatchObject({ plan: 0, template: 0 });
    expect(move?.answers).toBeGreaterThan(0);
    expect(move?.total).toBe(move?.answers);
  });

  it('is not told without two check-ins, or without the plan that one was judged by', () => {
    expect(moveOf([item('2021-06-15', 'all')], [a.plan()])).toBeNull();
    expect(moveOf([item('2021-06-15', 'all'), item('2021-06-14', 'some', 9)], [a.plan()])).toBeNull();
    expect(moveOf([item('2021-06-15', 'all', null), item('2021-06-14', 'some')], [a.plan()])).toBeNull();
  });
});
