import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, measures } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { Plan } from '../../domain/plan.ts';
import { bandOf, rounded, score } from '../../domain/score.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

const settings = { seed: 20210615, numRuns: 300 };

describe('rounding', () => {
  it.each([
    [72.25, 72.3],
    [72.24999999999999, 72.3],
    [72.2499, 72.2],
    [84.95, 85],
    [84.94, 84.9],
    [0, 0],
    [100, 100],
    [99.95, 100],
    [1.005 * 10, 10.1],
  ])('%d is shown as %d', (readiness, expected) => {
    expect(rounded(readiness)).toBe(expected);
  });
});

describe('bands', () => {
  it.each([
    [100, 'ready'],
    [84.95, 'ready'],
    [84.94, 'watch'],
    [69.95, 'watch'],
    [69.94, 'weak'],
    [49.95, 'weak'],
    [49.94, 'not-ready'],
    [0, 'not-ready'],
  ])('%d is %s', (readiness, band) => {
    expect(bandOf(a.template().bands, [], readiness)).toBe(band);
  });

  it('are not-ready under any gate and none without a number', () => {
    expect(bandOf(a.template().bands, ['no-case-plan'], 100)).toBe('not-ready');
    expect(bandOf(a.template().bands, ['no-case-plan'], null)).toBe('not-ready');
    expect(bandOf(a.template().bands, [], null)).toBeNull();
  });
});

const scored = (plan: Plan, answers: Answers) => score(a.template(), plan, answers, a.recent(), a.day);

/** Each names a way to answer better without changing which criteria apply. */
const better: ((answers: Answers) => Answers)[] = [
  (said) => ({ ...said, testedHighRisk: said.testedHighRisk + 1 }),
  (said) => ({ ...said, testedService: said.testedService + 5 }),
  (said) => ({ ...said, isolationFree: said.isolationFree + 1 }),
  (said) => ({ ...said, safetyTeamOnDuty: true }),
  (said) => ({ ...said, shuttleLoad: said.shuttleLoad === null ? null : Math.max(0, said.shuttleLoad - 7) }),
  (said) => ({ ...said, lodged: said.lodged === 0 ? 0 : Math.max(1, said.lodged - 20) }),
  ...measures.map((id) => (said: Answers) => ({
    ...said,
    [id]: said[id] === 'none' ? 'some' : said[id] === 'some' ? 'all' : said[id],
  })),
];

describe('for any plan and answers', () => {
  it('points and losses add up to 100, and the points to the readiness', () => {
    fc.assert(
      fc.property(anyPlan, anyAnswers, anyRecent, (plan, answers, recent) => {
        const { readiness, criteria } = assess(a.template(), plan, answers, recent, a.day);
        if (readiness === null) return criteria.every(({ points, lost }) => points === 0 && lost === 0);
        const points = criteria.reduce((sum, one) => sum + one.points, 0);
        const lost = criteria.reduce((sum, one) => sum + one.lost, 0);
        expect(points + lost).toBeCloseTo(100, 9);
        expect(rounded(points)).toBe(readiness);
        return true;
      }),
      settings,
    );
  });

  it('a better answer never lowers the readiness', () => {
    fc.assert(
      fc.property(anyPlan, anyAnswers, fc.constantFrom(...better), (plan, answers, improve) => {
        const [before, after] = [scored(plan, answers), scored(plan, improve(answers))];
        expect(before === null).toBe(after === null);
        expect(after ?? 0).toBeGreaterThanOrEqual((before ?? 0) - 1e-9);
      }),
      settings,
    );
  });

  it('a criterion that does not apply leaves the denominator', () => {
    fc.assert(
      fc.property(anyPlan, anyAnswers, anyRecent, (plan, answers, recent) => {
        const template = a.template();
        const { criteria } = assess(template, plan, answers, recent, a.day);
        const applied = new Set(criteria.filter((one) => one.attainment !== null).map((one) => one.id));
        const rest = { criteria: template.criteria.filter((one) => applied.has(one.id)) };
        expect(score(rest, plan, answers, recent, a.day)).toBe(score(template, plan, answers, recent, a.day));
      }),
      settings,
    );
  });

  it('each fix lifts the readiness by its gain, and all of them together to 100', () => {
    fc.assert(
      fc.property(anyPlan, anyAnswers, (plan, answers) => {
        const { fixes, readiness } = assess(a.template(), plan, answers, a.recent(), a.day);
        const gains = fixes.reduce((sum, fix) => sum + ('gain' in fix ? fix.gain : 0), 0);
        if (readiness !== null) expect((scored(plan, answers) ?? 0) + gains).toBeCloseTo(100, 9);
      }),
      settings,
    );
  });
});
