import type { DynamoDBRecord, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { log } from './log.ts';

const Image = z.record(
  z.string(),
  z.custom((value) => typeof value === 'object' && value !== null),
);

/** What every record of the stream has, and what it has of what changed. */
const Streamed = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    Keys: Image,
    OldImage: z.optional(Image),
    NewImage: z.optional(Image),
    SequenceNumber: z.string(),
  }),
});
const isStreamed = (value: unknown): value is DynamoDBRecord => Streamed.safeParse(value).success;

/** The record that the relay put into a message. @throws Error for any other body */
const recordIn = ({ body }: SQSRecord): DynamoDBRecord => {
  const record: unknown = JSON.parse(body);
  if (!isStreamed(record)) throw new Error('the message holds no record');
  return record;
};

/** The records of a run, for what is better looked up for all of them at once; messages that hold none are left to `batch`. */
export const recordsOf = ({ Records }: SQSEvent): DynamoDBRecord[] =>
  Records.flatMap((message) => {
    try {
      return [recordIn(message)];
    } catch {
      return [];
    }
  });

/**
 * A job behind a queue, with partial-batch replies: messages are taken one at a time, and those that could not be worked on are named and
 * come again; none waits for another. A queue may hand a record over twice, or an older one after a newer: the work must bear both.
 */
export const batch =
  (job: string, work: (record: DynamoDBRecord) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const message of Records) {
      try {
        await work(recordIn(message));
      } catch (error) {
        log('error', 'record.failed', { job, errorName: error instanceof Error ? error.name : typeof error });
        batchItemFailures.push({ itemIdentifier: message.messageId });
      }
    }
    return { batchItemFailures };
  };
