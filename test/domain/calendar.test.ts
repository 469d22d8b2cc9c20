import { describe, expect, it } from 'vitest';
import { Calendar, CalendarFields, type Closure } from '../../domain/calendar.ts';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import { type DueFacts, isDue } from '../../domain/due.ts';
import { a } from '../support/a.ts';

const MONDAY = '2021-06-14';
const week = daysFrom(MONDAY, addDays(MONDAY, 6));
const closed = (over: Partial<Closure> = {}): Closure => ({
  from: '2021-06-15',
  to: '2021-06-15',
  reason: 'Bảo trì máy',
  enteredOn: '2021-06-14',
  confirmed: false,
  ...over,
});
const calendar = (workingWeekdays: number[] | null, ...closures: Closure[]) => ({
  workingWeekdays,
  closures,
});
/** Which days of the week of 14 June are due, Monday to Sunday, as 1 and 0. */
const dueIn = (over: Partial<DueFacts>) => week.map((day) => (isDue(a.dueFacts(over), day) ? 1 : 0)).join('');

const holidays = new Set<Day>(['2021-06-16', '2021-06-20']);

describe('a day is due', () => {
  it.each<[string, Partial<DueFacts>, string]>([
    ['Monday to Saturday by default', {}, '1111110'],
    ['the same without a plan', { model: null }, '1111110'],
    ['all seven days on three-on-site', { model: 'three-on-site' }, '1111111'],
    ['all seven days on one route, two points', { model: 'one-route-two-points' }, '1111111'],
    ['all seven days while somebody lodges', { lastLodged: 1 }, '1111111'],
    ['on the entered weekdays', { calendar: calendar([1, 3, 7]) }, '1010001'],
    ['on the entered weekdays, lodging or not', { calendar: calendar([1, 3]), lastLodged: 9 }, '1010000'],
    ['not on holidays', { holidays }, '1101110'],
    ['not on holidays, entered or not', { holidays, calendar: calendar([3, 7]) }, '0000000'],
    ['on holidays where workers live on site', { holidays, model: 'three-on-site' }, '1111111'],
    [
      'on holidays of entered weekdays where workers live',
      { holidays, lastLodged: 2, calendar: calendar([3]) },
      '0010000',
    ],
    ['not before the registration', { registeredOn: '2021-06-16' }, '0011110'],
    ['never while not active', { active: false, model: 'three-on-site' }, '0000000'],
    ['not while closed', { calendar: calendar(null, closed()) }, '1011110'],
    ['not while closed, lodging or not', { calendar: calendar(null, closed()), lastLodged: 3 }, '1011111'],
    [
      'when the closure was entered on its day',
      { calendar: calendar(null, closed({ enteredOn: '2021-06-15' })) },
      '1111110',
    ],
    [
      'when it was entered after its first day',
      { calendar: calendar(null, closed({ enteredOn: '2021-06-15', to: '2021-06-17' })) },
      '1111110',
    ],
    [
      'not once the board confirmed it',
      { calendar: calendar(null, closed({ enteredOn: '2021-06-16', confirmed: true })) },
      '1011110',
    ],
    ['not on three closed days', { calendar: calendar(null, closed({ to: '2021-06-17' })) }, '1000110'],
    ['from the fourth closed day on', { calendar: calendar(null, closed({ to: '2021-06-19' })) }, '1000110'],
    [
      'not on any day of a long closure once confirmed',
      { calendar: calendar(null, closed({ to: '2021-06-19', confirmed: true })) },
      '1000000',
    ],
  ])('%s', (_, over, expected) => {
    expect(dueIn(over)).toBe(expected);
  });

  it.each<[string, Closure[], string]>([
    [
      'three days of the 29 before use them up',
      [closed({ from: '2021-05-17', to: '2021-05-19', enteredOn: '2021-05-10' })],
      '1111110',
    ],
    [
      'days longer ago do not',
      [closed({ from: '2021-05-12', to: '2021-05-14', enteredOn: '2021-05-10' })],
      '1011110',
    ],
    [
      'confirmed ones do not',
      [closed({ from: '2021-05-17', to: '2021-05-29', enteredOn: '2021-05-10', confirmed: true })],
      '1011110',
    ],
    [
      'late ones do not',
      [closed({ from: '2021-05-17', to: '2021-05-19', enteredOn: '2021-05-17' })],
      '1011110',
    ],
    [
      'Sundays do not',
      [
        closed({ from: '2021-06-13', to: '2021-06-13', enteredOn: '2021-05-10' }),
        closed({ from: '2021-06-07', to: '2021-06-08', enteredOn: '2021-05-10' }),
      ],
      '1011110',
    ],
    [
      'a day in two closures counts once',
      [closed(), closed({ from: '2021-06-14', to: '2021-06-16', enteredOn: '2021-06-13' })],
      '0001110',
    ],
  ])('after 3 closed days in 30: %s', (_, earlier, expected) => {
    expect(dueIn({ calendar: calendar(null, closed(), ...earlier) })).toBe(expected);
  });
});

describe('a calendar', () => {
  const problems = (said: unknown) =>
    CalendarFields.safeParse(said).error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ) ?? [];
  const { enteredOn: _, confirmed: __, ...closure } = closed();

  it('is kept as entered, with what the board did', () => {
    expect(Calendar.parse(calendar([1, 2], closed()))).toEqual(calendar([1, 2], closed()));
  });

  it.each<[string, unknown, string[]]>([
    ['may be the default', { workingWeekdays: null, closures: [] }, []],
    ['may close a day', { workingWeekdays: [1, 2, 3], closures: [closure] }, []],
    [
      'has no day 0 or 8',
      { workingWeekdays: [0, 8], closures: [] },
      ['workingWeekdays.0: not-a-weekday', 'workingWeekdays.1: not-a-weekday'],
    ],
    ['names a weekday once', { workingWeekdays: [1, 1], closures: [] }, ['workingWeekdays: repeated']],
    ['has at least one weekday', { workingWeekdays: [], closures: [] }, ['workingWeekdays: missing']],
    [
      'ends a closure after it begins',
      { workingWeekdays: null, closures: [{ ...closure, to: '2021-06-14' }] },
      ['closures.0.to: ends-before-start'],
    ],
    [
      'confirms nothing itself',
      { workingWeekdays: null, closures: [closed()] },
      ['closures.0: unknown-field'],
    ],
    [
      'gives reasons without phones',
      { workingWeekdays: null, closures: [{ ...closure, reason: 'gọi 0912345678' }] },
      ['closures.0.reason: personal-data'],
    ],
    ['needs both', {}, ['workingWeekdays: missing', 'closures: missing']],
  ])('%s', (_name, said, expected) => {
    expect(problems(said)).toEqual(expected);
  });
});
