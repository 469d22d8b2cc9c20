import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../../web/console/plan-decision.tsx';
import { comparedWith } from '../../../web/console/plan-file.ts';
import { words } from '../../../web/console/words-vi.ts';
import { a } from '../../support/a.ts';

describe('a decision on a plan', () => {
  it.each([
    [{ decision: null, reason: '' }, ['decision']],
    [{ decision: 'return', reason: '' }, ['reason']],
    [{ decision: 'return', reason: ' Thiếu quá  ' }, ['reason']],
    [{ decision: 'approve', reason: 'Gọi 0912 345 678' }, ['reason']],
  ] as const)('is not taken as %j', (typed, expected) => {
    const made = decisionOf(words, typed);
    expect(made.ok ? [] : made.errors.map(({ field }) => field)).toEqual(expected);
  });

  it.each([
    [{ decision: 'approve', reason: '  ' }, { decision: 'approve' }],
    [
      { decision: 'approve', reason: ' Đã xem tại chỗ ' },
      { decision: 'approve', reason: 'Đã xem tại chỗ' },
    ],
    [
      { decision: 'return', reason: 'Thiếu nơi cách ly' },
      { decision: 'return', reason: 'Thiếu nơi cách ly' },
    ],
  ] as const)('is made of %j', (typed, body) => {
    expect(decisionOf(words, typed)).toEqual({ ok: true, body });
  });
});

describe('what a version is weighed against', () => {
  const first = a.plan({ version: 1 });
  const back = a.plan({ version: 2, state: 'returned' });
  const waiting = a.plan({ version: 3, state: 'submitted' });
  it('is the one in force, else the one before it, else nothing', () => {
    expect(comparedWith([waiting, back, first], waiting, a.day)).toEqual({ before: first, isInForce: true });
    expect(comparedWith([waiting, back], waiting, a.day)).toEqual({ before: back, isInForce: false });
    expect(comparedWith([waiting], waiting, a.day)).toEqual({ before: null, isInForce: false });
    expect(comparedWith([waiting, first], first, a.day)).toEqual({ before: null, isInForce: false });
  });
});
