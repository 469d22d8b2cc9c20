import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../web/api.ts';
import { makePulse, pauseOf } from '../../../web/check-in/pulse.ts';
import { problem } from './a-device.ts';

const network: Failure = { kind: 'network' };
const busy = problem(429, 'rate-limited', 20);

/** A pulse whose drains end as told, by a clock that the test turns. */
const aPulse = (...ends: (Failure | null)[]) => {
  const time = { now: 0, drains: 0 };
  let timer: { at: number; work: () => void } | null = null;
  const pulse = makePulse({
    drain: async () => {
      time.drains += 1;
      return ends.shift() ?? null;
    },
    now: () => time.now,
    random: () => 1,
    after: (ms, work) => {
      timer = { at: time.now + ms, work };
      return () => {
        timer = null;
      };
    },
  });
  const next = () => timer?.at ?? null;
  const wait = async (ms: number) => {
    time.now += ms;
    const due = timer;
    if (due && due.at <= time.now) {
      timer = null;
      due.work();
    }
    await new Promise(setImmediate);
  };
  return { ...pulse, time, next, wait };
};

describe('the pause before the next try', () => {
  it.each([
    [1, network, 0, 2_000],
    [1, network, 1, 4_000],
    [3, network, 1, 16_000],
    [20, network, 1, 300_000],
    [1, problem(429, 'rate-limited', 30), 0, 30_000],
    [20, problem(503, 'busy', 1), 0, 150_000],
  ])('after failure %i (%o, chance %d) is %d ms', (failures, failure, random, ms) => {
    expect(pauseOf(failures, failure, random)).toBe(ms);
  });
});

describe('the pulse', () => {
  it('tries again until nothing waits, then rests', async () => {
    const { beat, next, wait, time } = aPulse(network, network, null);
    await beat();
    expect(next()).toBe(4_000);
    await wait(4_000);
    expect(next()).toBe(12_000);
    await wait(8_000);
    expect([time.drains, next()]).toEqual([3, null]);
  });

  it('tries at once when asked, but never before the server’s time', async () => {
    const { beat, next, wait, time } = aPulse(network, busy, null);
    await beat();
    await beat();
    expect(time.drains).toBe(2);
    await beat();
    expect([time.drains, next()]).toEqual([2, 20_000]);
    await wait(20_000);
    expect(time.drains).toBe(3);
  });

  it('waits for somebody to sign in', async () => {
    const { beat, next } = aPulse({ kind: 'signed-out' });
    await beat();
    expect(next()).toBeNull();
  });

  it('takes what was stored meanwhile, once', async () => {
    const { expect: waits, next } = aPulse();
    waits();
    const first = next();
    waits();
    expect([first, next()]).toEqual([4_000, 4_000]);
  });
});
