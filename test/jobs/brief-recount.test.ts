import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { SiteLine, Snapshot } from '../../domain/snapshot.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { recount } from '../support/recount.ts';

/** Provinces that are made up and counted again. */
const provinces = full ? 20 : 1;
/** A Friday: a Sunday lies between the days. */
const firstDay: Day = '2021-06-11';
const days = 5;
const sites = ['an', 'binh', 'chi', 'dung'];
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });

/** Numbers from 0 to below 1, the same for the same province. */
const chance = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
};
type Chance = () => number;

const below = (random: Chance, n: number) => Math.floor(random() * n);

const answersOf = (random: Chance) => ({
  present: 900 + below(random, 200),
  symptomatic: below(random, 6),
  f0: random() < 0.35 ? below(random, 4) : 0,
  f1: below(random, 9),
  testedHighRisk: 8 + below(random, 5),
  isolationFree: below(random, 6),
  ...(random() < 0.3 && { masks: 'none' as const, spacing: 'none' as const }),
});

/** Files the next revision of a day, unless the day is not open; `lowers` as people do who counted again. */
const report = async (works: Service, random: Chance, site: string, day: Day) => {
  const [head] = (await works.needs.filings.list(site, { from: day, to: day }, { limit: 1 })).items;
  const seenRevision = head?.checkIn.revision ?? 0;
  const more = { seenRevision, ...(seenRevision > 0 && { reason: 'Đếm lại' }) };
  const body = a.checkInRequest(answersOf(random), more);
  ok('putCheckIn', await file(works, day, body, { site, hr: hrOf(site) }));
};

/** The stream as it may come: every record twice and more, in any order. */
const project = async (works: Service, random: Chance) => {
  const { Records } = await works.stream();
  const shuffled = [...Records, ...Records.filter(() => random() < 0.5)]
    .map((record) => ({ record, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ record }) => record);
  const told = await works.jobs.projectSummary({ Records: shuffled });
  expect(told.batchItemFailures).toEqual([]);
  await works.jobs.raiseZoneClusters({ Records: shuffled });
};

const dayPasses = async (works: Service, random: Chance, day: Day) => {
  const next = addDays(day, 1);
  works.at(at(day, '00:00'));
  await works.jobs.openDay(due(at(day, '00:00'), day));
  for (const site of sites) {
    works.at(at(day, random() < 0.7 ? '09:10' : '14:59'));
    if (random() < 0.6) await report(works, random, site, day);
    if (random() < 0.2) await report(works, random, site, day);
  }
  works.at(at(day, '15:00'));
  await works.jobs.sweepCheckIns(due(at(day, '15:00'), day));
  for (const [n, site] of sites.entries()) {
    works.at(at(day, `1${5 + n}:30`));
    if (random() < 0.25) await report(works, random, site, day);
    if (random() < 0.25) await quick(works, random, site);
  }
  if (random() < 0.3) await dayOff(works, 'chi', addDays(day, 1 + below(random, 2)));
  if (random() < 0.2) await suspended(works, 'dung');
  // After midnight: in no figure of the day, also where it is of the day or one before it.
  for (const site of sites) {
    works.at(at(next, '00:00'));
    if (random() < 0.3) await report(works, random, site, random() < 0.5 ? day : addDays(day, -1));
    if (random() < 0.2) await quick(works, random, site);
  }
  await officer(works, random);
  await project(works, random);
};

const quick = async (works: Service, random: Chance, siteId: string) => {
  const kind = ['f0', 'positive', 'symptoms'][below(random, 3)];
  const body = { kind, count: 1 + below(random, 3) };
  ok('createEventReport', await works.as(people.health)('createEventReport', { params: { siteId }, body }));
};

const dayOff = async (works: Service, siteId: string, day: Day) => {
  const closures = [{ from: day, to: day, reason: 'Bảo trì' }];
  const body = { workingWeekdays: null, closures };
  await works.as(people.admin)('putCalendar', { params: { siteId }, body });
};

const suspended = (works: Service, siteId: string) =>
  works.as(people.admin)('updateSite', { params: { siteId }, body: { state: 'suspended' } });

const officer = async (works: Service, random: Chance) => {
  const health = works.as(people.health);
  const { items } = ok('listAlerts', await health('listAlerts', { query: { state: 'active' } }));
  for (const { id, state, version } of items) {
    const more = random();
    const body = { note: 'x', seen: version };
    const params = { alertId: id };
    if (more < 0.2)
      await health('transitionAlert', { params, body: { ...body, to: 'closed', outcome: 'resolved' } });
    else if (more < 0.5 && state === 'open')
      await health('transitionAlert', { params, body: { ...body, to: 'acknowledged' } });
  }
};

const withoutMedian = <T extends { alerts: { timeToVerify: unknown } }>({ alerts, ...rest }: T) => {
  const { timeToVerify: _, ...others } = alerts;
  return { ...rest, alerts: others };
};

const lineOf = ({ siteId, coverage, freshness, band, readiness, scenario, missedInRow }: SiteLine) => ({
  ...{ siteId, coverage, freshness, band, readiness, scenario, missedInRow },
});

const compare = (snapshot: Snapshot, lines: readonly SiteLine[], again: ReturnType<typeof recount>) => {
  expect(lines.map(lineOf).toSorted((x, y) => (x.siteId < y.siteId ? -1 : 1))).toEqual(
    again.lines.toSorted((x, y) => (x.siteId < y.siteId ? -1 : 1)),
  );
  expect(withoutMedian(snapshot.figures)).toEqual(again.figures);
  for (const { zoneId: id, name: _, lat: __, lon: ___, ...zone } of snapshot.zones)
    expect({ id, ...withoutMedian(zone) }).toEqual({ id, ...again.zone(id) });
  if (snapshot.dayBefore !== null) {
    const { alerts: _, ...figures } = snapshot.dayBefore.figures;
    expect(figures).toEqual(again.dayBefore);
  }
  expect(snapshot.workforce).toEqual(again.workforce);
  expect(snapshot.cases.map(({ siteId, f0In14, series }) => ({ siteId, f0In14, series }))).toEqual(
    again.cases,
  );
  expect(snapshot.silentTwice).toBe(again.silentTwice);
  expect(snapshot.templates).toEqual(again.templates);
  expect(
    snapshot.events.map(({ siteId, kind, count, at: when }) => [when, siteId, kind, count]).toSorted(),
  ).toEqual(again.events.map(({ siteId, kind, count, at: when }) => [when, siteId, kind, count]).toSorted());
  expect(snapshot.zoneClusters.toSorted((x, y) => (x.zoneId < y.zoneId ? -1 : 1))).toEqual(
    again.zoneClusters.toSorted((x, y) => (x.zoneId < y.zoneId ? -1 : 1)),
  );
  expect(snapshot.longestOverdueMinutes).toBe(again.longestOverdueMinutes);
  expect(snapshot.trend).toEqual(again.trend);
};

describe('every figure of a frozen day', () => {
  it.each(Array.from({ length: provinces }, (_, n) => n + 1))(
    'is what a plain count of the revisions comes to, in province %i',
    async (seed) => {
      const random = chance(seed);
      const base = await freshBase();
      const works = service(base, at(addDays(firstDay, -1)));
      for (const [n, site] of sites.entries())
        await settle(works, {
          site: a.site({
            siteId: site,
            name: site,
            zoneId: n === 3 ? otherZone : zoneId,
            workforce: 1000 + 10 * n,
          }),
          hr: hrOf(site),
        });
      for (let n = 0; n < days; n += 1) {
        const day = addDays(firstDay, n);
        await dayPasses(works, random, day);
        const madeAt = at(addDays(day, 1), '06:30');
        works.at(madeAt);
        await works.jobs.freezeBrief(due(madeAt, dayOf(madeAt)));
        const found = await works.needs.briefs.getSnapshot(day);
        const lines = await works.needs.briefs.getSites(day);
        if (found === null || lines === null) throw new Error('not frozen');
        compare(found.snapshot, lines, recount(await scanned(base, base.connection.records), day, madeAt));
      }
    },
  );
});
