import type { DynamoDBRecord, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** A message as a queue hands it over, under the name of what it holds. */
export const aMessage = (messageId: string, body: string): SQSRecord => ({
  messageId,
  receiptHandle: messageId,
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1623718800000',
    SenderId: 'test',
    ApproximateFirstReceiveTimestamp: '1623718800000',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:ap-southeast-1:000000000000:test',
  awsRegion: 'ap-southeast-1',
});

/** A job behind a queue, given records of the stream: each comes as a message, and what failed is named by its number in the stream. */
export const queued =
  (job: (event: SQSEvent) => Promise<SQSBatchResponse>) =>
  ({ Records }: { Records: readonly DynamoDBRecord[] }): Promise<SQSBatchResponse> =>
    job({
      Records: Records.map((record) =>
        aMessage(record.dynamodb?.SequenceNumber ?? '', JSON.stringify(record)),
      ),
    });
