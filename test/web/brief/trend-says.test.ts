import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import type { TrendDay } from '../../../domain/snapshot.ts';
import { dayOfZone, trendSentence, trendTitle } from '../../../web/brief/trend-says.ts';
import { words } from '../../../web/brief/trend-words-vi.ts';

const says = { words: words.trends, lang: 'vi', where: 'Toàn tỉnh' } as const;
const last = '2021-11-23';
const figures = {
  ...{ due: 100, reportedDue: 95, onTime: 90, reported: 96, f0: 0 },
  ...{ banded: 90, good: 80, notReady: 4, unknown: 6 },
};
const days = (n: number, over: (back: number) => Partial<TrendDay> = () => ({})): TrendDay[] =>
  Array.from({ length: n }, (_, i) => ({ ...figures, day: addDays(last, i + 1 - n), ...over(n - 1 - i) }));

describe('the finding of a trend', () => {
  it.each([
    [
      'no case',
      days(30),
      'Tỷ lệ báo cáo trên 90% trong 30/30 ngày; không có F0 tại 96 cơ sở báo cáo mỗi ngày',
    ],
    [
      'cases in the last week',
      days(30, (back) => ({ f0: back < 3 ? 2 : 0 })),
      'Tỷ lệ báo cáo trên 90% trong 30/30 ngày; F0 bảy ngày qua 6 ca, bảy ngày trước đó 0 ca',
    ],
    [
      'a day of which nothing is known',
      days(30, (back) => (back === 2 ? { reportedDue: 0, reported: 0 } : { f0: 1 })),
      'Tỷ lệ báo cáo trên 90% trong 29/30 ngày; chưa đủ ngày để nói xu hướng F0',
    ],
    ['nothing due', days(30, () => ({ due: 0, reportedDue: 0 })), words.trends.titleNone],
    [
      'exactly 90 %',
      days(14, (back) => ({ f0: 1, reportedDue: back === 0 ? 90 : 91 })),
      'Tỷ lệ báo cáo trên 90% trong 13/14 ngày; F0 bảy ngày qua 7 ca, bảy ngày trước đó 7 ca',
    ],
  ])('with %s is said with its denominator', (_, trend, title) => {
    expect(trendTitle(says, trend)).toBe(title);
  });

  it('has a sentence with the worst and the best day, and says on how many days anything is known', () => {
    const trend = days(30, (back) =>
      back === 1 ? { reportedDue: 70 } : back === 2 ? { reported: 0, reportedDue: 0 } : { f0: 1 },
    );
    expect(trendSentence(says, trend)).toBe(
      'Từ 25/10/2021 đến 23/11/2021, Toàn tỉnh: tỷ lệ báo cáo từ 0,0% đến 95,0%, 2 ngày dưới 80%; 28 F0 trong 29/30 ngày có báo cáo.',
    );
    expect(
      trendSentence(
        says,
        days(3, () => ({ due: 0 })),
      ),
    ).toBeNull();
  });

  it('of a zone that had no site then is nothing, not the province', () => {
    const [day = { ...figures, day: last }] = days(1);
    const whole = { ...day, zones: [{ ...figures, zoneId: 'kcn-yen-binh', f0: 3 }] };
    expect(dayOfZone(whole, null)).toEqual(day);
    expect(dayOfZone(whole, 'kcn-yen-binh')).toEqual({ ...figures, day: last, f0: 3 });
    expect(dayOfZone(whole, 'ccn-kha-son')).toMatchObject({ day: last, due: 0, f0: 0, unknown: 0 });
  });
});
