import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absence } from '../../domain/absence.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { cameTo } from '../../domain/closing.ts';
import { addDays, type Day, daysFrom, instantOf } from '../../domain/day.ts';
import { isDue, whyNotDue } from '../../domain/due.ts';
import { countName } from '../../domain/figures.ts';
import { fileCheckIn, type SiteFile } from '../../domain/filing.ts';
import { isSilent, missingSite } from '../../domain/missing.ts';
import { holidays } from '../../domain/pack/holidays.ts';
import { rosterRow } from '../../domain/roster.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { checkInFacts } from '../../domain/site-facts.ts';
import { activeOn, dueByOf, dueFacts, type SiteRecord, standingOf } from '../../domain/site-record.ts';
import { siteToday } from '../../domain/site-today.ts';
import { dayRows } from '../../web/check-in/day-rows.ts';
import { owes } from '../../web/check-in/owes.ts';
import { quietOf } from '../../web/check-in/receipt-quiet.tsx';
import { silentDay } from '../../web/console/silent-day.ts';
import { a } from '../support/a.ts';
import { anyRegister, dueDay } from '../support/due.ts';

/** A site with any calendars whose newest report is some days before the day asked about, or that never reported. */
const anySite = fc
  .record({
    register: anyRegister,
    day: dueDay.map((one) => addDays(one, 5)),
    ago: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    lodged: fc.constantFrom(0, 0, 7),
  })
  .map(({ register, day, ago, lodged }) => {
    const last = ago === null ? null : addDays(day, -ago);
    const record: SiteRecord = {
      ...register,
      standing:
        last === null
          ? null
          : {
              ...{ day: last, revision: 1, readiness: 88, band: 'ready', gates: [], scenario: 'normal' },
              ...{ lodged, planVersion: 1 },
            },
    };
    const heads = last === null ? [] : [a.said(last, { lodged })];
    const file: SiteFile = { record, plans: [a.plan()], heads, episodes: [], newestCase: null };
    return { record, file, day, last, lodged: last === null ? 0 : lodged };
  });
type Any = typeof anySite extends fc.Arbitrary<infer T> ? T : never;

const detailOf = (record: SiteRecord, day: Day): SiteDetail => ({
  site: record.site,
  standing: standingOf(record, day, instantOf(day, '09:00')),
  plan: a.plan(),
  calendar: record.calendar,
  dueBy: dueByOf(record),
});
const assessed: Assessment = {
  ...{ readiness: 88, band: 'ready', gates: [], criteria: [], fixes: [], scenario: 'normal' },
  ...{ templateVersion: 'tn-2021-06', planVersion: 1 },
};
/** The reports of the file as the server sends them, newest first. */
const filedOf = ({ heads }: SiteFile) => heads.map(({ checkIn }) => ({ checkIn, assessment: assessed }));

/** Everybody that decides whether the site owes the day, each in its own words. */
const decisions = ({ record, file, day, lodged }: Any): Record<string, boolean> => {
  const [morning, evening] = [instantOf(day, '09:00'), instantOf(day, '16:00')];
  const detail = detailOf(record, day);
  const reports = filedOf(file);
  const before = reports[0] ?? null;
  const filing = fileCheckIn(file, a.template(), {
    ...{ day, request: a.checkInRequest(), by: { member: 'm', name: 'm' }, now: morning },
  });
  const [row] = dayRows({ detail, filed: reports, from: day, to: day, now: evening, today: day, holidays });
  const silent = silentDay(detail, holidays, day);
  return {
    reminder: isSilent(record, day),
    sweep: absence(file, a.template(), day, evening) !== null,
    denominator: rosterRow(record, file.heads.map(said), day, evening)?.[countName('coverage', 'due')] === 1,
    closing: (cameTo(record, file.heads.map(said), day) ?? 'notDue') !== 'notDue',
    'list of today': siteToday(file, [a.template()], morning).today.due,
    timeliness: filing.filed.checkIn.onTime !== null,
    'the form': owes({ detail, day, before }, holidays),
    'the history': row !== undefined && row.state !== 'rest',
    'the console': silent === day,
    words: whyNotDue(dueFacts(record, day, lodged), day) === null,
  };
};
const said = ({ checkIn }: SiteFile['heads'][number]) => ({
  ...{ checkIn, firstAt: checkIn.receivedAt },
  assessment: { band: 'ready', scenario: 'normal' } as const,
});

describe('whether a day is due', () => {
  it('is one answer, whoever asks: reminder, sweep, counts, closing, form, history, console', () => {
    let due = 0;
    let runs = 0;
    fc.assert(
      fc.property(anySite, (site) => {
        const expected = isDue(dueFacts(site.record, site.day, site.lodged), site.day);
        const asked = decisions(site);
        expect(asked).toEqual(Object.fromEntries(Object.keys(asked).map((who) => [who, expected])));
        runs += 1;
        due += expected ? 1 : 0;
      }),
      { seed: 20210615, numRuns: 400 },
    );
    // Both answers were asked for often enough to tell them apart.
    expect(Math.min(due, runs - due)).toBeGreaterThan(60);
  });

  it('is what freshness and the days missed are counted by', () => {
    fc.assert(
      fc.property(anySite, ({ record, day, last, lodged }) => {
        const evening = instantOf(day, '16:00');
        const first = last === null ? record.site.registeredOn : addDays(last, 1);
        const isMissed = (one: Day) => activeOn(record, day) && isDue(dueFacts(record, one, lodged), one);
        const missed = first > day ? 0 : daysFrom(first, day).filter(isMissed).length;
        const missing = missingSite({ record, contacts: [], day, now: evening });
        expect(missing?.missedRunning).toBe(Math.min(missed, 60));
        const expected = !activeOn(record, day)
          ? null
          : last === null || missed > 1
            ? 'unknown'
            : missed === 0
              ? 'fresh'
              : 'stale';
        expect(standingOf(record, day, evening).freshness).toBe(expected);
        const row = rosterRow(record, last === null ? [] : [said(a.said(last, { lodged }))], day, evening);
        if (expected !== null && row !== null) expect(row[countName('freshness', expected)]).toBe(1);
      }),
      { seed: 20210615, numRuns: 300 },
    );
  });

  it('is what a quiet start is counted by, on the server and on the receipt', () => {
    let breaks = 0;
    fc.assert(
      fc.property(anySite, ({ record, file, day }) => {
        const checkIn = { ...a.said(day).checkIn };
        const { quiet } = checkInFacts(file, a.template(), {
          ...{ checkIn, previous: null, assessment: assessed, plan: a.plan(), isStanding: true },
        });
        const reports = [{ checkIn, assessment: assessed }, ...filedOf(file)];
        const shown = quietOf(detailOf(record, day), day, reports, holidays);
        expect(shown === null ? null : shown.reason).toBe(quiet);
        if (quiet === 'break') breaks += 1;
      }),
      { seed: 20210615, numRuns: 300 },
    );
    expect(breaks).toBeGreaterThan(10);
  });
});
