import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { zones } from '../../domain/pack/zones.ts';
import { rebuildOwner } from '../../domain/rebuild-work.ts';
import { rebuildProjections, rebuildStores } from '../../functions/jobs/rebuild-projections.ts';
import { redriveProjections, redriveStores } from '../../functions/jobs/redrive-projections.ts';
import { longWorkStore } from '../../functions/stores/long-works.ts';
import { a } from '../support/a.ts';
import { workRecords } from '../support/bulk.ts';
import { ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle } from '../support/people.ts';
import { emptied, projected } from '../support/projected.ts';
import { aMessage, queued } from '../support/queued.ts';

/** A site of the zone that is worked out last. */
const last = { site: 'khu-cuoi', hr: { ...people.hr, sites: ['khu-cuoi'] } };

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works, { site: a.site({ siteId: last.site, zoneId: zones.at(-1)?.id ?? '' }), hr: last.hr });
  works.at(at(a.day));
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 3 }), last));
  return { base, works };
};

describe('figures that one run cannot work out', () => {
  /** A redrive whose every part takes some minutes. */
  const slowly = (base: Base, works: Service, minutes: number) => {
    const stores = redriveStores(base.connection);
    let late = 0;
    const clock = () => minutesAfter(works.clock(), late);
    const list: typeof stores.sites.list = (...asked) => {
      late += minutes;
      return stores.sites.list(...asked);
    };
    return { clock, run: redriveProjections({ ...stores, sites: { ...stores.sites, list }, clock }) };
  };
  const rebuildsOf = ({ connection }: Base, now: Instant) =>
    longWorkStore(connection).ofMember(rebuildOwner.member, now);
  const letterOf = (arrived: Instant) => {
    const record = { dynamodb: { ApproximateCreationDateTime: Date.parse(arrived) / 1000 } };
    return { Records: [aMessage('1', JSON.stringify(record))] };
  };

  it('are worked out to the end by parts, and not twice at once', async () => {
    const { base, works } = await settled();
    await works.jobs.redriveProjections({ Records: [] });
    const healed = await projected(base);
    await works.stream();

    const anew = await emptied(base);
    const { run, clock } = slowly(anew, works, 1);
    await run(letterOf(works.clock()));
    const [begun, ...others] = await rebuildsOf(base, clock());
    expect(others).toEqual([]);
    expect(begun).toMatchObject({ kind: 'rebuild', parts: zones.length });
    expect(begun?.part).toBeGreaterThan(0);
    expect(begun?.part).toBeLessThan(zones.length);
    expect(await projected(anew)).not.toEqual(healed);

    // What was written before it began is done by it; what came later is not.
    await run(letterOf(minutesAfter(works.clock(), -60)));
    expect(await rebuildsOf(base, clock())).toHaveLength(1);
    await run(letterOf(minutesAfter(clock(), -1)));
    expect(await rebuildsOf(base, clock())).toHaveLength(2);

    const rebuild = queued(
      rebuildProjections({ ...rebuildStores(anew.connection), clock: works.clock, works: works.needs.works }),
    );
    for (let records = await workRecords(works); records.length > 0; records = await workRecords(works))
      await rebuild({ Records: records });
    expect(await projected(anew)).toEqual(healed);
    expect((await rebuildsOf(base, clock())).map((work) => work.part)).toEqual([zones.length, zones.length]);
  });

  it('are given up with a record, which rings, when a part fails and fails, and driven again', async () => {
    const { base, works } = await settled();
    const { run, clock } = slowly(base, works, 5);
    await works.stream();
    await run(letterOf(works.clock()));
    const [record] = await workRecords(works);
    if (record === undefined) throw new Error('no rebuild was begun');
    const stores = rebuildStores(base.connection);
    const rows = () => Promise.reject(new Error('poison'));
    const broken = rebuildProjections({
      ...{ ...stores, mend: { ...stores.mend, rows }, clock: works.clock, works: works.needs.works },
    });
    for (let tries = 0; tries < 10; tries += 1)
      expect((await queued(broken)({ Records: [record] })).batchItemFailures).toHaveLength(1);
    expect(await rebuildsOf(base, clock())).toMatchObject([{ failed: false }]);
    await works.stream();
    await run(letterOf(minutesAfter(works.clock(), -60)));
    for (let records = await workRecords(works); records.length > 0; records = await workRecords(works))
      await works.jobs.rebuildProjections({ Records: records });
    expect(await rebuildsOf(base, clock())).toMatchObject([{ part: zones.length, failed: false }]);
  });
});
