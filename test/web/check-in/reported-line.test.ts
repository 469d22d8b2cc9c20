import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import { reportedLine, sumOf } from '../../../web/check-in/reported-line.ts';
import { words as english } from '../../../web/check-in/work-words-en.ts';
import { words } from '../../../web/check-in/work-words-vi.ts';
import { a } from '../../support/a.ts';
import { at } from '../../support/people.ts';

const event = (time: string, count: number, on = a.day) =>
  ({ kind: 'f0', at: at(on, time), day: a.day, count }) as const;

describe('what was already reported in the period', () => {
  const events = [event('22:05', 1, addDays(a.day, -1)), event('09:10', 2)];

  it('is said with the hour, and with the day where it was the one before', () => {
    expect(reportedLine(events, a.day, words, 'vi')).toBe(
      'Đã báo nhanh: 1 F0 lúc 22:05 ngày 14/06; 2 F0 lúc 09:10. Ghi vào «Ca F0 mới» cả số này.',
    );
    expect(reportedLine(events, a.day, english, 'en')).toBe(
      'Reported already: 1 F0 at 22:05 on 14/06; 2 F0 at 09:10. Count them under "New F0" too.',
    );
  });

  it('is counted together, and nothing is said of nothing', () => {
    expect(sumOf(events)).toBe(3);
    expect(sumOf([])).toBe(0);
    expect(reportedLine([], a.day, words, 'vi')).toBeNull();
  });
});
