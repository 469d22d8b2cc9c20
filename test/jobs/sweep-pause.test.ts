import { describe, expect, it, vi } from 'vitest';
import { sweepCheckIns } from '../../functions/jobs/sweep-check-ins.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const unused = () => Promise.reject(new Error('nobody is there to be swept'));
const pauseOf = async (now: string) => {
  const pause = vi.fn(async () => {});
  await sweepCheckIns({
    sites: { list: async () => ({ items: [], cursor: null }), get: unused },
    filings: { open: unused, list: unused },
    absences: { isRecorded: unused, record: unused },
    projections: { putRow: unused, rowsOf: unused },
    clock: () => now,
    pause,
  })({ time: at(a.day, '15:00') });
  return pause.mock.calls;
};

describe('the sweep', () => {
  it('lets what came in before the cut-off be written first', async () => {
    expect(await pauseOf(at(a.day, '15:00'))).toEqual([[11_000]]);
    expect(await pauseOf('2021-06-15T08:00:04.000Z')).toEqual([[7_000]]);
  });

  it('does not wait when it runs late', async () => {
    expect(await pauseOf(at(a.day, '15:01'))).toEqual([]);
  });
});
