import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  Day,
  dayOf,
  daysBetween,
  daysFrom,
  Instant,
  instantOf,
  TimeOfDay,
  weekday,
} from '../../domain/day.ts';

describe('a day', () => {
  it.each(['2021-06-15', '2024-02-29', '1999-12-31'])('is %s', (text) => {
    expect(Day.parse(text)).toBe(text);
  });

  it.each([
    '2021-02-29',
    '2021-13-01',
    '2021-06-31',
    '15/06/2021',
    '2021-6-5',
    '2021-06-15T00:00:00Z',
    '9999-12-31',
    '0001-01-01',
    '',
    20210615,
  ])('is not %s', (text) => {
    expect(Day.safeParse(text).error?.issues.map(({ message }) => message)).toContain('not-a-day');
  });

  it('is named missing where nothing was sent', () => {
    expect(Day.safeParse(undefined).error?.issues[0]?.message).toBe('missing');
  });
});

describe('an instant and a time', () => {
  it('is in UTC', () => {
    expect(Instant.safeParse('2021-06-15T08:00:00Z').success).toBe(true);
    expect(Instant.safeParse('2021-06-15T08:00:00.123Z').success).toBe(true);
    expect(Instant.safeParse('2021-06-15T15:00:00+07:00').error?.issues[0]?.message).toBe('not-an-instant');
    expect(Instant.safeParse('2021-06-15').success).toBe(false);
  });

  it('is a time of day up to 23:59', () => {
    expect(['00:00', '15:00', '23:59'].every((time) => TimeOfDay.safeParse(time).success)).toBe(true);
    expect(['24:00', '7:00', '15:60', '15'].some((time) => TimeOfDay.safeParse(time).success)).toBe(false);
  });

  it.each([
    ['2021-06-14T16:59:59.999Z', '2021-06-14'],
    ['2021-06-14T17:00:00.000Z', '2021-06-15'],
    ['2021-06-15T08:00:00Z', '2021-06-15'],
    ['2021-12-31T17:00:00Z', '2022-01-01'],
  ])('%s is of %s at +07:00', (instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it('names the cut-off of a day in UTC', () => {
    expect(instantOf('2021-06-15', '15:00')).toBe('2021-06-15T08:00:00.000Z');
    expect(instantOf('2021-06-15', '00:00')).toBe('2021-06-14T17:00:00.000Z');
    expect(instantOf('2021-06-15', '24:00')).toBe(instantOf('2021-06-16', '00:00'));
  });
});

describe('counting days', () => {
  it.each([
    ['2021-06-15', 1, '2021-06-16'],
    ['2021-06-30', 1, '2021-07-01'],
    ['2021-01-01', -1, '2020-12-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2021-06-15', 0, '2021-06-15'],
  ])('%s and %d is %s', (day, n, expected) => {
    expect(addDays(day, n)).toBe(expected);
  });

  it('adds what lies between', () => {
    const anyDay = fc.integer({ min: -20_000, max: 20_000 }).map((n) => addDays('2021-06-15', n));
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(from < to).toBe(daysBetween(from, to) > 0);
        expect(weekday(to)).toBe(((((weekday(from) - 1 + daysBetween(from, to)) % 7) + 7) % 7) + 1);
      }),
      { seed: 20210615 },
    );
  });

  it('counts Monday as 1 and Sunday as 7', () => {
    expect(['2021-06-14', '2021-06-15', '2021-06-19', '2021-06-20'].map(weekday)).toEqual([1, 2, 6, 7]);
  });

  it('lists both ends, and nothing backwards', () => {
    expect(daysFrom('2021-06-29', '2021-07-01')).toEqual(['2021-06-29', '2021-06-30', '2021-07-01']);
    expect(daysFrom('2021-06-29', '2021-06-29')).toEqual(['2021-06-29']);
    expect(daysFrom('2021-06-29', '2021-06-28')).toEqual([]);
  });
});
