import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badBounds, goodBounds, isThin, rateOf, reportedDue, silentOf } from '../../domain/brief-figures.ts';

const coverage = { due: 288, reported: 265, onTime: 241, late: 21, missing: 26, pending: 0, notDue: 4 };
const bands = { ready: 171, watch: 58, weak: 22, 'not-ready': 11 };
const freshness = { fresh: 262, stale: 0, unknown: 26 };

describe('the coverage of a day', () => {
  it('counts the due sites that reported, not those that reported without being due', () => {
    expect([reportedDue({ coverage }), silentOf({ coverage })]).toEqual([262, 26]);
  });

  it('is a share of the due sites', () => {
    expect(rateOf({ coverage })).toBeCloseTo(90.97, 2);
  });

  it.each([
    [100, 80, false],
    [100, 79, true],
    [0, 0, false],
  ])('of %i due with %i reported is thin: %s', (due, onTime, thin) => {
    expect(isThin({ coverage: { ...coverage, due, onTime, late: 0 } })).toBe(thin);
  });
});

describe('the bounds of a share', () => {
  it('go from no unknown site to every one of them', () => {
    const { share, lo, hi } = goodBounds({ bands, freshness });
    expect([share, lo, hi].map((value) => value?.toFixed(1))).toEqual(['87.4', '79.5', '88.5']);
  });

  it('are those of the sites that need work or are not ready, too', () => {
    expect(badBounds({ bands, freshness })).toMatchObject({ count: 33, of: 262, unknown: 26 });
  });

  it('are not there without a site', () => {
    const none = { ready: 0, watch: 0, weak: 0, 'not-ready': 0 };
    expect(goodBounds({ bands: none, freshness: { fresh: 0, stale: 0, unknown: 0 } })).toMatchObject({
      share: null,
      lo: null,
      hi: null,
    });
  });

  it('hold the share between them, whatever the counts', () => {
    const n = fc.nat(500);
    fc.assert(
      fc.property(n, n, n, n, n, (ready, watch, weak, bad, unknown) => {
        const counts = { ready, watch, weak, 'not-ready': bad };
        const { share, lo, hi } = goodBounds({ bands: counts, freshness: { fresh: 0, stale: 0, unknown } });
        if (share === null || lo === null || hi === null) return;
        expect(lo).toBeLessThanOrEqual(share + 1e-9);
        expect(hi).toBeGreaterThanOrEqual(share - 1e-9);
      }),
      { seed: 20210615 },
    );
  });
});
