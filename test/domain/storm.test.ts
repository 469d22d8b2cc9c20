import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import { guardStorm, type StormGuard } from '../../domain/storm.ts';

const start = '2021-06-15T02:00:00.000Z';
const window = { pass: 4, minutes: 10 };

/** Notices at minutes after the start, and what became of each: `null` went, else when it is told with others. */
const run = (minutes: readonly number[], pass = window.pass) => {
  let guard: StormGuard | null = null;
  return minutes.map((minute, n) => {
    const now = minutesAfter(start, minute);
    const judged = guardStorm(guard, `notice-${n}`, now, { ...window, pass });
    guard = judged.guard ?? guard;
    return { minute, until: judged.holdUntil };
  });
};

describe('the storm guard', () => {
  it('lets four of ten minutes pass, and keeps the others until the ten minutes are over', () => {
    const ten = minutesAfter(start, 10);
    expect(run([0, 1, 2, 3, 4, 9.9, 10]).map(({ until }) => until)).toEqual([
      ...[null, null, null, null],
      ...[ten, ten],
      null,
    ]);
  });

  it('gives a notice that is asked again the same answer', () => {
    const first = guardStorm(null, 'a', start, window);
    expect(guardStorm(first.guard, 'a', minutesAfter(start, 5), window)).toEqual({
      holdUntil: null,
      guard: null,
    });
  });

  it('keeps even the first where none may pass', () => {
    expect(run([0, 3, 11], 0).map(({ until }) => until)).toEqual([
      minutesAfter(start, 10),
      minutesAfter(start, 10),
      minutesAfter(start, 21),
    ]);
  });

  it('is at most five mails in each window of ten minutes, whatever comes, and no notice waits longer', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (seconds) => {
        const minutes = seconds.map((_, n) => seconds.slice(0, n + 1).reduce((sum, gap) => sum + gap) / 60);
        const windows = new Map<number, ReturnType<typeof run>>();
        for (const one of run(minutes)) {
          const last = [...windows].at(-1);
          if (last && one.minute < last[0] + window.minutes) last[1].push(one);
          else windows.set(one.minute, [one]);
        }
        for (const [first, some] of windows) {
          const held = some.filter(({ until }) => until !== null);
          expect(some.length - held.length).toBe(Math.min(some.length, window.pass));
          expect(new Set(held.map(({ until }) => until))).toEqual(
            new Set(held.length === 0 ? [] : [minutesAfter(start, first + window.minutes)]),
          );
        }
      }),
      { seed: 20210615 },
    );
  });
});
