import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import type { DayRow, DayState } from '../../../web/check-in/day-rows.ts';
import { words as en } from '../../../web/check-in/record-words-en.ts';
import { words as vi } from '../../../web/check-in/record-words-vi.ts';
import { trendOf, trendSentence } from '../../../web/check-in/trend.ts';
import { filedOn } from './a-filed.ts';

/** One day after another from 24 May: what became of it, and its readiness. */
const rowsOf = (...days: (readonly [DayState, (number | null)?])[]): DayRow[] =>
  days.map(([state, readiness], n) => {
    const day = addDays('2021-05-24', n);
    const filed = filedOn(day);
    return {
      day,
      state,
      open: false,
      filed: readiness === undefined ? null : { ...filed, assessment: { ...filed.assessment, readiness } },
    };
  });
const says = (rows: DayRow[], lang: 'vi' | 'en' = 'vi') =>
  trendSentence(trendOf(rows), lang === 'vi' ? vi : en, lang);

describe('what a span of days comes to', () => {
  it('counts due days: reported, late and missing; not those that still wait, rest, or were reported unasked', () => {
    const rows = rowsOf(['onTime', 80], ['late', 81], ['missing'], ['rest'], ['extra', 82], ['waiting']);
    expect(trendOf(rows)).toEqual({
      days: 6,
      due: 3,
      reported: 2,
      late: 1,
      first: { day: '2021-05-24', readiness: 80 },
      last: { day: '2021-05-28', readiness: 82 },
    });
  });
});

describe('the title of the chart', () => {
  it.each([
    [
      'a rise',
      rowsOf(['onTime', 81], ['onTime', 85.2]),
      'Điểm tăng 4,2 trong 2 ngày (từ 81,0 ngày 24/05 lên 85,2 ngày 25/05); 2/2 kỳ đã báo cáo.',
    ],
    [
      'a fall, with a late and a missing day',
      rowsOf(['late', 90.1], ['missing'], ['onTime', 72]),
      'Điểm giảm 18,1 trong 3 ngày (từ 90,1 ngày 24/05 xuống 72,0 ngày 26/05); 2/3 kỳ đã báo cáo, 1 kỳ trễ hạn.',
    ],
    [
      'no change',
      rowsOf(['onTime', 88], ['onTime', 70], ['onTime', 88]),
      'Điểm 88,0 ngày 26/05, bằng ngày 24/05 (3 ngày); 3/3 kỳ đã báo cáo.',
    ],
    [
      'one scored day',
      rowsOf(['onTime', null], ['onTime', 88]),
      'Một báo cáo có điểm trong 2 ngày: 88,0 điểm ngày 25/05; 2/2 kỳ đã báo cáo.',
    ],
    [
      'nothing scored',
      rowsOf(['missing'], ['rest']),
      'Chưa có báo cáo nào được chấm điểm trong 2 ngày; 0/1 kỳ đã báo cáo.',
    ],
    [
      'nothing due',
      rowsOf(['rest'], ['rest']),
      'Chưa có báo cáo nào được chấm điểm trong 2 ngày; không có kỳ nào đến hạn.',
    ],
  ])('%s', (_, rows, sentence) => expect(says(rows)).toBe(sentence));

  it('says the same in English', () => {
    expect(says(rowsOf(['late', 81], ['onTime', 85.2]), 'en')).toBe(
      'Points up 4.2 in 2 days (from 81.0 on 24/05 to 85.2 on 25/05); 2 of 2 due days reported, 1 of them late.',
    );
  });
});
