import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { attribute } from '../stores/table.ts';
import type { Checkpoint, Place } from './checkpoint.ts';
import type { Letter } from './dead-letters.ts';
import { type Delivery, deliver, numberOf } from './deliver.ts';
import type { Shard, StreamSource } from './stream-source.ts';
import { whenWell } from './when-well.ts';

/** How often a stream is asked for new shards, ms. */
const shardsEveryMs = 10_000;

export type PollerNeeds = {
  job: string;
  /** Partitions that begin so, the others are passed over; and how many records are handed over at once. All, by default. */
  follows?: { prefixes: readonly string[]; records: number };
  source: StreamSource;
  checkpoint: Checkpoint;
  invoke: (event: DynamoDBStreamEvent) => Promise<unknown>;
  bury: (letter: Letter) => void;
};

/** One look at every open shard. @returns how many records were read */
export const createPass = (needs: PollerNeeds, isOver: () => boolean) => {
  const iterators = new Map<string, string>();
  let known: { arn: string; shards: Shard[]; at: number } | undefined;

  const stream = async () => {
    if (known !== undefined && performance.now() - known.at < shardsEveryMs) return known;
    const arn = await needs.source.arn();
    if (arn !== known?.arn) iterators.clear();
    known = { arn, shards: await needs.source.shards(arn), at: performance.now() };
    return known;
  };
  return async (): Promise<number> => {
    const { arn, shards } = await stream();
    const open = shards.filter((shard) => isOpen(needs, arn, shard, shards));
    const counts = await Promise.all(
      open.map(({ ShardId }) => readShard(needs, iterators, arn, ShardId, isOver)),
    );
    if (counts.includes('ended')) known = undefined;
    return counts.reduce<number>((sum, count) => sum + (count === 'ended' ? 1 : count), 0);
  };
};

/** A shard waits until its parent is done, so that a key's records stay in order. */
const isOpen = (
  { checkpoint, job }: PollerNeeds,
  arn: string,
  shard: Shard,
  all: readonly Shard[],
): boolean => {
  const isEnded = (shardId: string) => checkpoint.get({ job, arn, shardId }) === 'end';
  const parent = all.find(({ ShardId }) => ShardId === shard.ParentShardId);
  return !isEnded(shard.ShardId) && (parent === undefined || isEnded(parent.ShardId));
};

const readShard = async (
  needs: PollerNeeds,
  iterators: Map<string, string>,
  arn: string,
  shardId: string,
  isOver: () => boolean,
): Promise<number | 'ended'> => {
  const { source, checkpoint, job } = needs;
  const place = { job, arn, shardId };
  const iterator = iterators.get(shardId) ?? (await source.iterator(arn, shardId, checkpoint.get(place)));
  // Whatever goes wrong from here on, an expired iterator too: the next pass asks for a new one.
  iterators.delete(shardId);
  const page = await source.read(iterator);
  const { prefixes, records } = needs.follows ?? { prefixes: [''], records: page.records.length };
  const changes = page.records
    .filter((record) => isChange(record) && isIn(prefixes, record))
    .map((record) => asLambdaGets(record, arn));
  for (let start = 0; start < changes.length; start += records)
    await deliver(deliveryOf(needs, place, isOver), changes.slice(start, start + records));
  if (isOver()) return page.records.length;
  const last = page.records.at(-1);
  // Changes that change nothing were left out, and are done all the same.
  if (last !== undefined && checkpoint.get(place) !== numberOf(last)) checkpoint.set(place, numberOf(last));
  if (page.next === undefined) {
    checkpoint.set(place, 'end');
    return 'ended';
  }
  iterators.set(shardId, page.next);
  return page.records.length;
};

/** The engine streams writes that changed nothing; AWS does not. */
const isChange = ({ dynamodb }: DynamoDBRecord): boolean =>
  !isDeepStrictEqual(dynamodb?.NewImage, dynamodb?.OldImage);

/** What the filter of an event source lets through. */
const isIn = (prefixes: readonly string[], { dynamodb }: DynamoDBRecord): boolean => {
  const pk = dynamodb?.Keys?.[attribute.pk]?.S ?? '';
  return prefixes.some((prefix) => pk.startsWith(prefix));
};

/** What Lambda adds, and our region in place of the engine's own name. */
const asLambdaGets = (record: DynamoDBRecord, arn: string): DynamoDBRecord => ({
  ...record,
  awsRegion: 'ap-southeast-1',
  eventSourceARN: arn,
});

const deliveryOf = (
  { source, checkpoint, invoke, bury }: PollerNeeds,
  place: Place,
  isOver: () => boolean,
): Delivery => ({
  invoke,
  done: (record) => checkpoint.set(place, numberOf(record)),
  bury: (record, attempts) => bury({ ...place, attempts, record }),
  sleep: (ms) => sleep(ms),
  isOver,
  whenWell: () => whenWell(source, isOver),
});
