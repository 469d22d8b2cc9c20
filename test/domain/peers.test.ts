import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfSize, median, mediansOf, sizeClassOf, spread } from '../../domain/peers.ts';
import { a } from '../support/a.ts';

const sizes = { sizesFrom: [50, 200, 1000, 5000] };

describe('sites of like size', () => {
  it.each([
    [0, 0, 49],
    [49, 0, 49],
    [50, 50, 199],
    [199, 50, 199],
    [200, 200, 999],
    [999, 200, 999],
    [1000, 1000, 4999],
    [4999, 1000, 4999],
    [5000, 5000, null],
    [90_000, 5000, null],
  ])('with %i workers have from %i to %s', (workforce, from, to) => {
    expect(sizeClassOf(workforce, sizes)).toEqual({ from, to });
  });

  it('are each of one class', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (one, other) => {
        const size = sizeClassOf(one, sizes);
        expect(isOfSize(size, one)).toBe(true);
        const { from, to } = sizeClassOf(other, sizes);
        expect(isOfSize(size, other)).toBe(from === size.from && to === size.to);
      }),
      { seed: 20210615, numRuns: 300 },
    );
  });
});

describe('a median', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 1, 9, 6], 5],
    [[10, 9], 9.5],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('is taken of every figure that a warning is about', () => {
    const plans = [3, 5, 100].map((isolationPlaces) =>
      a.planFields({ isolationPlaces, workforce: isolationPlaces === 100 ? 0 : 1300 }),
    );
    expect(mediansOf(plans)).toEqual({
      'few-high-risk': 20,
      'no-service-workers': 24,
      'no-isolation-place': 5,
      'low-high-risk-share': 20,
      'low-service-share': 100,
      'long-window': 7,
      'rare-drills': 90,
    });
    expect(new Set(Object.values(mediansOf([])))).toEqual(new Set([null]));
  });
});

describe('some of many', () => {
  it('are spread over all of them', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    const many = Array.from({ length: 1234 }, (_, n) => n);
    expect(new Set(spread(many, 100)).size).toBe(100);
  });
});
