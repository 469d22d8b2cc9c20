import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { jobs, type QueueJobName, queueJobs } from '../../domain/job.ts';
import { queueSettings } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import {
  bytesOf,
  connectQueues,
  type Outgoing,
  type Queues,
  queueLimits,
  queueStore,
} from '../stores/queues.ts';
import { followed } from '../stores/table.ts';
import { shortened } from './shortened.ts';

type Needs = { queues: Queues; addresses: Record<QueueJobName, string> };

/**
 * The one reader of the stream: puts each record that changed something into the queue of every job that follows its partition. The first
 * that is not in all of its queues is named, and the stream comes back from there: some jobs then get records twice, and bear it.
 */
export const relayRecords =
  ({ queues, addresses }: Needs) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const changed = Records.filter(isChange).map((record) => ({
      pk: record.dynamodb?.Keys?.['pk']?.S ?? '',
      message: messageOf(record),
    }));
    const sent = queueJobs.map((job) => {
      const own = changed.filter(({ pk }) => isFollowed(job, pk));
      return queues.send(
        addresses[job],
        own.map(({ message }) => message),
      );
    });
    const failed = new Set((await Promise.all(sent)).flat());
    const first = changed.find(({ message }) => failed.has(message.id));
    if (first === undefined) return { batchItemFailures: [] };
    log('error', 'relay.failed', { job: 'relayRecords', records: Records.length, failed: failed.size });
    return { batchItemFailures: [{ itemIdentifier: first.message.id }] };
  };

/** The local engine streams writes that changed nothing; AWS does not. */
const isChange = ({ dynamodb }: DynamoDBRecord): boolean =>
  !isDeepStrictEqual(dynamodb?.NewImage, dynamodb?.OldImage);

const isFollowed = (job: QueueJobName, pk: string): boolean =>
  jobs[job].follows.some((part) => pk.startsWith(followed[part]));

/** The record as a message, under its place in the stream. Without what did not change where it is longer than a message may be. */
const messageOf = (record: DynamoDBRecord): Outgoing => {
  const id = record.dynamodb?.SequenceNumber ?? '';
  const body = textOf(record);
  return { id, body: bytesOf({ body }) <= queueLimits.bytes ? body : textOf(shortened(record)) };
};

/** JSON, with the only two characters escaped that JSON leaves as they are and SQS refuses ("Amazon SQS message quotas"). */
const textOf = (record: DynamoDBRecord): string =>
  JSON.stringify(record).replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');

export const handler = lambda(() =>
  relayRecords({ queues: queueStore(connectQueues()), addresses: queueSettings(queueJobs) }),
);
