import '../support/quiet.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild } from '../../domain/rebuild-work.ts';
import { rebuildPart, rebuildStores } from '../../functions/jobs/rebuild-projections.ts';
import { firstRegistered } from '../../functions/stores/sites.ts';
import { followed } from '../../functions/stores/table.ts';
import { service } from '../support/call.ts';
import { type Base, sharedBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { aMonth } from '../support/month.ts';
import { emptied, projected } from '../support/projected.ts';

const base = sharedBase();
/** Of the month: enough that there is some of everything, and alerts that no figure reads any more. */
const days = full ? 30 : 13;

let now = '';
let records: DynamoDBRecord[] = [];
let lived: string[] = [];

const isOf =
  (...prefixes: string[]) =>
  ({ dynamodb }: DynamoDBRecord) =>
    prefixes.some((prefix) => dynamodb?.Keys?.['pk']?.S?.startsWith(prefix));
const isFollowed = isOf(followed.sites, followed.zones);

beforeAll(async () => {
  const month = await aMonth(base(), days, async ({ jobs }, Records) => {
    await jobs.raiseZoneClusters({ Records: Records.filter(isOf(followed.sites)) });
    const { batchItemFailures } = await jobs.projectSummary({ Records: Records.filter(isFollowed) });
    expect(batchItemFailures).toEqual([]);
  });
  now = month.works.clock();
  records = month.records.filter(isFollowed);
  lived = await projected(base());
}, 600_000);

/** One way in which a stream may come: in this order, in batches of these sizes, some of them more than once, by so many hands. */
type Delivery = { batches: DynamoDBRecord[][]; hands: number };

const anyDelivery: fc.Arbitrary<Delivery> = fc
  .record({
    dice: fc.infiniteStream(fc.nat({ max: 1_000_000 })),
    // How far a record may be from its place: a little late, very late, or anywhere.
    spread: fc.constantFrom(0, 5, 40, 100_000),
    size: fc.constantFrom(1, 7, 25, 100),
    again: fc.constantFrom(0, 3, 10),
    hands: fc.constantFrom(1, 1, 3),
  })
  .map(({ dice, spread, size, again, hands }) => {
    const roll = (sides: number) => (dice.next().value ?? 0) % sides;
    const placed = records.flatMap((record, n) => {
      const copies = again > 0 && roll(again) === 0 ? 2 : 1;
      return Array.from({ length: copies }, () => ({ record, place: n + roll(spread + 1) }));
    });
    const order = placed.toSorted((x, y) => x.place - y.place).map(({ record }) => record);
    const batches = Array.from({ length: Math.ceil(order.length / size) }, (_, n) =>
      order.slice(n * size, (n + 1) * size),
    );
    return { batches, hands };
  });

/** Delivers to projections that are empty, and tells what they are then. */
const delivered = async ({ batches, hands }: Delivery): Promise<string[]> => {
  const other = await emptied(base());
  const { jobs } = service(other, now);
  const waiting = batches.map((Records) => ({ Records }));
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { batchItemFailures } = await jobs.projectSummary(next);
      expect(batchItemFailures).toEqual([]);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return projected(other);
};

/** Makes all projections of a base anew; tells how much was not right. */
const rebuilt = async (some: Base): Promise<number> => {
  const needs = { ...rebuildStores(some.connection), clock: () => now };
  const work = newRebuild({
    ...{ jobId: 'test', by: { member: 'test', name: 'test' }, zones: zones.map(({ id }) => id) },
    ...{ firstRegistered: await firstRegistered(needs.sites), now },
  });
  let mended = 0;
  for (let part = 0; part < work.parts; part += 1) mended += (await rebuildPart(needs, work, part)).mended;
  return mended;
};

describe('a month of records', () => {
  it('is worth replaying: there is some of everything in it', () => {
    const kinds = Map.groupBy(records, ({ dynamodb }) => dynamodb?.Keys?.['sk']?.S?.split('#')[0] ?? '');
    expect([...kinds.keys()].toSorted()).toEqual(
      expect.arrayContaining(['DAY', 'ENDED', 'EPISODE', 'MISSED', 'PLAN', 'SITE']),
    );
    expect(lived.filter((item) => item.includes('ROSTER#')).length).toBeGreaterThan(3 * days);
    expect(lived.filter((item) => item.includes('"ALERTS"'))).toHaveLength(2);
  });

  it('gives the same projections to the byte, however its stream is delivered', async () => {
    await fc.assert(
      fc.asyncProperty(anyDelivery, async (delivery) => {
        expect(await delivered(delivery)).toEqual(lived);
      }),
      { seed: 20210615, numRuns: full ? 50 : 8, endOnFailure: true },
    );
  }, 3_600_000);

  it('is rebuilt to the same bytes from revisions and registers alone', async () => {
    expect(await rebuilt(base())).toBe(0);
    const other = await emptied(base());
    expect(await rebuilt(other)).toBeGreaterThan(4 * days);
    expect(await projected(other)).toEqual(lived);
    expect(await rebuilt(other)).toBe(0);
  }, 300_000);
});
