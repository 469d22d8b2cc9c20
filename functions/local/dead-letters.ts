import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { numberOf } from './deliver.ts';

export type Letter = { job: string; arn: string; shardId: string; attempts: number; record: DynamoDBRecord };

/** The on-failure message of an event source: where the record was, never what it held. Redrive reads the table again. */
export const letterText = ({ job, arn, shardId, attempts, record }: Letter, at: Date): string => {
  const arrived = new Date((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000).toISOString();
  return JSON.stringify({
    requestContext: {
      functionArn: job,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    version: '1.0',
    timestamp: at.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: numberOf(record),
      endSequenceNumber: numberOf(record),
      approximateArrivalOfFirstRecord: arrived,
      approximateArrivalOfLastRecord: arrived,
      batchSize: 1,
      streamArn: arn,
    },
  });
};

/** Adds a letter to a file of them. */
export const addLine = (file: string, line: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${line}\n`, { mode: 0o600 });
};

/** Adds letters to a file, one a line. */
export const deadLetters = (file: string) => (letter: Letter) =>
  addLine(file, letterText(letter, new Date()));

/** Adds messages that a queue gave up to a file, one a line, as they were: the dead-letter queue of a queue holds the message itself. */
export const deadMessages = (file: string) => (body: string) =>
  addLine(file, body.replaceAll(/[\r\n]/g, ' '));
