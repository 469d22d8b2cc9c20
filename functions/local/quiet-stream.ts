import { join } from 'node:path';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { jobs } from '../../domain/job.ts';
import { tables } from '../stores/table.ts';
import { callEngine } from './call-engine.ts';
import { fileCheckpoint } from './checkpoint.ts';
import { engineClient, streamed } from './create-tables.ts';
import { type JobsPlace, runJobs } from './run-jobs.ts';
import { engineStream } from './stream-source.ts';

/**
 * Does work in bulk while the stream is off: every record of it would be handed to the jobs one by one, and makes writes slower.
 * What was in the stream before is done first; the jobs then go on with what is written after the work. Whoever works here sees to
 * the projections. A crash leaves the stream off: the next start turns it on.
 */
export const quietly =
  (where: JobsPlace) =>
  async (work: () => Promise<void>): Promise<void> => {
    await drain(where);
    await switchStream(where.endpoint, false);
    try {
      await work();
    } finally {
      await switchStream(where.endpoint, true);
    }
    await skipHistory(where);
  };

const drain = async (where: JobsPlace): Promise<void> => {
  const { stream } = runJobs(where);
  try {
    await stream.drained();
  } finally {
    await stream.stop();
  }
};

/** Turns the stream of the records on or off. */
export const switchStream = async (endpoint: string, isOn: boolean): Promise<void> => {
  const client = engineClient(endpoint);
  const StreamSpecification = isOn ? streamed : { StreamEnabled: false };
  try {
    await client.send(new UpdateTableCommand({ TableName: tables.records.localName, StreamSpecification }));
  } finally {
    client.destroy();
  }
};

const Description = z.object({
  StreamDescription: z.object({
    Shards: z.array(
      z.object({
        ShardId: z.string(),
        SequenceNumberRange: z.object({ EndingSequenceNumber: z.optional(z.string()) }),
      }),
    ),
  }),
});

/** A stream that was turned on again has a new name, and on our engine the old records still: the jobs had them under the old name. */
const skipHistory = async ({ endpoint, dataDir }: JobsPlace): Promise<void> => {
  const arn = await engineStream(endpoint, tables.records.localName).arn();
  const { StreamDescription: stream } = Description.parse(
    await callEngine(endpoint, 'DynamoDBStreams_20120810.DescribeStream', { StreamArn: arn }),
  );
  const checkpoint = fileCheckpoint(join(dataDir, 'checkpoint.json'));
  const streaming = Object.entries(jobs).filter(([, { trigger }]) => trigger === 'stream');
  for (const { ShardId: shardId, SequenceNumberRange: range } of stream.Shards)
    for (const [job] of streaming)
      if (range.EndingSequenceNumber !== undefined)
        checkpoint.set({ job, arn, shardId }, range.EndingSequenceNumber);
};
