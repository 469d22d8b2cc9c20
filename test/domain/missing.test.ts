import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absence } from '../../domain/absence.ts';
import { addDays, type Day, dayOf, daysFrom, instantOf } from '../../domain/day.ts';
import { isUseful } from '../../domain/day-notice.ts';
import { countName } from '../../domain/figures.ts';
import type { SiteFile } from '../../domain/filing.ts';
import { coverageByZone, coverageOn, isSilent, missingSite, sumOfCoverage } from '../../domain/missing.ts';
import { DayCoverage } from '../../domain/missing-list.ts';
import { holidays } from '../../domain/pack/holidays.ts';
import { zones } from '../../domain/pack/zones.ts';
import { rosterRow } from '../../domain/roster.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const morning = at(a.day);
const evening = at(a.day, '18:00');
const contacts = a.plan().contacts;

/** A site whose newest report is of the day; `lodged` people slept there. */
const reported = (day: Day, over: Partial<SiteRecord> = {}, lodged = 0): SiteRecord =>
  a.record({
    standing: {
      ...{ day, revision: 1, readiness: 88, band: 'ready', gates: [], scenario: 'normal', planVersion: 1 },
      lodged,
    },
    ...over,
  });
const shown = (record: SiteRecord, now = evening, day = a.day) => missingSite({ record, contacts, day, now });
const closedFor = (from: Day, to: Day, confirmed = true): SiteRecord['calendar'] => ({
  workingWeekdays: null,
  closures: [{ from, to, reason: 'Nghỉ', enteredOn: addDays(from, -9), confirmed }],
});

describe('a site that is silent', () => {
  it.each([
    ['owes the day and reported the one before', reported('2021-06-14'), a.day, true],
    ['never reported', a.record(), a.day, true],
    ['reported the day', reported(a.day), a.day, false],
    ['owes nothing on a Sunday', reported('2021-06-12'), '2021-06-13', false],
    ['lives where it works, on a Sunday', reported('2021-06-12', {}, 40), '2021-06-13', true],
    ['is closed', reported('2021-06-12', { calendar: closedFor('2021-06-14', '2021-06-16') }), a.day, false],
    ...(['suspended', 'closed', 'sublet'] as const).map(
      (state) =>
        [
          `is ${state}`,
          reported('2021-06-12', {
            states: [
              { state: 'active', from: '2021-05-01' },
              { state, from: '2021-06-14' },
            ],
          }),
          a.day,
          false,
        ] as const,
    ),
    ['is not registered yet', a.record(), '2021-04-30', false],
  ] as const)('%s', (_, record, day, expected) => {
    expect(isSilent(record, day)).toBe(expected);
  });

  it.each([...holidays].filter((day) => day >= '2022-01-01').slice(0, 12))(
    'owes nothing on the holiday %s',
    (day) => {
      expect(isSilent(reported(addDays(day, -1)), day)).toBe(false);
    },
  );
});

describe('a row of the missing', () => {
  it('says who it is, since when, and whom to call, the focal person first', () => {
    const lastCall = {
      ...{ at: morning, outcome: 'no-answer' as const },
      by: { member: 'member-board', name: 'Ban' },
    };
    const record = reported('2021-06-12', { lastCall });
    const row = missingSite({ record, contacts: contacts.toReversed(), day: a.day, now: evening });
    expect(row).toEqual({
      site: {
        siteId: 'may-song-cau',
        name: 'May Sông Cầu Mẫu',
        zoneId: 'kcn-song-cong-1',
        workforce: 1300,
      },
      state: 'missing',
      lastReported: '2021-06-12',
      missedRunning: 2,
      contacts: [
        { role: 'focal', name: 'Đầu mối Mẫu', workPhone: '0208 555 0101' },
        { role: 'deputy', name: 'Phó Mẫu', workPhone: '0208 555 0102' },
      ],
      lastCall,
    });
  });

  it.each([
    ['in the morning, the day itself does not count yet', '09:00', '2021-06-12', 'pending', 1],
    ['a moment before the cut-off', '14:59', '2021-06-14', 'pending', 0],
    ['at the cut-off', '15:00', '2021-06-14', 'missing', 1],
    ['a Sunday in between is no due day', '15:00', '2021-06-11', 'missing', 3],
  ] as const)('%s', (_, time, last, state, missed) => {
    expect(shown(reported(last), at(a.day, time))).toMatchObject({ state, missedRunning: missed });
  });

  it('counts from the registration where nothing was ever reported, to 60 at most', () => {
    expect(shown(a.record())).toMatchObject({ lastReported: null, missedRunning: 38 });
    const old = a.record();
    const since = { ...old, site: { ...old.site, registeredOn: '2020-01-01' } };
    expect(shown(since)).toMatchObject({ missedRunning: 60 });
  });

  it('leaves out the days of a long break, though they be many', () => {
    const back = { states: [{ state: 'active', from: '2021-01-01' }] } as const;
    const closure = closedFor('2021-03-01', '2021-06-12');
    const record = reported('2021-02-27', { ...back, states: [...back.states], calendar: closure });
    expect(shown({ ...record, site: { ...record.site, registeredOn: '2021-01-01' } })).toMatchObject({
      missedRunning: 2,
    });
  });

  it('of an older day says only when the site came back', () => {
    expect(shown(reported('2021-06-16'), at('2021-06-17'))).toMatchObject({
      ...{ state: 'missing', lastReported: '2021-06-16', missedRunning: null },
    });
  });

  it('counts up to the day that was asked for, whenever that is', () => {
    expect(shown(reported('2021-06-12'), at('2021-06-20'))).toMatchObject({ missedRunning: 2 });
  });

  it('is not there once the site has reported', () => {
    expect(shown(reported(a.day))).toBeNull();
  });
});

describe('the first due day after a long break', () => {
  const fileOf = (record: SiteRecord, last: Day): SiteFile => ({
    ...{ record, plans: [], heads: [a.said(last)], episodes: [], newestCase: null },
  });
  const severityOn = (record: SiteRecord, last: Day, day: Day) =>
    absence(fileOf(record, last), a.template(), day, instantOf(day, '15:00'))?.map(
      ({ episode }) => episode.severity,
    );

  it('is the first that is missed, after Tết as after a suspension of months', () => {
    // Saturday the 14th is the last working day before Tết of 2026, Saturday the 21st the first after it.
    const tet = reported('2026-02-13');
    for (const day of daysFrom('2026-02-15', '2026-02-20')) {
      const found = severityOn(tet, '2026-02-13', day);
      expect([day, isSilent(tet, day), found]).toEqual([day, false, undefined]);
    }
    expect(severityOn(reported('2026-02-14'), '2026-02-14', '2026-02-21')).toEqual(['medium']);
    expect(severityOn(tet, '2026-02-13', '2026-02-21')).toEqual(['high']);
    const suspended = reported('2021-03-01', {
      states: [
        { state: 'active', from: '2021-01-01' },
        { state: 'suspended', from: '2021-03-02' },
        { state: 'active', from: '2021-06-15' },
      ],
    });
    expect(severityOn(suspended, '2021-03-01', a.day)).toEqual(['medium']);
    expect(severityOn(suspended, '2021-03-01', '2021-06-16')).toEqual(['high']);
  });
});

describe('a report of a morning that was closed', () => {
  // The closure was lifted before the cut-off: the report, of no due day when it came, has no `onTime` of its own
  it.each([
    ['02:00', null],
    ['09:00', []],
  ])('that came in at %s UTC is as timely as its time of receipt', (time, expected) => {
    const { checkIn, ...said } = a.said(a.day);
    const head = { ...said, checkIn: { ...checkIn, onTime: null, receivedAt: `${a.day}T${time}:00.000Z` } };
    const file = { record: a.record(), plans: [], heads: [head], episodes: [], newestCase: null };
    expect(absence(file, a.template(), a.day, instantOf(a.day, '16:30'))).toEqual(expected);
  });
});

const row = fc.record({
  due: fc.boolean(),
  receivedAt: fc.option(fc.integer({ min: 0, max: 47 }), { nil: null }),
});
const zoneIds = zones.slice(0, 4).map(({ id }) => id);

/** Counts of zones as the roster adds them up from sites that reported at hours of the day and of the next. */
const countsOf = (sites: readonly (readonly { due: boolean; receivedAt: number | null }[])[], now: string) =>
  new Map(
    sites.map((ofZone, place) => {
      const counts: Record<string, number> = {};
      for (const { due, receivedAt } of ofZone) {
        const record = a.record(due ? {} : { calendar: closedFor(a.day, a.day) });
        const moment =
          receivedAt === null
            ? null
            : new Date(Date.parse(instantOf(a.day, '00:00')) + receivedAt * 3_600_000).toISOString();
        const reports =
          moment === null || moment > now
            ? []
            : [
                {
                  checkIn: { day: a.day, receivedAt: moment, onTime: null, answers: a.answers() },
                  assessment: { band: 'ready', scenario: 'normal' } as const,
                },
              ];
        for (const [name, n] of Object.entries(rosterRow(record, reports, a.day, now) ?? {}))
          counts[name] = (counts[name] ?? 0) + n;
      }
      return [zoneIds[place] ?? '', counts];
    }),
  );

describe('coverage', () => {
  it('has every due site in exactly one of four, in every zone and in all together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        (sites, hour) => {
          const now = new Date(Date.parse(instantOf(a.day, '00:00')) + hour * 3_600_000).toISOString();
          const counts = countsOf(sites, now);
          const byZone = coverageByZone(zoneIds, counts, a.day, now);
          for (const zone of [...byZone, sumOfCoverage(byZone)]) {
            const { due, onTime, late, missing, pending, reporting, timeliness } = zone;
            expect(due).toBe(onTime + late + missing + pending);
            expect(reporting.worst).toBe(onTime + late);
            expect([timeliness.worst <= timeliness.best, reporting.best <= due]).toEqual([true, true]);
            expect(timeliness).toEqual({ worst: onTime, best: onTime + pending });
          }
          const due = sites.flat().filter((site) => site.due).length;
          expect(sumOfCoverage(byZone).due).toBe(due);
          expect(byZone.map(({ zoneId }) => zoneId)).toEqual(
            zoneIds.filter((_, place) => sites[place]?.some((site) => site.due)),
          );
          DayCoverage.parse(sumOfCoverage(byZone));
        },
      ),
      { seed: 20210615, numRuns: 200 },
    );
  });

  it('calls missing at the cut-off what the counts still have as pending', () => {
    const counts = { [countName('coverage', 'pending')]: 3, [countName('coverage', 'onTime')]: 2 };
    expect(coverageOn(counts, a.day, at(a.day, '14:59'))).toMatchObject({ due: 5, pending: 3, missing: 0 });
    expect(coverageOn(counts, a.day, at(a.day, '15:00'))).toEqual({
      ...{ due: 5, onTime: 2, late: 0, missing: 3, pending: 0 },
      reporting: { worst: 2, best: 5 },
      timeliness: { worst: 2, best: 2 },
    });
  });

  it('has no better end than what came in, once the day takes no reports any more', () => {
    const counts = { [countName('coverage', 'missing')]: 3, [countName('coverage', 'late')]: 2 };
    expect(coverageOn(counts, a.day, at(addDays(a.day, 7))).reporting).toEqual({ worst: 2, best: 5 });
    expect(coverageOn(counts, a.day, at(addDays(a.day, 8))).reporting).toEqual({ worst: 2, best: 2 });
  });
});

describe('a notice of the day', () => {
  it.each([
    ['reminder', '11:58', false],
    ['reminder', '12:00', true],
    ['reminder', '14:29', true],
    ['reminder', '14:30', false],
    ['reminder', '23:00', false],
    ['callList', '13:58', false],
    ['callList', '14:00', true],
    ['callList', '14:45', false],
    ['count', '15:28', false],
    ['count', '15:30', true],
    ['count', '17:59', true],
    ['count', '18:00', false],
  ] as const)('%s at %s is a help: %s', (notice, time, expected) => {
    expect(isUseful(notice, a.day, at(a.day, time))).toBe(expected);
  });

  it('of another day is none, whichever way the clock was turned', () => {
    for (const n of [-1, 1, 30]) {
      const now = at(addDays(a.day, n), '13:00');
      expect([dayOf(now) === a.day, isUseful('reminder', a.day, now)]).toEqual([false, false]);
    }
  });
});
