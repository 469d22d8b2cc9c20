import { describe, expect, it } from 'vitest';
import { type F0Told, f0OfDay, markOf, sumInWindow } from '../../domain/case-growth.ts';
import { a } from '../support/a.ts';

const params = { ...a.template().scenario, stepTimes: 2 };
const quick = (count: number) => ({ source: 'event-report', day: a.day, kind: 'f0', count }) as const;
const filed = (f0: number, before: number | null = null): F0Told => ({
  ...{ source: 'check-in', day: a.day, answers: a.answers({ f0 }) },
  previous: before === null ? null : a.answers({ f0: before }),
});

describe('the marks of growth', () => {
  it.each([
    [0, 1300, 0],
    [4, 1300, 0],
    [5, 1300, 5],
    [9, 1300, 5],
    [10, 1300, 10],
    [19, 1300, 10],
    [20, 1300, 20],
    [25, 1300, 20],
    [40, 1300, 40],
    [79, 1300, 40],
    [4, 100, 0],
    [2, 99, 0],
    [4, 99, 0],
    [5, 99, 5],
    [2, 40, 2],
    [2, 41, 0],
    [3, 41, 3],
    [1, 10, 0],
    [2, 10, 2],
    [2, 0, 2],
  ])('%i F0 among %i workers have reached %i', (cases, workforce, mark) => {
    expect(markOf(cases, workforce, params)).toBe(mark);
  });
});

describe('the F0 of a day', () => {
  it.each([
    ['a first check-in', filed(3), 0, 3],
    ['a check-in that counts those of quick reports', filed(2), 2, 2],
    ['a check-in with one more than the quick reports', filed(3), 2, 3],
    ['a check-in that leaves out what was reported quickly', filed(0), 2, 2],
    ['a quick report after a check-in', quick(1), 2, 3],
    ['a correction upwards', filed(4, 3), 3, 4],
    ['a correction downwards', filed(1, 3), 3, 1],
    ['a correction downwards beside a later quick report', filed(1, 2), 3, 2],
    ['a correction of nothing', filed(3, 3), 3, 3],
  ])('after %s', (_, facts, known, expected) => {
    expect(f0OfDay(facts, known)).toBe(expected);
  });

  it('is not moved by a quick report of something else', () => {
    expect(f0OfDay({ ...quick(9), kind: 'positive' }, 2)).toBe(2);
  });
});

describe('the window of 14 days', () => {
  const days = new Map([
    ['2021-06-01', 1],
    ['2021-06-02', 2],
    ['2021-06-15', 4],
  ]);
  it.each([
    ['2021-06-15', 6],
    ['2021-06-16', 4],
    ['2021-06-10', 6],
    ['2021-06-29', 0],
  ])('that ends on %s, or on the last F0, holds %i', (day, sum) => {
    expect(sumInWindow(days, day, 14)).toBe(sum);
  });
});
