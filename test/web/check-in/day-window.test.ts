import { describe, expect, it } from 'vitest';
import { dayWindow } from '../../../web/check-in/day-window.ts';

describe('the days that a report is taken for', () => {
  it.each([
    ['2021-06-16', 'early'],
    ['2021-06-15', 'open'],
    ['2021-06-08', 'open'],
    ['2021-06-07', 'over'],
  ])('are today and the seven before: %s is %s', (day, window) => {
    expect(dayWindow(day, '2021-06-15T02:00:00Z')).toBe(window);
  });

  it('change at midnight in Thái Nguyên', () => {
    expect(dayWindow('2021-06-16', '2021-06-15T17:00:00Z')).toBe('open');
  });
});
