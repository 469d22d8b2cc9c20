import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatDay,
  formatMoment,
  formatNumber,
  formatOfficialCount,
  formatOfficialDay,
  formatOfficialTime,
  formatPercent,
  formatShare,
  formatShortDay,
  formatSpan,
  formatTime,
} from '../../../domain/texts/format.ts';

describe('numbers', () => {
  it.each([
    [1234.5, 1, '1.234,5', '1,234.5'],
    [1_000_000, 0, '1.000.000', '1,000,000'],
    [0, 1, '0,0', '0.0'],
    [999.95, 1, '1.000,0', '1,000.0'],
    [-1234.5, 1, '−1.234,5', '−1,234.5'],
    [-0.04, 1, '0,0', '0.0'],
    [1.005, 2, '1,01', '1.01'],
    [88, 1, '88,0', '88.0'],
  ])('%d with %i decimals', (value, decimals, vi, en) => {
    expect(formatNumber('vi', value, decimals)).toBe(vi);
    expect(formatNumber('en', value, decimals)).toBe(en);
  });

  it('writes a percent without a space in Vietnamese and with one in English', () => {
    expect(formatPercent('vi', 91)).toBe('91,0%');
    expect(formatPercent('en', 91)).toBe('91.0\u00a0%');
  });

  it('writes a share, and nothing of nothing', () => {
    expect(formatShare('vi', 262, 288)).toBe('91,0%');
    expect(formatShare('vi', 0, 0)).toBe('–');
  });

  it('writes a change with its sign', () => {
    expect(formatChange('vi', 2.3, 1)).toBe('+2,3');
    expect(formatChange('vi', -0.8, 1)).toBe('−0,8');
    expect(formatChange('vi', 0.04, 1)).toBe('0,0');
  });

  it('writes 1 to 9 as 01 to 09 in sentences of the brief', () => {
    expect([0, 1, 9, 10].map((n) => formatOfficialCount('vi', n))).toEqual(['0', '01', '09', '10']);
    expect(formatOfficialCount('en', 9)).toBe('9');
  });
});

describe('days and times', () => {
  it('writes days by their parts', () => {
    expect(formatDay('2026-03-06')).toBe('06/03/2026');
    expect(formatShortDay('2026-03-06')).toBe('06/03');
  });

  it('writes times at +07:00, over midnight too', () => {
    expect(formatTime('2021-06-15T08:00:00Z')).toBe('15:00');
    expect(formatTime('2021-06-15T17:05:00.123Z')).toBe('00:05');
    expect(formatMoment('2021-12-31T17:05:00Z')).toBe('00:05 01/01/2022');
  });

  it.each([
    ['2026-03-06', 'ngày 06 tháng 3 năm 2026', '6 March 2026'],
    ['2021-11-23', 'ngày 23 tháng 11 năm 2021', '23 November 2021'],
    ['2022-02-09', 'ngày 09 tháng 02 năm 2022', '9 February 2022'],
  ])('writes the official date of %s', (day, vi, en) => {
    expect(formatOfficialDay('vi', day)).toBe(vi);
    expect(formatOfficialDay('en', day)).toBe(en);
  });

  it('writes the official time', () => {
    expect(formatOfficialTime('vi', '2021-11-23T08:00:00Z')).toBe('15 giờ 00');
    expect(formatOfficialTime('en', '2021-11-23T08:00:00Z')).toBe('15:00');
  });

  it.each([
    [0, '0 phút', '0 min'],
    [59_000, '0 phút', '0 min'],
    [5 * 60_000, '5 phút', '5 min'],
    [125 * 60_000, '2 giờ 5 phút', '2 h 5 min'],
    [27 * 3_600_000, '1 ngày 3 giờ', '1 d 3 h'],
    [-24 * 3_600_000, '1 ngày', '1 d'],
    [(24 * 60 + 5) * 60_000, '1 ngày', '1 d'],
  ])('writes a span of %i ms in its two largest units', (ms, vi, en) => {
    expect(formatSpan('vi', ms)).toBe(vi);
    expect(formatSpan('en', ms)).toBe(en);
  });
});
