import { describe, expect, it } from 'vitest';
import type { LongWork } from '../../domain/long-work.ts';
import type { Failure } from '../../web/api.ts';
import { afterAnswer, isOver, type JobState, pauseBefore } from '../../web/use-job.ts';

const job = (over: Partial<LongWork> = {}): LongWork => ({
  jobId: '6f1c4a8e-0b5d-4d53-9a0c-1b5f0d6c2e11',
  kind: 'bulk-check-ins',
  state: 'running',
  done: 5,
  total: 20,
  createdAt: '2021-06-15T02:00:00.000Z',
  ...over,
});
const network: Failure = { kind: 'network' };
const loading: JobState = { kind: 'loading', lost: null };
const gone: Failure = {
  kind: 'problem',
  status: 404,
  code: 'not-found',
  problem: { type: '/problems/not-found', title: 'x', status: 404, detail: 'y', errors: [] },
  retryAfter: null,
};

describe('following long work', () => {
  it('keeps what was known while nobody answers, and goes on afterwards', () => {
    const known = afterAnswer(loading, { kind: 'reply', status: 200, reply: job(), etag: null });
    expect(known).toEqual({ kind: 'job', job: job(), lost: null });
    const lost = afterAnswer(known, network);
    expect(lost).toEqual({ kind: 'job', job: job(), lost: network });
    expect(afterAnswer(lost, { kind: 'reply', status: 200, reply: job({ done: 9 }), etag: null })).toEqual({
      kind: 'job',
      job: job({ done: 9 }),
      lost: null,
    });
    expect(afterAnswer(loading, network)).toEqual({ kind: 'loading', lost: network });
  });

  it('ends at what will not pass by itself', () => {
    expect(afterAnswer(loading, gone)).toEqual({ kind: 'failed', failure: gone });
    expect(afterAnswer(loading, { kind: 'signed-out' })).toEqual({
      kind: 'failed',
      failure: { kind: 'signed-out' },
    });
  });

  it.each([
    ['waiting', false],
    ['running', false],
    ['done', true],
    ['cancelled', true],
    ['failed', true],
  ] as const)('knows that %s is over: %s', (state, over) => {
    expect(isOver({ state })).toBe(over);
  });

  it('asks every second at first, then more seldom', () => {
    expect([0, 14, 15, 44, 45, 500].map((asked) => pauseBefore(asked, false))).toEqual([
      1000, 1000, 2000, 2000, 5000, 5000,
    ]);
    expect(pauseBefore(0, true)).toBe(5000);
  });
});
