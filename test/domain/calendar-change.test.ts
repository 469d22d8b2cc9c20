import { describe, expect, it } from 'vitest';
import { putZoneCalendar } from '../../domain/calendar-change.ts';
import { addDays, daysFrom } from '../../domain/day.ts';
import { isDue } from '../../domain/due.ts';
import { Invalid } from '../../domain/failure.ts';
import { noZoneCalendar } from '../../domain/zone-calendar.ts';
import { a } from '../support/a.ts';

const today = a.day;
const closure = (from: string, to = from, reason = 'Mất điện') => ({ from, to, reason });
const put = (before = noZoneCalendar, over = {}, on = today) =>
  putZoneCalendar(before, { workingWeekdays: null, closures: [], ...over }, on);

describe('the calendar of a zone, as its board enters it', () => {
  it('counts from today, the day of entry included, and has the next version', () => {
    const calendar = put(noZoneCalendar, { closures: [closure(today)] });
    expect(calendar).toEqual({
      ...{ version: 1, workingWeekdays: null, pastWeekdays: [] },
      closures: [{ ...closure(today), enteredOn: today }],
    });
    expect(isDue(a.dueFacts({ zoneCalendar: calendar }), today)).toBe(false);
  });

  it.each([addDays(today, -1), '2021-01-01'])('takes no closure that begins on a past day: %s', (from) => {
    expect(() => put(noZoneCalendar, { closures: [closure(from, today)] })).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/closures/0/from', code: 'past-day' }] }),
    );
  });

  it.each([
    ['of 31 days', [closure(today, addDays(today, 30))], null],
    ['of 32 days', [closure(today, addDays(today, 31))], '/closures/0/to closure-too-long'],
    ['until 2099', [closure(today, '2099-06-16')], '/closures/0/to closure-too-long'],
    ['in 366 days', [closure(addDays(today, 366))], null],
    ['in 367 days', [closure(addDays(today, 367))], '/closures/0/from too-far-ahead'],
    ['one day after another', [closure(addDays(today, 2)), closure(addDays(today, 1))], null],
    [
      'on the last day of an earlier one, whatever their order',
      [closure(addDays(today, 2), addDays(today, 3)), closure(today, addDays(today, 2))],
      '/closures/0/from overlapping',
    ],
    ['that is there twice', [closure(today), closure(today)], '/closures/1/from overlapping'],
  ])('takes or refuses a closure %s', (_, closures, expected) => {
    const said = () => {
      try {
        put(noZoneCalendar, { closures });
        return null;
      } catch (error) {
        return error instanceof Invalid
          ? error.faults.map(({ pointer, code }) => `${pointer} ${code}`).join()
          : error;
      }
    };
    expect(said()).toBe(expected);
  });

  it('does not judge again what was kept before, be it long or over another, and judges what meets it', () => {
    const long = [closure(today, '2099-06-16'), closure(addDays(today, 5))];
    const known = { ...noZoneCalendar, closures: long.map((one) => ({ ...one, enteredOn: today })) };
    expect(put(known, { workingWeekdays: [1], closures: long }).closures).toEqual(known.closures);
    expect(() => put(known, { closures: [...long, closure(addDays(today, 7))] })).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/closures/2/from', code: 'overlapping' }] }),
    );
  });

  it('keeps what has begun until yesterday when it is taken back, and whole when it is asked for again', () => {
    const begun = put(
      noZoneCalendar,
      { closures: [closure(addDays(today, -3), addDays(today, 3))] },
      addDays(today, -3),
    );
    expect(put(begun).closures).toMatchObject([{ from: addDays(today, -3), to: addDays(today, -1) }]);
    const again = put(begun, { closures: [closure(addDays(today, -3), addDays(today, 3))] });
    expect(again.closures).toEqual(begun.closures);
  });

  it('changes no past day, whatever is entered later', () => {
    const days = daysFrom(addDays(today, -14), addDays(today, -1));
    const due = (zoneCalendar = noZoneCalendar) =>
      days.map((day) => isDue(a.dueFacts({ zoneCalendar }), day));
    const first = put(
      noZoneCalendar,
      { workingWeekdays: [1, 2], closures: [closure(addDays(today, -9), addDays(today, 9))] },
      addDays(today, -10),
    );
    const second = put(first, { workingWeekdays: [6, 7] });
    expect(due(second)).toEqual(due(first));
    const third = put(second, { workingWeekdays: null });
    expect(due(third)).toEqual(due(first));
    // Twice on a day: the day began with the weekdays of the first.
    expect(third.pastWeekdays).toEqual([
      { until: addDays(today, -10), workingWeekdays: null },
      { until: today, workingWeekdays: [1, 2] },
    ]);
  });
});
