import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostTries, nextTry, outcomeOf, retryWaitsMs } from '../../domain/webhook-retry.ts';

const now = '2021-06-15T02:00:00.000Z';
const waitAfter = (tries: number, chance: number) => {
  const at = nextTry(tries, now, chance);
  return at === null ? null : Date.parse(at) - Date.parse(now);
};
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the waits between tries', () => {
  it('are 1, 5 and 30 minutes, 2, 6, 12 and 24 hours', () => {
    expect(retryWaitsMs.map((wait) => wait / 60_000)).toEqual([1, 5, 30, 120, 360, 720, 1440]);
    expect(retryWaitsMs.map((_, n) => waitAfter(n + 1, 0))).toEqual(retryWaitsMs);
  });

  it('end after the eighth try', () => {
    expect(mostTries).toBe(8);
    expect([waitAfter(mostTries - 1, 0), waitAfter(mostTries, 0), waitAfter(40, 0)]).toEqual([
      86_400_000,
      null,
      null,
    ]);
  });

  it('grow with every try and are up to a fifth longer, never shorter, whatever chance says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: retryWaitsMs.length }), chances, chances, (tries, one, other) => {
        const base = retryWaitsMs[tries - 1] ?? Number.NaN;
        const wait = waitAfter(tries, one) ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(base);
        expect(wait).toBeLessThanOrEqual(base * 1.2);
        const next = waitAfter(tries + 1, other);
        if (next !== null) expect(next).toBeGreaterThan(wait);
      }),
      { seed: 20210615 },
    );
  });
});

describe('a status', () => {
  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [204, 'taken'],
    [299, 'taken'],
    [301, 'failed'],
    [302, 'failed'],
    [308, 'failed'],
    [400, 'failed'],
    [404, 'failed'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
    [0, 'failed'],
  ])('%s: %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});
