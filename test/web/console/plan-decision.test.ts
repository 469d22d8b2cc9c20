import { describe, expect, it } from 'vitest';
import { approvalText, decisionOf } from '../../../web/console/plan-decision.tsx';
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

describe('what an approval does', () => {
  const says = (effectiveFrom: string, others: ReturnType<typeof a.plan>[] = []) => {
    const plan = a.plan({ version: 2, state: 'submitted', effectiveFrom });
    return approvalText(words, { plan, versions: [plan, ...others], today: a.day });
  };

  it('is to count from a day to come, or for what is filed from now on', () => {
    expect(says('2021-06-16').text).toBe('Các báo cáo từ 16/06/2021 được chấm theo phiên bản này.');
    for (const day of ['2021-06-15', '2021-06-10'])
      expect(says(day).text).toMatch(
        /^Báo cáo gửi từ nay cho các ngày từ 1[05]\/06\/2021 .* Báo cáo đã gửi giữ nguyên điểm\.$/,
      );
  });

  it('is little where another version counts all the same', () => {
    expect(says('2021-06-10', [a.plan({ version: 1, effectiveFrom: '2021-06-12' })])).toEqual({
      text: 'Từ ngày 12/06/2021 vẫn áp dụng phiên bản 1, không phải phiên bản này.',
      isWarning: true,
    });
  });
});
