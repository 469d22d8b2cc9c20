import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { inWindow, positiveWithinTests, testsInWindow } from '../../domain/recent.ts';
import { a } from '../support/a.ts';

const tests = (n: number) => ({ testedHighRisk: n, testedService: n, testedOther: n });
const ago = (days: number) => ({ day: addDays(a.day, -days), answers: a.answers(tests(10 ** (days % 7))) });

describe('the window of a day', () => {
  it.each([
    [1, 0],
    [2, 1],
    [7, 6],
    [14, 13],
  ])('of %d civil days holds today and the %d before', (windowDays, before) => {
    const recent = Array.from({ length: 20 }, (_, n) => ago(n - 2));
    expect(inWindow(a.answers(), recent, a.day, windowDays)).toHaveLength(before + 1);
  });

  it('counts days, not check-ins', () => {
    expect(inWindow(a.answers(), [ago(7), ago(6)], a.day, 7)).toHaveLength(2);
  });
});

describe('positive results', () => {
  it('are held against all three groups over the window', () => {
    expect(testsInWindow(a.answers(tests(1)), [ago(7), ago(6), ago(1)], a.day, 7)).toBe(3 + 3_000_000 + 30);
  });

  it.each([
    [33, true],
    [34, false],
  ])('%d of 33 persons sampled', (positive, expected) => {
    expect(positiveWithinTests(a.answers({ ...tests(1), positive }), [ago(1), ago(7)], a.day, 7)).toBe(
      expected,
    );
  });

  it('need no test where there are none', () => {
    expect(positiveWithinTests(a.answers({ ...tests(0), positive: 0 }), [], a.day, 1)).toBe(true);
  });
});
