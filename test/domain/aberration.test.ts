import { describe, expect, it } from 'vitest';
import { earsC2, isAberrant } from '../../domain/aberration.ts';
import { a } from '../support/a.ts';

describe('EARS C2', () => {
  it.each<[number[], number | null]>([
    [[2, 1, 3, 2, 2, 1, 3, 2, 4, 9], 8.573],
    [[0, 0, 0, 0, 0, 0, 0, 1, 1, 3], 6],
    [[1, 2, 3], null],
    [[], null],
    [[2, 1, 3, 2, 2, 1, 3, 2, 4], null],
    [[99, 2, 1, 3, 2, 2, 1, 3, 50, 60, 9], 8.573],
  ])('of %j is %s', (series, expected) => {
    const c2 = earsC2(series);
    if (expected === null) expect(c2).toBeNull();
    else expect(c2).toBeCloseTo(expected, 3);
  });
});

describe('symptoms are aberrant', () => {
  const flat = (today: number, value = 2) => [...Array.from({ length: 9 }, () => value), today];

  it.each<[string, number[], boolean]>([
    ['above C2 and twice the mean plus 3', flat(7), true],
    ['not one below twice the mean plus 3', flat(6), false],
    ['not at C2 3 exactly', [0, 4, 0, 4, 0, 4, 2, 2, 2, 8], false],
    ['not without a rise', flat(2), false],
    ['not by C2 alone, with a mean near nothing', flat(2, 0), false],
    ['at three from nothing', flat(3, 0), true],
  ])('%s', (_, series, expected) => {
    expect(isAberrant(series, 1000, a.template().aberration)).toBe(expected);
  });

  it.each<[string, number[], number, boolean]>([
    ['from 3 persons', [0, 3], 50, true],
    ['not from 2', [0, 2], 50, false],
    ['from 2 % of those present', [0, 20], 1000, true],
    ['not below 2 %', [0, 19], 1000, false],
    ['on the first day too', [3], 50, true],
    ['with nine check-ins still by the count', [9, 9, 9, 9, 9, 9, 9, 9, 3], 50, true],
    ['not of a site that never reported', [], 50, false],
  ])('of a young site: %s', (_, series, present, expected) => {
    expect(isAberrant(series, present, a.template().aberration)).toBe(expected);
  });
});
