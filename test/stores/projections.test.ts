import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { addCounts, type Contribution, countName, figureKeys, noCounts } from '../../domain/figures.ts';
import { projectionStore } from '../../functions/stores/projections.ts';
import { projectionKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { sharedBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, otherZone, zoneId } from '../support/people.ts';
import { projected, scanned } from '../support/projected.ts';

const base = sharedBase();
const names = Object.entries(figureKeys).flatMap(([group, keys]) => keys.map((key) => countName(group, key)));

const anyCounts: fc.Arbitrary<Contribution> = fc.dictionary(
  fc.constantFrom(...names),
  fc.integer({ min: 1, max: 5000 }),
  { maxKeys: 6 },
);
const anyPut = fc.record({
  zone: fc.constantFrom(zoneId, otherZone),
  site: fc.constantFrom('a-site', 'b-site', 'c-site'),
  counts: anyCounts,
});

let made = 0;
const newDay = () => {
  made += 1;
  return addDays('2021-07-01', made);
};

describe('the counts of a zone and day', () => {
  it('are the sum of its rows, whatever was put before, one after another or at once', async () => {
    const { putRow, zoneCounts } = projectionStore(base().connection);
    await fc.assert(
      fc.asyncProperty(fc.array(anyPut, { maxLength: 12 }), fc.boolean(), async (puts, atOnce) => {
        const day = newDay();
        if (atOnce) {
          const sites = new Map(puts.map((put) => [`${put.zone} ${put.site}`, put]));
          await Promise.all(
            [...sites.values()].map(({ zone, site, counts }) => putRow(day, zone, site, counts)),
          );
        } else {
          for (const { zone, site, counts } of puts) await putRow(day, zone, site, counts);
        }
        const counts = await zoneCounts(day);
        for (const zone of [zoneId, otherZone]) {
          const last = new Map(puts.filter((put) => put.zone === zone).map((put) => [put.site, put.counts]));
          const sum = last.size === 0 ? undefined : addCounts([noCounts, ...last.values()]);
          expect(counts.get(zone)).toEqual(sum);
        }
      }),
      { seed: 20210615, numRuns: full ? 300 : 20, endOnFailure: true },
    );
  });

  it('take a row once that is put by many at once', async () => {
    const day = newDay();
    const { putRow, zoneCounts } = projectionStore(base().connection);
    await Promise.all(Array.from({ length: 6 }, () => putRow(day, zoneId, 'site', { 'coverage.due': 1 })));
    expect((await zoneCounts(day)).get(zoneId)).toEqual({ ...noCounts, 'coverage.due': 1 });
  });

  it('are still the sum when forms of one row are put at once', async () => {
    const day = newDay();
    const { putRow, zoneCounts } = projectionStore(base().connection);
    await putRow(day, zoneId, 'site', { 'flows.present': 1 });
    const forms = [10, 200, 3000, 40_000].map((n) => ({ 'flows.present': n }));
    await Promise.all(forms.map((counts) => putRow(day, zoneId, 'site', counts)));
    const row = (await scanned(base(), base().connection.projections)).find(
      ({ pk }) => pk === projectionKey.rosterRow(day, zoneId, 'site').pk,
    );
    const counts = (await zoneCounts(day)).get(zoneId);
    expect(row).toMatchObject({ counts: { 'flows.present': counts?.['flows.present'] } });
    expect(forms).toContainEqual(row?.['counts']);
  });

  it('are of one day alone', async () => {
    const { putRow, zoneCounts } = projectionStore(base().connection);
    const [day, other] = [newDay(), newDay()];
    await putRow(day, zoneId, 'site', { 'coverage.due': 1 });
    expect((await zoneCounts(other)).size).toBe(0);
  });

  it('are not written for a row that says the same', async () => {
    const day = newDay();
    const { putRow } = projectionStore(base().connection);
    await putRow(day, zoneId, 'site', { 'coverage.due': 1, 'flows.present': 5 });
    const before = await projected(base());
    await putRow(day, zoneId, 'site', { 'flows.present': 5, 'coverage.due': 1 });
    expect(await projected(base())).toEqual(before);
  });
});

describe('the mark of an alert', () => {
  const mark = (writes: number) => ({
    ...({ severity: 'high', state: 'open', actBy: null, verifiedAt: null, closedAt: null } as const),
    ...{ verifyBy: at(a.day), writes },
  });

  it('stays the newest form, in whatever order forms come', async () => {
    const { putMark, marks, dropMarks } = projectionStore(base().connection);
    for (const writes of [2, 1, 3, 3, 2]) await putMark(zoneId, 'not-ready.x.1', mark(writes));
    await Promise.all([5, 4, 6].map((writes) => putMark(zoneId, 'not-ready.y.1', mark(writes))));
    const ofZone = (await marks()).get(zoneId);
    expect([ofZone?.get('not-ready.x.1')?.writes, ofZone?.get('not-ready.y.1')?.writes]).toEqual([3, 6]);
    await dropMarks(zoneId, ['not-ready.x.1', 'not-ready.unknown.1']);
    await dropMarks(zoneId, []);
    expect([...((await marks()).get(zoneId)?.keys() ?? [])]).toEqual(['not-ready.y.1']);
  });
});
