import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import { type DueFacts, isDue, whyNotDue } from '../../domain/due.ts';
import { noZoneCalendar, type ZoneCalendar } from '../../domain/zone-calendar.ts';
import { a } from '../support/a.ts';
import { anyDueFacts } from '../support/due.ts';

const MONDAY = '2021-06-14';
const TUESDAY = '2021-06-15';
const week = daysFrom(MONDAY, addDays(MONDAY, 6));
const zone = (over: Partial<ZoneCalendar> = {}): ZoneCalendar => ({ ...noZoneCalendar, version: 1, ...over });
const shut = (over = {}) =>
  zone({ closures: [{ from: TUESDAY, to: '2021-06-16', reason: 'Mất điện', enteredOn: TUESDAY, ...over }] });
const own = (over = {}) => ({
  workingWeekdays: null,
  closures: [{ from: TUESDAY, to: TUESDAY, reason: 'Bảo trì', enteredOn: MONDAY, confirmed: false, ...over }],
});
const dueIn = (over: Partial<DueFacts>) => week.map((day) => (isDue(a.dueFacts(over), day) ? 1 : 0)).join('');

describe('the calendar of a zone', () => {
  it.each<[string, Partial<DueFacts>, string]>([
    [
      'decides the weekdays of a site that entered none',
      { zoneCalendar: zone({ workingWeekdays: [1, 2, 7] }) },
      '1100001',
    ],
    [
      'gives way to the weekdays that a site entered',
      { zoneCalendar: zone({ workingWeekdays: [7] }), calendar: { workingWeekdays: [1, 3], closures: [] } },
      '1010000',
    ],
    ['closes the sites of the zone, entered on the day itself too', { zoneCalendar: shut() }, '1001110'],
    [
      'closes them beside their own closures',
      { zoneCalendar: shut(), calendar: own({ from: '2021-06-17', to: '2021-06-17' }) },
      '1000110',
    ],
    ['does not close a site where people live', { zoneCalendar: shut(), lastLodged: 3 }, '1111111'],
    [
      'does not close one that keeps them in by its plan',
      { zoneCalendar: shut(), model: 'three-on-site' },
      '1111111',
    ],
    [
      'does not give the lived-in their weekdays',
      { zoneCalendar: zone({ workingWeekdays: [1] }), lastLodged: 1 },
      '1111111',
    ],
    [
      'leaves those that live in their own word',
      { zoneCalendar: shut(), lastLodged: 3, calendar: own() },
      '1011111',
    ],
    [
      'leaves past days their weekdays',
      {
        zoneCalendar: zone({
          workingWeekdays: [7],
          pastWeekdays: [{ until: '2021-06-17', workingWeekdays: null }],
        }),
      },
      '1110001',
    ],
    [
      'asks of past weekdays only where the site had none of its own then',
      {
        zoneCalendar: zone({ workingWeekdays: [7] }),
        pastWeekdays: [{ until: '2021-06-16', workingWeekdays: [1] }],
      },
      '1000001',
    ],
    [
      'does not bring a holiday back',
      { zoneCalendar: zone({ workingWeekdays: [1, 2] }), holidays: new Set([MONDAY]) },
      '0100000',
    ],
  ])('%s', (_, over, expected) => expect(dueIn(over)).toBe(expected));

  it('does not use up the days that a site may close on its own word', () => {
    const closed = (from: Day, to: Day) => ({
      from,
      to,
      reason: 'x',
      enteredOn: '2021-06-01',
      confirmed: false,
    });
    const calendar = { workingWeekdays: null, closures: [closed(MONDAY, '2021-06-19')] };
    expect(dueIn({ calendar })).toBe('0001110');
    expect(dueIn({ calendar, zoneCalendar: shut() })).toBe('0000010');
  });
});

describe('why a day is not due', () => {
  const holidays = new Set<Day>([TUESDAY]);
  it.each<[string, Partial<DueFacts>, unknown]>([
    ['a working day', {}, null],
    ['before the registration', { registeredOn: '2021-06-16' }, { why: 'not-registered' }],
    ['suspended', { active: false, state: 'suspended' }, { why: 'not-active', state: 'suspended' }],
    ['a holiday', { holidays }, { why: 'holiday' }],
    [
      'no weekday of the site',
      { calendar: { workingWeekdays: [1], closures: [] } },
      { why: 'weekday', of: 'site' },
    ],
    [
      'no weekday of the zone',
      { zoneCalendar: zone({ workingWeekdays: [1] }) },
      { why: 'weekday', of: 'zone' },
    ],
    ['a closure of the zone', { zoneCalendar: shut() }, { why: 'zone-closed', reason: 'Mất điện' }],
    ['a closure of the site', { calendar: own() }, { why: 'site-closed', reason: 'Bảo trì' }],
    ['a holiday before the closure', { holidays, zoneCalendar: shut() }, { why: 'holiday' }],
    ['a closure too late to count', { calendar: own({ enteredOn: TUESDAY }) }, null],
  ])('%s', (_, over, expected) => expect(whyNotDue(a.dueFacts(over), TUESDAY)).toEqual(expected));

  it('is the default on a Sunday', () => {
    expect(whyNotDue(a.dueFacts(), '2021-06-20')).toEqual({ why: 'weekday', of: 'default' });
  });

  it('is said of more days where a zone is closed, and never of fewer', () => {
    fc.assert(
      fc.property(anyDueFacts, ({ facts, day }) => {
        const { zoneCalendar = noZoneCalendar } = facts;
        const open = { ...facts, zoneCalendar: { ...zoneCalendar, closures: [] } };
        expect(isDue(facts, day) && !isDue(open, day)).toBe(false);
      }),
      { seed: 20210615 },
    );
  });
});
