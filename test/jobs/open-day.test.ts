import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId, zoneId } from '../support/people.ts';
import { projected } from '../support/projected.ts';

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  return { base, works };
};

const open = async (works: Service, day: Day) => {
  works.at(at(day, '00:00'));
  await works.jobs.openDay(due(at(day, '00:00')));
};

const day = async (works: Service, of: Day) =>
  ok('getSummary', await works.as(people.health)('getSummary', { query: { day: of } }));

describe('the opening of a day', () => {
  it('gives every site its row, due or not, with the standing it brings along', async () => {
    const { works } = await settled();
    works.at(at('2021-06-12'));
    ok('putCheckIn', await file(works, '2021-06-12'));
    await open(works, '2021-06-13');
    const sunday = await day(works, '2021-06-13');
    expect(sunday.coverage).toMatchObject({ due: 0, pending: 0, notDue: 1 });
    expect(sunday.freshness).toEqual({ fresh: 1, stale: 0, unknown: 0 });
    expect(sunday.flows.present).toBe(0);
    await open(works, '2021-06-14');
    const monday = await day(works, '2021-06-14');
    expect(monday.coverage).toMatchObject({ due: 1, pending: 1, notDue: 0 });
    expect(monday.freshness).toEqual({ fresh: 1, stale: 0, unknown: 0 });
  });

  it('turns a standing stale and then unknown, and never shows the unknown in a band', async () => {
    const { works } = await settled();
    works.at(at('2021-06-14'));
    ok('putCheckIn', await file(works, '2021-06-14'));
    const seen = [];
    for (const of of ['2021-06-15', '2021-06-16', '2021-06-17']) {
      await open(works, of);
      const { freshness, bands, scenarios } = await day(works, of);
      seen.push([freshness, bands.weak, scenarios.normal]);
    }
    expect(seen).toEqual([
      [{ fresh: 1, stale: 0, unknown: 0 }, 1, 1],
      [{ fresh: 0, stale: 1, unknown: 0 }, 1, 1],
      [{ fresh: 0, stale: 0, unknown: 1 }, 0, 0],
    ]);
  });

  it('changes nothing when it is repeated, or run late', async () => {
    const { base, works } = await settled();
    await open(works, a.day);
    const once = await projected(base);
    await open(works, a.day);
    works.at(at(a.day, '11:00'));
    await works.jobs.openDay(due(at(a.day, '00:00')));
    expect(await projected(base)).toEqual(once);
  });

  it('brings days up to date that it was not run for', async () => {
    const { works } = await settled();
    works.at(at('2021-06-17', '08:00'));
    await works.jobs.openDay(due(at('2021-06-15', '00:00')));
    const { coverage } = await day(works, '2021-06-15');
    expect(coverage).toMatchObject({ due: 1, missing: 1 });
    expect((await day(works, '2021-06-17')).coverage).toMatchObject({ due: 1, pending: 1 });
  });

  it('drops the marks of alerts that no figure reads any more, however many there are', async () => {
    const { works } = await settled();
    const mark = (closedAt: string | null) => ({
      ...({ severity: 'high', state: closedAt === null ? 'open' : 'closed' } as const),
      ...{ verifyBy: at('2021-06-01'), actBy: null, verifiedAt: null, closedAt, writes: 2 },
    });
    const { putMark, marks } = works.needs.projections;
    for (let n = 0; n < 130; n += 1) await putMark(zoneId, `not-ready.x.${n + 1}`, mark(at('2021-06-02')));
    await putMark(zoneId, 'not-ready.y.1', mark(null));
    await putMark(zoneId, 'not-ready.z.1', mark(at(addDays(a.day, -6))));
    await open(works, a.day);
    expect([...((await marks()).get(zoneId)?.keys() ?? [])].toSorted()).toEqual([
      'not-ready.y.1',
      'not-ready.z.1',
    ]);
  });

  it('counts a site from its registration, and one that is not active in notDue alone', async () => {
    const { works } = await settled();
    ok(
      'createSite',
      await works.as(people.admin)('createSite', { body: a.site({ siteId: 'second', state: 'sublet' }) }),
    );
    await open(works, '2021-06-11');
    const { coverage, freshness } = await day(works, '2021-06-11');
    expect(coverage).toMatchObject({ due: 1, notDue: 1 });
    expect(freshness).toEqual({ fresh: 0, stale: 0, unknown: 1 });
    expect((await day(works, '2021-06-09')).coverage).toMatchObject({ due: 0, notDue: 0 });
    expect(siteId).not.toBe('second');
  });
});
