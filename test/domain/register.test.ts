import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../domain/day.ts';
import { isDue } from '../../domain/due.ts';
import { Invalid } from '../../domain/failure.ts';
import { freshness } from '../../domain/missed-due.ts';
import { patchSite, putCalendar, registerSite } from '../../domain/register.ts';
import { activeOn, dueDays, dueFacts, type SiteRecord, standingOf } from '../../domain/site-record.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const today = a.day;
const tomorrow = addDays(today, 1);
const yesterday = addDays(today, -1);

describe('a site', () => {
  it('is registered from the day on, with nothing filed', () => {
    const record = registerSite(a.site(), today);
    expect(record).toEqual({
      site: { ...a.site(), stateSince: today, registeredOn: today },
      states: [{ state: 'active', from: today }],
      calendar: { workingWeekdays: null, closures: [] },
      pastWeekdays: [],
      approvedPlans: [],
      newestPlan: null,
      lastCall: null,
      doubts: { isImplausible: false, inspectDay: null },
      zoneCalendar: { version: 0, workingWeekdays: null, closures: [], pastWeekdays: [] },
      lastInspection: null,
      standing: null,
    });
    expect(isDue(dueFacts(record, yesterday, 0), yesterday)).toBe(false);
    expect(isDue(dueFacts(record, today, 0), today)).toBe(true);
  });

  it('changes what is asked for and nothing else', () => {
    const before = a.record();
    expect(patchSite(before, { workforce: 9 }, today)).toEqual({
      ...before,
      site: { ...before.site, workforce: 9 },
    });
    expect(patchSite(before, { state: 'active' }, today)).toEqual(before);
  });

  it('has dated states: the days before a change stay what they were', () => {
    const suspended = patchSite(a.record(), { state: 'suspended' }, today);
    const again = patchSite(suspended, { state: 'active' }, '2021-06-21');
    expect(again.site).toMatchObject({ state: 'active', stateSince: '2021-06-21' });
    expect(again.states.map(({ state, from }) => `${from} ${state}`)).toEqual([
      ...['2021-05-01 active', '2021-06-15 suspended', '2021-06-21 active'],
    ]);
    const active = ['2021-04-01', yesterday, today, '2021-06-20', '2021-06-21'].map((day) =>
      activeOn(again, day),
    );
    expect(active).toEqual([true, true, false, false, true]);
  });

  it('has one state a day, the last', () => {
    const twice = patchSite(patchSite(a.record(), { state: 'closed' }, today), { state: 'sublet' }, today);
    expect(twice.states).toEqual([
      { state: 'active', from: '2021-05-01' },
      { state: 'sublet', from: today },
    ]);
  });

  it('owes nothing for the days on which it was not active, and owes what it owed before', () => {
    const standing = (day: string): SiteRecord['standing'] => ({
      ...{ day, revision: 1, readiness: 88, band: 'ready', gates: [], scenario: 'normal' },
      ...{ lodged: 0, planVersion: 1 },
    });
    const suspended = patchSite(a.record(), { state: 'suspended' }, today);
    const again = patchSite(suspended, { state: 'active' }, '2021-06-21');
    const fresh = (reported: string, now: string) =>
      standingOf(
        { ...again, standing: standing(reported) },
        now.slice(0, 10),
        at(now.slice(0, 10), now.slice(11)),
      ).freshness;
    expect(fresh('2021-06-14', '2021-06-21 09:00')).toBe('fresh');
    expect(fresh('2021-06-14', '2021-06-21 15:00')).toBe('stale');
    expect(fresh('2021-06-12', '2021-06-21 09:00')).toBe('stale');
    expect(fresh('2021-06-11', '2021-06-21 09:00')).toBe('unknown');
    expect(freshness(dueDays(suspended, '2021-06-18', 0), '2021-06-14', at('2021-06-18'))).toBeNull();
  });

  // Saturday reported; whether the Sunday was due is a matter of the plan of that Sunday
  it.each([
    ['was not due, though people live in since Monday', 'normal', 'three-on-site', ['fresh', 'stale']],
    ['was due, though nobody lives in since Monday', 'three-on-site', 'normal', ['stale', 'unknown']],
  ] as const)('is asked by the plan of the day: a Sunday %s', (_, before, since, expected) => {
    const record: SiteRecord = {
      ...a.record(),
      approvedPlans: [
        { version: 1, effectiveFrom: '2021-05-01', model: before },
        { version: 2, effectiveFrom: '2021-06-14', model: since },
      ],
      standing: {
        ...{ day: '2021-06-12', revision: 1, readiness: 88, band: 'ready', gates: [], scenario: 'normal' },
        ...{ lodged: 0, planVersion: 1 },
      },
    };
    const fresh = (time: string) => standingOf(record, '2021-06-14', at('2021-06-14', time)).freshness;
    expect([fresh('08:00'), fresh('15:00')]).toEqual(expected);
  });
});

const closing = (from: string, to = from, reason = 'Nghỉ') => ({ from, to, reason });
const put = (
  closures: ReturnType<typeof closing>[],
  { of = a.record(), day = today, confirms = false } = {},
) => putCalendar(of, { workingWeekdays: null, closures }, day, confirms);
const due = (record: ReturnType<typeof put>, from: string, to: string) =>
  daysFrom(from, to).filter((day) => isDue(dueFacts(record, day, 0), day));

const livedIn: Partial<SiteRecord> = {
  approvedPlans: [{ version: 1, effectiveFrom: '2021-05-01', model: 'three-on-site' }],
};
const zoneOff: Partial<SiteRecord> = {
  zoneCalendar: { version: 1, workingWeekdays: [1, 2, 3], closures: [], pastWeekdays: [] },
};

describe('a calendar', () => {
  it('notes when a closure was entered, and whether whoever entered it may confirm it', () => {
    expect(put([closing(tomorrow)]).calendar.closures).toEqual([
      { ...closing(tomorrow), enteredOn: today, confirmed: false },
    ]);
    expect(put([closing(tomorrow)], { confirms: true }).calendar.closures).toEqual([
      { ...closing(tomorrow), enteredOn: today, confirmed: true },
    ]);
  });

  it('leaves the days before a change of weekdays as they were', () => {
    const before = a.record();
    const week = (record: SiteRecord) => due(record, addDays(today, -7), addDays(today, 7));
    const weekdays = (record: SiteRecord, workingWeekdays: number[] | null, confirms: boolean) =>
      putCalendar(record, { workingWeekdays, closures: [] }, today, confirms);
    const past = week(before).filter((day) => day < today);
    const sundays = weekdays(before, [7], true);
    expect(week(sundays).filter((day) => day < today)).toEqual(past);
    expect(week(sundays).filter((day) => day >= today)).toEqual([addDays(today, 5)]);
    expect(isDue(dueFacts(weekdays(before, [7], false), today, 0), today)).toBe(true);
    expect(week(weekdays(sundays, [1, 2, 3, 4, 5, 6, 7], false))).toEqual([
      ...past,
      ...daysFrom(today, addDays(today, 7)),
    ]);
  });

  it.each<[string, Partial<SiteRecord>, number[] | null, number[], boolean]>([
    ['that works by default', {}, null, [6], true],
    ['where people live in by its plan', livedIn, null, [1, 2, 3, 4, 5, 6], true],
    ['where people live in, whatever its zone says', { ...livedIn, ...zoneOff }, null, [1, 2], true],
    ['whose zone does not work', zoneOff, null, [1, 2], false],
  ])('keeps the day on which it is changed due at a site %s', (_, over, before, after, expected) => {
    const sunday = '2021-06-20';
    const record = { ...a.record(over), calendar: { workingWeekdays: before, closures: [] } };
    const day = over === livedIn || 'zoneCalendar' in over ? sunday : today;
    const asked = { workingWeekdays: after, closures: [] };
    const changed = putCalendar(record, asked, day, false);
    expect(isDue(dueFacts(changed, day, 0), day)).toBe(expected);
    expect(isDue(dueFacts(changed, addDays(day, 7), 0), addDays(day, 7))).toBe(false);
    const confirmed = putCalendar(record, asked, day, true);
    expect(isDue(dueFacts(confirmed, day, 0), day)).toBe(false);
  });

  it.each([yesterday, '2021-01-01'])('takes no closure that begins on a past day: %s', (from) => {
    const act = () => put([closing(tomorrow), closing(from, tomorrow)]);
    expect(act).toThrow(Invalid);
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'past-day',
        faults: [{ pointer: '/closures/1/from', code: 'past-day' }],
      });
    }
  });

  it('keeps what is past, whatever is asked for later', () => {
    const before = put([closing('2021-06-16', '2021-06-18')], { confirms: true });
    const later = put([], { of: before, day: '2021-06-18' });
    expect(later.calendar.closures).toEqual([
      { ...closing('2021-06-16', '2021-06-17'), enteredOn: today, confirmed: true },
    ]);
    const gone = put([], { of: before, day: today });
    expect(gone.calendar.closures).toEqual([]);
    expect(put([], { of: before, day: '2021-07-01' }).calendar.closures).toEqual(before.calendar.closures);
  });

  it('leaves a closure that is asked for again as it was', () => {
    const before = put([closing(tomorrow)], { confirms: true });
    const again = put([closing(tomorrow), closing('2021-06-18')], { of: before, day: tomorrow });
    expect(again.calendar.closures).toEqual([
      { ...closing(tomorrow), enteredOn: today, confirmed: true },
      { ...closing('2021-06-18'), enteredOn: tomorrow, confirmed: false },
    ]);
    const renamed = put([closing(tomorrow, tomorrow, 'Khác')], { of: before, day: today });
    expect(renamed.calendar.closures).toMatchObject([{ enteredOn: today, confirmed: false }]);
  });

  it('lets the board confirm a closure that has begun', () => {
    const before = put([closing(today, tomorrow)]);
    expect(due(before, today, tomorrow)).toEqual([today, tomorrow]);
    const confirmed = put([closing(today, tomorrow)], { of: before, day: tomorrow, confirms: true });
    expect(due(confirmed, today, tomorrow)).toEqual([]);
    expect(confirmed.calendar.closures).toMatchObject([{ enteredOn: today, confirmed: true }]);
  });

  it('lets a site close on its own word for three days in thirty', () => {
    const record = put([closing('2021-06-16', '2021-06-22')]);
    expect(due(record, '2021-06-16', '2021-06-22')).toEqual(['2021-06-19', '2021-06-21', '2021-06-22']);
  });
});
