import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { testTarget } from '../../domain/attainment.ts';
import { templateOn, templates } from '../../domain/pack/templates.ts';
import { asksVaccinated } from '../../domain/template.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';

const share = { group: 'highRiskWorkers', share: 'highRiskPct' } as const;
const exempt = { ...share, exempt: 'vaccinated' } as const;
const target = (vaccinated: number, plan = {}) => testTarget(exempt, a.plan(plan), { vaccinated });

describe('the exemption of the fully vaccinated (8228)', () => {
  it.each([
    [0, {}, 52],
    [142, {}, 26],
    [141, {}, 27],
    [283, {}, 1],
    [284, {}, 0],
    [1_000_000, {}, 0],
    [10, { highRiskWorkers: 0, serviceWorkers: 0 }, 0],
  ])('of %d workers under %j leaves %d to be sampled', (vaccinated, plan, expected) => {
    expect(target(vaccinated, plan)).toBe(expected);
  });

  it('is exact, whatever the numbers', () => {
    const many = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(
        ...([many, many, many, fc.integer({ min: 0, max: 100 })] as const),
        (highRiskWorkers, serviceWorkers, vaccinated, highRiskPct) => {
          const testing = { highRiskPct, servicePct: 100, windowDays: 7 };
          const all = BigInt(highRiskWorkers + serviceWorkers);
          if (all === 0n) return;
          const left = all > BigInt(vaccinated) ? all - BigInt(vaccinated) : 0n;
          const [asked, of] = [BigInt(highRiskWorkers) * left * BigInt(highRiskPct), all * 100n];
          const expected = Number((asked + of - 1n) / of);
          expect(target(vaccinated, { highRiskWorkers, serviceWorkers, testing })).toBe(expected);
        },
      ),
      { seed: 20210930, numRuns: 3000 },
    );
  });

  it('is asked about from 30/09/2021 on, and changes nothing before', () => {
    expect(templates.map((one) => [one.id, asksVaccinated(one)])).toEqual([
      ['tn-2021-06', false],
      ['tn-2021-10', true],
    ]);
    expect([templateOn('2021-09-29').id, templateOn('2021-09-30').id]).toEqual(['tn-2021-06', 'tn-2021-10']);
    const before = templateOn('2021-09-29');
    fc.assert(
      fc.property(anyAnswers, anyPlan, anyRecent, (answers, plan, recent) => {
        const plain = assess(before, plan, { ...answers, vaccinated: 0 }, recent, a.day);
        expect(assess(before, plan, answers, recent, a.day)).toEqual(plain);
      }),
      { seed: 20210930 },
    );
  });

  it('leaves the score of those who say nothing as it was, and lowers nobody’s', () => {
    const [before, after] = [templateOn('2021-09-29'), templateOn('2021-09-30')];
    fc.assert(
      fc.property(anyAnswers, anyPlan, anyRecent, (answers, plan, recent) => {
        const { templateVersion: _, ...then } = assess(before, plan, answers, recent, a.day);
        const none = { ...answers, vaccinated: 0 };
        const { templateVersion: __, ...silent } = assess(after, plan, none, recent, a.day);
        expect(silent).toEqual(then);
        const said = assess(after, plan, answers, recent, a.day);
        for (const [n, { attainment }] of said.criteria.entries())
          if (attainment !== null)
            expect(attainment).toBeGreaterThanOrEqual(then.criteria[n]?.attainment ?? 0);
      }),
      { seed: 20210930 },
    );
  });
});
