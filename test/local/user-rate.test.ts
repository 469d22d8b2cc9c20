import { describe, expect, it } from 'vitest';
import { userRate } from '../../domain/front-answer.ts';
import { createBuckets } from '../../functions/local/user-rate.ts';

const granted = (take: (key: string) => boolean, times: number, key = 'one') =>
  Array.from({ length: times }, () => take(key)).filter(Boolean).length;

describe('the rate of one person', () => {
  it('is a burst of 100, and then 50 a second', () => {
    let now = 0;
    const take = createBuckets(userRate, () => now);
    expect(granted(take, 150)).toBe(100);
    now = 1_000;
    expect(granted(take, 150)).toBe(50);
    now = 60_000;
    expect(granted(take, 150)).toBe(100);
  });

  it('is nobody else’s', () => {
    const take = createBuckets(userRate, () => 0);
    expect([granted(take, 150, 'one'), granted(take, 150, 'two')]).toEqual([100, 100]);
  });

  it('takes nothing away when the clock is set back', () => {
    let now = 60_000;
    const take = createBuckets(userRate, () => now);
    granted(take, 1);
    now = 0;
    expect(granted(take, 150)).toBe(99);
  });
});
