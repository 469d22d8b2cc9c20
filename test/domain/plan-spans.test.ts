import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { planInForce } from '../../domain/plan.ts';
import { planSpans } from '../../domain/plan-spans.ts';
import { a } from '../support/a.ts';

describe('the version in force on a day', () => {
  it('lasts until the next one begins', () => {
    const plans = [
      a.plan({ version: 1, effectiveFrom: '2021-06-05' }),
      a.plan({ version: 2, effectiveFrom: '2021-07-01', state: 'returned' }),
      a.plan({ version: 3, effectiveFrom: '2021-07-10' }),
      a.plan({ version: 4, effectiveFrom: '2021-07-10' }),
      a.plan({ version: 5, effectiveFrom: '2021-08-01' }),
    ];
    expect(planSpans(plans)).toEqual([
      { version: 1, from: '2021-06-05', to: '2021-07-09' },
      { version: 4, from: '2021-07-10', to: '2021-07-31' },
      { version: 5, from: '2021-08-01', to: null },
    ]);
    expect(planSpans([])).toEqual([]);
  });

  it('is the one that the days are scored with, whatever the versions', () => {
    const plan = fc.record({
      state: fc.constantFrom('draft', 'submitted', 'approved', 'approved', 'approved', 'returned'),
      effectiveFrom: fc.integer({ min: 0, max: 12 }).map((n) => addDays(a.day, n)),
    });
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 8 }), fc.integer({ min: -2, max: 15 }), (made, offset) => {
        const plans = made.map((over, n) => a.plan({ ...over, version: n + 1 }));
        const day = addDays(a.day, offset);
        const spans = planSpans(plans).filter(({ from, to }) => from <= day && (to === null || day <= to));
        expect(spans.length).toBeLessThanOrEqual(1);
        expect(spans[0]?.version ?? null).toBe(planInForce(plans, day)?.version ?? null);
      }),
      { seed: 20210615, numRuns: 500 },
    );
  });
});
