import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIntervals } from '../../functions/local/intervals.ts';

const minute = 60_000;

describe('a job that runs every minute', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2021-06-15T08:00:20Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const started = (invoke: (job: string, event: { time: string }) => Promise<unknown>) => {
    const intervals = createIntervals({ everyMinutes: { runClocks: 1 }, invoke, now: () => new Date() });
    intervals.start();
    return intervals;
  };

  it('runs once at the start, then on every minute, until it is stopped', async () => {
    const invoke = vi.fn(async () => undefined);
    const intervals = started(invoke);
    await vi.advanceTimersByTimeAsync(2 * minute);
    intervals.stop();
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(invoke.mock.calls).toEqual([
      ['runClocks', { time: '2021-06-15T08:00:20.000Z' }],
      ['runClocks', { time: '2021-06-15T08:01:00.000Z' }],
      ['runClocks', { time: '2021-06-15T08:02:00.000Z' }],
    ]);
  });

  it('is not joined by another run of its own', async () => {
    const running = Promise.withResolvers<undefined>();
    const invoke = vi.fn(() => running.promise);
    const intervals = started(invoke);
    await vi.advanceTimersByTimeAsync(3 * minute);
    expect(invoke).toHaveBeenCalledTimes(1);
    running.resolve(undefined);
    await vi.advanceTimersByTimeAsync(minute);
    expect(invoke).toHaveBeenCalledTimes(2);
    intervals.stop();
  });

  it('goes on after a run that failed, which is told', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const invoke = vi.fn().mockRejectedValueOnce(new RangeError('no')).mockResolvedValue(undefined);
    const intervals = started(invoke);
    await vi.advanceTimersByTimeAsync(minute);
    intervals.stop();
    expect(invoke).toHaveBeenCalledTimes(2);
    expect(told.mock.calls).toEqual([
      ['{"level":"ERROR","message":"job.failed","job":"runClocks","why":"RangeError: no"}'],
    ]);
  });
});
