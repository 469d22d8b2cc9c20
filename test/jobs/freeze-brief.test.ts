import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { Snapshot } from '../../domain/snapshot.ts';
import { freezeBrief } from '../../functions/jobs/freeze-brief.ts';
import { sha256 } from '../../functions/stores/briefs.ts';
import { a } from '../support/a.ts';
import { memoryFiles } from '../support/briefs.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';

const next = addDays(a.day, 1);
const morning = at(next, '06:30');
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });

type Told = {
  site: string;
  day?: Day;
  time?: string;
  of?: Parameters<typeof a.checkInRequest>[0];
  seen?: number;
};
const tell = async (works: Service, { site, day = a.day, time = '09:00', of = {}, seen = 0 }: Told) => {
  works.at(time.includes('T') ? time : at(day, time));
  const more = { seenRevision: seen, ...(seen > 0 && { reason: 'Đếm lại' }) };
  ok('putCheckIn', await file(works, day, a.checkInRequest(of, more), { site, hr: hrOf(site) }));
};

/** Four sites of two zones: with cases, late, never, and one that corrects after its day. */
const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-14', '08:00'));
  for (const site of ['ca', 'tre', 'thieu', 'sua'])
    await settle(works, {
      site: a.site({ siteId: site, name: `Cơ sở ${site}`, zoneId: site === 'thieu' ? otherZone : zoneId }),
      hr: hrOf(site),
    });
  await tell(works, { site: 'ca', day: '2021-06-14', of: { f0: 1 } });
  await tell(works, { site: 'ca', of: { f0: 2, f1: 9 } });
  await tell(works, { site: 'sua', of: { f0: 1 } });
  await tell(works, { site: 'tre', time: '18:00' });
  // After the day: neither is in its figures.
  await tell(works, { site: 'sua', time: at(next, '00:00'), of: { f0: 5 }, seen: 1 });
  works.at(at(next, '05:50'));
  const body = { kind: 'f0', count: 3 };
  ok(
    'createEventReport',
    await works.as(hrOf('ca'))('createEventReport', { params: { siteId: 'ca' }, body }),
  );
  await works.project();
  return { base, works };
};

const freeze = async (works: Service, begun: Day = next, now = at(begun, '06:30')) => {
  works.at(now);
  await works.jobs.freezeBrief(due(at(begun, '06:30'), begun));
};
const snapshotOf = async (works: Service, day: Day = a.day) =>
  (await works.needs.briefs.getSnapshot(day))?.snapshot;
const bytesOf = (works: Service) => hashesOf(works.needs.snapshotFiles);
const hashesOf = ({ kept }: ReturnType<typeof memoryFiles>) =>
  new Map([...kept].map(([key, bytes]) => [key, sha256(bytes)]));

/** Freezes the same records into other files, beside notes that are empty yet. @returns the notes */
const freezeInto = async (base: Base, files: ReturnType<typeof memoryFiles>, now = morning) => {
  const entries = new Map<Day, BriefEntry>();
  const getSnapshot = async (day: Day) => {
    const entry = entries.get(day);
    const bytes = files.kept.get(`snapshots/${day}/snapshot.json`);
    if (entry === undefined || bytes === undefined) return null;
    return { entry, snapshot: Snapshot.parse(JSON.parse(new TextDecoder().decode(bytes))) };
  };
  const briefs = {
    get: async (day: Day) => entries.get(day) ?? null,
    putFrozen: async (entry: BriefEntry) => entries.set(entry.day, entry).size > 0,
    getSnapshot,
  };
  const { needs } = service(base, now);
  await freezeBrief({ ...needs, briefs, snapshotFiles: files })(due(morning, next));
  return entries;
};

describe('the frozen day', () => {
  it('tells what had come in when it closed, and what came after the period apart', async () => {
    const { works } = await settled();
    await freeze(works);
    const snapshot = await snapshotOf(works);
    expect(snapshot).toMatchObject({
      day: a.day,
      madeAt: morning,
      province: 'thai-nguyen',
      figures: {
        coverage: { due: 4, reported: 3, onTime: 2, late: 1, missing: 1, pending: 0, notDue: 0 },
        flows: { f0: 3, f1: 9, present: 3540 },
        freshness: { unknown: 1 },
      },
      workforce: { due: 5200, reported: 3900 },
      silentTwice: 1,
      cases: [
        {
          siteId: 'ca',
          f0In14: 3,
          series: [
            { day: '2021-06-14', f0: 1 },
            { day: a.day, f0: 2 },
          ],
        },
        { siteId: 'sua', f0In14: 1, series: [{ day: a.day, f0: 1 }] },
      ],
      events: [{ siteId: 'ca', name: 'Cơ sở ca', kind: 'f0', count: 3, at: at(next, '05:50') }],
      lists: { sites: { items: 4 } },
    });
    expect(snapshot?.trend.map(({ day, f0 }) => [day, f0])).toEqual([
      ['2021-06-14', 1],
      [a.day, 3],
    ]);
    expect(snapshot?.weekBefore).toBeNull();
  });

  it('is compared with the days before as they were frozen', async () => {
    const { works } = await settled();
    await freeze(works, a.day, morning);
    await freeze(works);
    const before = await snapshotOf(works, '2021-06-14');
    expect(before?.figures.flows.f0).toBe(1);
    expect((await snapshotOf(works))?.dayBefore).toEqual({ day: '2021-06-14', figures: before?.figures });
  });

  it('is written once, however often and in how many at once the job runs', async () => {
    const { works } = await settled();
    await Promise.all([freeze(works), freeze(works), freeze(works)]);
    const once = bytesOf(works);
    expect([...once.keys()].toSorted()).toEqual(
      ['2021-06-14', a.day].flatMap((day) =>
        ['alerts', 'sites', 'snapshot'].map((name) => `snapshots/${day}/${name}.json`),
      ),
    );
    await tell(works, { site: 'thieu', time: at(next, '07:00') });
    await freeze(works, next, at(next, '08:00'));
    await freeze(works, addDays(next, 2), at(addDays(next, 2), '06:30'));
    for (const [key, hash] of once) expect([key, bytesOf(works).get(key)]).toEqual([key, hash]);
    const { items } = await works.needs.briefs.list({ limit: 10 });
    expect(items.map(({ day }) => day)).toEqual(['2021-06-17', '2021-06-16', a.day, '2021-06-14']);
  });

  it('has the same hash when it is made twice, in two empty stores', async () => {
    const { base, works } = await settled();
    await freeze(works);
    const again = memoryFiles();
    await freezeInto(base, again);
    expect(hashesOf(again)).toEqual(bytesOf(works));
    expect(bytesOf(works).size).toBe(6);
  });

  it.each([0, 1, 2, 3, 4])('is whole and the same after a crash behind %i files', async (writes) => {
    const { base, works } = await settled();
    await freeze(works);
    const files = memoryFiles();
    let left = writes;
    const failing: typeof files = {
      ...files,
      putNew: async (key, bytes) => {
        left -= 1;
        if (left < 0) throw new Error('the power went');
        return files.putNew(key, bytes);
      },
    };
    await expect(freezeInto(base, failing)).rejects.toThrow('the power went');
    // An hour later: a day whose alerts lie there already stays as of the moment that they name.
    const entries = await freezeInto(base, files, at(next, '07:30'));
    for (const [day, there] of [
      ['2021-06-14', writes],
      [a.day, writes - 3],
    ] as const) {
      const keys = ['alerts', 'sites', 'snapshot'].map((name) => `snapshots/${day}/${name}.json`);
      const hashes = keys.map((key) => hashesOf(files).get(key));
      const { snapshot } = entries.get(day) ?? {};
      expect(snapshot).toEqual({
        madeAt: there > 0 ? morning : at(next, '07:30'),
        sha256: hashes[2],
      });
      if (there > 0) expect(hashes).toEqual(keys.map((key) => bytesOf(works).get(key)));
    }
  });

  it('is refused where what lies there is not what was frozen', async () => {
    const { works } = await settled();
    await freeze(works);
    const key = `snapshots/${a.day}/sites.json`;
    const { kept } = works.needs.snapshotFiles;
    kept.set(key, new TextEncoder().encode('{}'));
    await expect(works.needs.briefs.getSites(a.day)).rejects.toThrow('is not what was frozen');
    kept.delete(`snapshots/${a.day}/snapshot.json`);
    await expect(works.needs.briefs.getSnapshot(a.day)).rejects.toThrow('is not what was frozen');
  });

  it('waits for its hour, and for sites', async () => {
    const works = service(await freshBase(), morning);
    await freeze(works);
    expect((await works.needs.briefs.list({ limit: 10 })).items).toEqual([]);
    const { works: early } = await settled();
    await freeze(early, next, at(next, '06:29'));
    expect(await early.needs.briefs.get(a.day)).toBeNull();
  });

  it('is issued once', async () => {
    const { works } = await settled();
    const { markIssued, get } = works.needs.briefs;
    const issue = { issuedAt: at(next, '06:40'), reviewed: true };
    expect(await markIssued(a.day, issue)).toBe(false);
    await freeze(works);
    expect(await markIssued(a.day, issue)).toBe(true);
    expect(await markIssued(a.day, { issuedAt: at(next, '06:41'), reviewed: false })).toBe(false);
    expect(await get(a.day)).toMatchObject(issue);
  });
});
