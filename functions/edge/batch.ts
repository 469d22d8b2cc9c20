import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from './log.ts';

/**
 * A stream job with partial-batch replies: records are taken in order, one at a time; the first that fails is named, and the stream
 * comes back from there. What was done before it is not done again for nothing: the work must bear repetition all the same.
 */
export const batch =
  (job: string, work: (record: DynamoDBRecord) => Promise<void>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await work(record);
      } catch (error) {
        log('error', 'record.failed', { job, errorName: error instanceof Error ? error.name : typeof error });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
