import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { dueRuns } from '../../functions/local/due-runs.ts';
import { createScheduler, noteDone } from '../../functions/local/scheduler.ts';
import { scratch } from './scratch.ts';

const times = { openDay: '00:00', sweepCheckIns: '15:00' };
const runs = (last: Record<string, string>, now: string) =>
  dueRuns(times, last, now).map(({ job, day, at }) => `${at} ${job} ${day}`);

describe('the runs that are due', () => {
  it.each([
    [
      'before the cut-off, on the first start',
      {},
      '2021-06-15T07:59:59Z',
      ['2021-06-14T17:00:00.000Z openDay 2021-06-15'],
    ],
    [
      'at the cut-off',
      {},
      '2021-06-15T08:00:00.000Z',
      ['2021-06-14T17:00:00.000Z openDay 2021-06-15', '2021-06-15T08:00:00.000Z sweepCheckIns 2021-06-15'],
    ],
    [
      'again on the same day',
      { openDay: '2021-06-15', sweepCheckIns: '2021-06-14' },
      '2021-06-15T03:00:00Z',
      ['2021-06-14T17:00:00.000Z openDay 2021-06-15'],
    ],
    [
      'after two days away, in the order of their hours',
      { openDay: '2021-06-13', sweepCheckIns: '2021-06-13' },
      '2021-06-15T03:00:00Z',
      [
        '2021-06-13T17:00:00.000Z openDay 2021-06-14',
        '2021-06-14T08:00:00.000Z sweepCheckIns 2021-06-14',
        '2021-06-14T17:00:00.000Z openDay 2021-06-15',
      ],
    ],
    [
      'when the clock was set back',
      { openDay: '2021-06-20' },
      '2021-06-15T03:00:00Z',
      ['2021-06-14T17:00:00.000Z openDay 2021-06-15'],
    ],
  ])('%s', (_, last, now, expected) => {
    expect(runs(last, now)).toEqual(expected);
  });

  it('reach back 31 days at most', () => {
    const days = dueRuns({ openDay: '00:00' }, { openDay: '2020-01-01' }, '2021-06-15T03:00:00Z').map(
      ({ day }) => day,
    );
    expect([days.length, days[0], days.at(-1)]).toEqual([32, '2021-05-15', '2021-06-15']);
  });
});

describe('the scheduler', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  const made = (
    file: string,
    now: string,
    invoke: (job: string, event: { time: string; day: string }) => Promise<unknown>,
  ) => createScheduler({ times, file, invoke, now: () => new Date(now), waits: [1, 1] });

  it('makes up for what was missed, once', async () => {
    const file = join(scratch(), 'schedules.json');
    const invoke = vi.fn(async () => undefined);
    expect(await made(file, '2021-06-15T08:00:00Z', invoke).catchUp()).toEqual([]);
    await made(file, '2021-06-16T03:00:00Z', invoke).catchUp();
    expect(invoke.mock.calls).toEqual([
      ['openDay', { time: '2021-06-14T17:00:00.000Z', day: '2021-06-15' }],
      ['sweepCheckIns', { time: '2021-06-15T08:00:00.000Z', day: '2021-06-15' }],
      ['openDay', { time: '2021-06-15T17:00:00.000Z', day: '2021-06-16' }],
    ]);
  });

  it('tries a run again, and leaves one that keeps failing for the next start', async () => {
    const file = join(scratch(), 'schedules.json');
    const failing = vi.fn(async (job: string) => {
      if (job === 'sweepCheckIns') throw new Error('no');
    });
    const failed = await made(file, '2021-06-15T08:00:00Z', failing).catchUp();
    expect(failed.map(({ job }) => job)).toEqual(['sweepCheckIns']);
    expect(failing.mock.calls.filter(([job]) => job === 'sweepCheckIns')).toHaveLength(3);
    const later = vi.fn(async () => undefined);
    await made(file, '2021-06-16T03:00:00Z', later).catchUp();
    expect(later.mock.calls.map((call) => JSON.stringify(call))).toContain(
      '["sweepCheckIns",{"time":"2021-06-15T08:00:00.000Z","day":"2021-06-15"}]',
    );
  });

  it('keeps nobody waiting for what an earlier start did today, and repeats it once', async () => {
    const file = join(scratch(), 'schedules.json');
    await made(file, '2021-06-15T03:00:00Z', async () => undefined).catchUp();
    const invoke = vi.fn(async () => undefined);
    const scheduler = made(file, '2021-06-15T04:00:00Z', invoke);
    await scheduler.catchUp();
    expect(invoke).not.toHaveBeenCalled();
    scheduler.start();
    await expect
      .poll(() => invoke.mock.calls)
      .toEqual([['openDay', { time: '2021-06-14T17:00:00.000Z', day: '2021-06-15' }]]);
    scheduler.stop();
  });

  it('starts jobs at their hour in Asia/Ho_Chi_Minh, whatever the machine’s zone', async () => {
    vi.useFakeTimers({ now: new Date('2021-06-15T07:59:58Z') });
    const invoke = vi.fn(async (_job: string) => undefined);
    const file = join(scratch(), 'schedules.json');
    const scheduler = createScheduler({ times, file, invoke, now: () => new Date() });
    onTestFinished(() => {
      scheduler.stop();
      vi.useRealTimers();
    });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(invoke.mock.calls).toEqual([
      ['sweepCheckIns', { time: '2021-06-15T08:00:00.000Z', day: '2021-06-15' }],
    ]);
  });

  it('runs what leaves a part to a later run once more, whole, as soon as nobody waits', async () => {
    const invoke = vi.fn(async () => undefined);
    const scheduler = createScheduler({
      ...{ times, file: join(scratch(), 'schedules.json'), invoke, unhurried: ['sweepCheckIns'], waits: [1] },
      now: () => new Date('2021-06-15T08:00:00Z'),
    });
    await scheduler.catchUp();
    const event = { time: '2021-06-15T08:00:00.000Z', day: '2021-06-15' };
    const first = [
      ['openDay', { time: '2021-06-14T17:00:00.000Z', day: '2021-06-15' }],
      ['sweepCheckIns', { ...event, isWaitedFor: true }],
    ];
    expect(invoke.mock.calls).toEqual(first);
    scheduler.start();
    await expect.poll(() => invoke.mock.calls).toEqual([...first, ['sweepCheckIns', event]]);
    scheduler.stop();
  });

  it('runs it whole also where today’s hour has not come, and the run was that of a day before', async () => {
    const invoke = vi.fn(async () => undefined);
    const file = join(scratch(), 'schedules.json');
    noteDone(file, { openDay: '2021-06-15', sweepCheckIns: '2021-06-13' });
    const scheduler = createScheduler({
      ...{ times, file, invoke, unhurried: ['sweepCheckIns'], waits: [1] },
      now: () => new Date('2021-06-14T18:00:00Z'),
    });
    await scheduler.catchUp();
    const event = { time: '2021-06-14T08:00:00.000Z', day: '2021-06-14' };
    const first = [['sweepCheckIns', { ...event, isWaitedFor: true }]];
    expect(invoke.mock.calls).toEqual(first);
    scheduler.start();
    const today = ['openDay', { time: '2021-06-14T17:00:00.000Z', day: '2021-06-15' }];
    await expect.poll(() => invoke.mock.calls).toEqual([...first, ['sweepCheckIns', event], today]);
    scheduler.stop();
  });
});
