import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../../web/console/plan-decision.tsx';
import { words } from '../../../web/console/words-vi.ts';

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

  it('to approve against warnings is not taken without a reason, to return it is as ever', () => {
    const made = (decision: 'approve' | 'return', reason: string) =>
      decisionOf(words, { decision, reason }, 2);
    for (const short of [' ', 'ok', 'đồng ý ạ'])
      expect(made('approve', short)).toEqual({
        ok: false,
        errors: [{ field: 'reason', message: words.plans.reasonNeeded }],
      });
    expect(made('approve', 'Dùng chung khu cách ly').ok).toBe(true);
    expect(made('return', 'Thiếu nơi cách ly').ok).toBe(true);
  });
});
