import { describe, expect, it } from 'vitest';
import { dueOf, timeOf, typedDue } from '../../../web/brief/due-typed.ts';

describe('an hour as people write it', () => {
  it.each([
    ['17:00', '17:00'],
    ['7:05', '07:05'],
    ['17h', '17:00'],
    ['17h30', '17:30'],
    ['17 giờ 30', '17:30'],
    ['17 giờ', '17:00'],
    ['17.30', '17:30'],
    ['1730', '17:30'],
    [' 09:00 ', '09:00'],
    ['24:00', null],
    ['17:60', null],
    ['17', null],
    ['chiều', null],
    ['', null],
  ])('%j is %s', (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });

  it('is an hour of Vietnam, whatever clock the device has', () => {
    expect(dueOf({ day: '2021-11-24', time: '10h' })).toBe('2021-11-24T03:00:00.000Z');
    expect(dueOf({ day: '', time: '10:00' })).toBeNull();
    expect(dueOf({ day: '2021-11-24', time: 'x' })).toBeNull();
    expect(typedDue('2021-11-24T03:00:00.000Z')).toEqual({ day: '2021-11-24', time: '10:00' });
  });
});
