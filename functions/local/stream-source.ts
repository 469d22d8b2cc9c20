import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { callEngine, EngineFault } from './call-engine.ts';

const Streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const Shard = z.object({ ShardId: z.string(), ParentShardId: z.optional(z.string()) });
export type Shard = z.infer<typeof Shard>;
const Description = z.object({
  StreamDescription: z.object({ Shards: z.array(Shard), LastEvaluatedShardId: z.optional(z.string()) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Sequenced = z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) });
const Records = z.object({
  Records: z.array(
    z.custom<DynamoDBRecord>((record) => Sequenced.safeParse(record).success, { error: 'not-a-record' }),
  ),
  NextShardIterator: z.optional(z.nullable(z.string())),
});

export type Page = { records: DynamoDBRecord[]; next: string | undefined };

/** Where a stream's records come from. An iterator is short-lived; the position in a checkpoint is a sequence number. */
export type StreamSource = {
  /** The stream's own name: it changes when the table is made anew. */
  arn: () => Promise<string>;
  shards: (arn: string) => Promise<Shard[]>;
  /** After that record, or from the oldest one. */
  iterator: (arn: string, shardId: string, after: string | undefined) => Promise<string>;
  read: (iterator: string) => Promise<Page>;
};

/** The records of one table's stream, by the engine's Streams API. */
export const engineStream = (endpoint: string, table: string): StreamSource => {
  const call = (operation: string, input: object) =>
    callEngine(endpoint, `DynamoDBStreams_20120810.${operation}`, input);
  return {
    arn: async () => {
      const { Streams: found } = Streams.parse(await call('ListStreams', { TableName: table }));
      const newest = found.at(-1);
      if (newest === undefined) throw new Error(`Table ${table} has no stream`);
      return newest.StreamArn;
    },
    shards: async (arn) => allShards(call, arn),
    iterator: async (arn, shardId, after) => {
      const position =
        after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      const answer = await orTrimmed(
        () => call('GetShardIterator', { StreamArn: arn, ShardId: shardId, ...position }),
        () =>
          call('GetShardIterator', { StreamArn: arn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' }),
      );
      return Iterator.parse(answer).ShardIterator;
    },
    read: async (iterator) => {
      const answer = await call('GetRecords', { ShardIterator: iterator, Limit: batchSize });
      const { Records: records, NextShardIterator: next } = Records.parse(answer);
      return { records, next: next ?? undefined };
    },
  };
};

/** Records that a job gets at once, at most: the event source's default. */
export const batchSize = 100;

type Call = (operation: string, input: object) => Promise<unknown>;

const allShards = async (call: Call, arn: string, from?: string): Promise<Shard[]> => {
  const start = from === undefined ? {} : { ExclusiveStartShardId: from };
  const { StreamDescription: part } = Description.parse(
    await call('DescribeStream', { StreamArn: arn, ...start }),
  );
  const last = part.LastEvaluatedShardId;
  return last === undefined ? part.Shards : [...part.Shards, ...(await allShards(call, arn, last))];
};

/** Records older than a day may be gone: then the oldest that is left is the next. */
const orTrimmed = async (
  work: () => Promise<unknown>,
  otherwise: () => Promise<unknown>,
): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineFault && error.code === 'TrimmedDataAccessException') return otherwise();
    throw error;
  }
};
