import type { DynamoDBRecord } from 'aws-lambda';
import { EngineFault } from '../../functions/local/call-engine.ts';
import type { Shard, StreamSource } from '../../functions/local/stream-source.ts';

/** A record of the stream: its number, and what it wrote. */
export const record = (n: number, value = `v${n}`, before?: string): DynamoDBRecord => ({
  eventID: String(n),
  eventName: before === undefined ? 'INSERT' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(n),
    ApproximateCreationDateTime: 1_623_718_800,
    Keys: { pk: { S: `P#${n}` } },
    NewImage: { value: { S: value } },
    ...(before !== undefined && { OldImage: { value: { S: before } } }),
  },
});

/** Numbers of a batch. */
export const numbers = (records: readonly DynamoDBRecord[]): number[] =>
  records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));

/** A stream in memory: shards with records, an iterator being a shard and a place in it. */
export const fakeStream = (
  shards: Record<string, { records: DynamoDBRecord[]; parent?: string; closed?: boolean }>,
) => {
  const gone = new Set<string>();
  let isAway = false;
  const here = () => {
    if (isAway) throw new TypeError('fetch failed');
  };
  const source: StreamSource = {
    arn: async () => {
      here();
      return 'arn:stream';
    },
    shards: async () =>
      Object.entries(shards).map(
        ([ShardId, { parent }]): Shard => (parent ? { ShardId, ParentShardId: parent } : { ShardId }),
      ),
    iterator: async (_arn, shardId, after) => {
      here();
      const place =
        after === undefined
          ? 0
          : (shards[shardId]?.records ?? []).findIndex((one) => one.eventID === after) + 1;
      return `${shardId} ${place}`;
    },
    read: async (iterator) => {
      here();
      if (gone.delete(iterator)) throw new EngineFault('ExpiredIteratorException', 'too old');
      const [shardId = '', place = '0'] = iterator.split(' ');
      const shard = shards[shardId];
      const all = shard?.records ?? [];
      const records = all.slice(Number(place), Number(place) + 100);
      const next = Number(place) + records.length;
      return { records, next: shard?.closed && next === all.length ? undefined : `${shardId} ${next}` };
    },
  };
  return {
    source,
    expire: (iterator: string) => gone.add(iterator),
    away: (value: boolean) => (isAway = value),
  };
};
