import '../support/quiet.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';
import { emptied, projected } from '../support/projected.ts';

const first: Day = '2021-06-11';
const count = 4;
const hr = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [`site-${n}`] });

/** What may happen at one of the sites in the course of a day. */
const anyDeed = fc.record({
  site: fc.integer({ min: 0, max: count - 1 }),
  what: fc.constantFrom('file', 'file', 'file', 'correct', 'older', 'report', 'suspend', 'resume', 'rest'),
  f0: fc.constantFrom(0, 0, 0, 1, 5),
  lodged: fc.constantFrom(0, 0, 7),
  time: fc.constantFrom('00:00', '09:00', '14:59', '15:00', '20:00'),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;

const act = async (works: Service, day: Day, { site, what, f0, lodged, time }: Deed) => {
  works.at(at(day, time));
  const params = { siteId: `site-${site}` };
  const said = a.checkInRequest({ f0, lodged });
  const to = { site: params.siteId, hr: hr(site) };
  const admin = works.as(people.admin);
  if (what === 'file') await file(works, day, said, to);
  if (what === 'older') await file(works, addDays(day, -2), said, to);
  if (what === 'correct') await file(works, day, { ...said, seenRevision: 1, reason: 'x' }, to);
  if (what === 'report')
    await works.as(hr(site))('createEventReport', { params, body: { kind: 'f0', count: 1 } });
  if (what === 'suspend') await admin('updateSite', { params, body: { state: 'suspended' } });
  if (what === 'resume') await admin('updateSite', { params, body: { state: 'active' } });
  if (what === 'rest') {
    const tomorrow = addDays(day, 1);
    const closures = [{ from: tomorrow, to: tomorrow, reason: 'Nghỉ' }];
    await works.as(people.board)('putCalendar', { params, body: { workingWeekdays: null, closures } });
  }
};

/** Four sites in two zones through four days, Sunday among them, with the jobs run as they fall due. */
const history = async (base: Base, deeds: Deed[][]) => {
  const works = service(base, at(addDays(first, -10), '00:00'));
  for (let n = 0; n < count; n += 1) {
    const site = a.site({ siteId: `site-${n}`, zoneId: n % 2 === 0 ? zoneId : otherZone });
    await settle(works, { site, hr: hr(n) });
  }
  const records = [...(await works.stream()).Records];
  for (const [n, ofDay] of deeds.entries()) {
    const day = addDays(first, n);
    works.at(at(day, '00:00'));
    // The first one makes up for the days since the registration.
    await works.jobs.openDay(due(at(day, '00:00'), n === 0 ? addDays(first, -10) : day));
    let isSwept = false;
    const sweep = async () => {
      if (isSwept) return;
      isSwept = true;
      works.at(at(day, '15:00'));
      await works.jobs.sweepCheckIns(due(at(day, '15:00')));
    };
    for (const deed of ofDay.toSorted((x, y) => x.time.localeCompare(y.time))) {
      if (deed.time >= '15:00') await sweep();
      await act(works, day, deed);
      const batch = await works.stream();
      records.push(...batch.Records);
      await works.jobs.projectSummary(batch);
    }
    await sweep();
  }
  works.at(at(addDays(first, deeds.length - 1), '23:00'));
  const last = await works.stream();
  records.push(...last.Records);
  await works.jobs.projectSummary(last);
  return { works, records };
};

/** The same records, delivered some other way to projections that were empty. */
const replayed = async (base: Base, now: string, batches: DynamoDBRecord[][]) => {
  const other = await emptied(base);
  const works = service(other, now);
  for (const Records of batches) await works.jobs.projectSummary({ Records });
  return { other, works };
};

const chunks = <T>(list: readonly T[], size: number) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));

describe('the projections', () => {
  it('are the same to the byte, however the stream is delivered, and add up', async () => {
    const days = fc.array(fc.array(anyDeed, { minLength: 3, maxLength: full ? 9 : 5 }), {
      minLength: 4,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (deeds, dice) => {
        const base = await freshBase();
        const { works, records } = await history(base, deeds);
        const now = works.clock();
        const shuffled = records
          .map((record) => ({ record, place: dice.next().value ?? 0 }))
          .toSorted((x, y) => x.place - y.place)
          .map(({ record }) => record);
        const once = await projected((await replayed(base, now, [records])).other);
        const others = [
          chunks(records, 1),
          [...chunks(records, 7), ...chunks(records, 7)],
          chunks(records.toReversed(), 5),
          chunks([...shuffled, ...records.slice(0, 20)], 11),
        ];
        for (const batches of others) {
          const { other } = await replayed(base, now, batches);
          expect(await projected(other)).toEqual(once);
        }
        // Lived through day by day it is the same too.
        expect(await projected(base)).toEqual(once);
        for (let n = 0; n < 4; n += 1) await addsUp(works, addDays(first, n));
      }),
      { seed: 20210615, numRuns: full ? 12 : 2, endOnFailure: true },
    );
  }, 600_000);
});

const addsUp = async (works: Service, day: Day) => {
  const { zones, ...all } = ok('getSummary', await works.as(people.leader)('getSummary', { query: { day } }));
  for (const { coverage, freshness, bands } of [all, ...zones]) {
    expect(coverage.due).toBe(coverage.onTime + coverage.late + coverage.missing + coverage.pending);
    expect(coverage.reported).toBeGreaterThanOrEqual(coverage.onTime + coverage.late);
    const inBands = Object.values(bands).reduce((sum, n) => sum + n, 0);
    expect(inBands).toBeLessThanOrEqual(freshness.fresh + freshness.stale);
  }
  for (const group of ['coverage', 'bands', 'freshness', 'scenarios', 'flows'] as const) {
    for (const [name, n] of Object.entries(all[group])) {
      const ofZones = zones.map(
        (zone) => Object.entries(zone[group]).find(([key]) => key === name)?.[1] ?? 0,
      );
      expect([group, name, ofZones.reduce((sum, one) => sum + one, 0)]).toEqual([group, name, n]);
    }
  }
  expect(all.coverage.due + all.coverage.notDue).toBe(count);
};
