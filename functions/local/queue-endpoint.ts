import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { queueJobs } from '../../domain/job.ts';
import { queueLimits } from '../stores/queues.ts';
import { type JsonAnswer, startJsonEndpoint } from './json-endpoint.ts';
import { type QueueFile, queueFile } from './queue-file.ts';

const SendMessage = z.object({ QueueUrl: z.string(), MessageBody: z.string().check(z.minLength(1)) });
const SendMessageBatch = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(z.object({ Id: z.string(), MessageBody: z.string().check(z.minLength(1)) }))
    .check(z.minLength(1)),
});

const refusal = (code: string): JsonAnswer => ({
  status: 400,
  body: { __type: `com.amazonaws.sqs#${code}`, message: code },
});

/** Characters that a message may not hold ("Amazon SQS message quotas"). */
const refused = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** MD5 as the SDK checks it: whether the body arrived as it was sent. */
export const md5Of = (body: string): string => createHash('md5').update(body).digest('hex');

type Entry = { Id: string; MessageBody: string };

const sendAll = (file: QueueFile, queueUrl: string, entries: readonly Entry[]) => {
  const queue = queueUrl.split('/').at(-1) ?? '';
  if (!queueJobs.some((job) => job === queue)) return refusal('QueueDoesNotExist');
  if (entries.length > queueLimits.entries) return refusal('TooManyEntriesInBatchRequest');
  const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
  if (bytes > queueLimits.bytes) return refusal('BatchRequestTooLong');
  const [good, bad] = [
    entries.filter(({ MessageBody }) => !refused.test(MessageBody)),
    entries.filter(({ MessageBody }) => refused.test(MessageBody)),
  ];
  const ids = file.put(
    queue,
    good.map(({ MessageBody }) => MessageBody),
  );
  const Successful = good.map(({ Id, MessageBody }, n) => ({
    ...{ Id, MessageId: ids[n], MD5OfMessageBody: md5Of(MessageBody) },
  }));
  const Failed = bad.map(({ Id }) => ({ Id, SenderFault: true, Code: 'InvalidMessageContents' }));
  return { status: 200, body: { Successful, Failed } };
};

/** Answers the two operations of SQS's JSON protocol that the application calls. */
const answer = (file: QueueFile, operation: string, input: unknown): JsonAnswer => {
  if (operation === 'SendMessageBatch') {
    const asked = SendMessageBatch.safeParse(input);
    return asked.success
      ? sendAll(file, asked.data.QueueUrl, asked.data.Entries)
      : refusal('EmptyBatchRequest');
  }
  const asked = SendMessage.safeParse(input);
  if (operation !== 'SendMessage' || !asked.success) return refusal('InvalidAction');
  const { status, body } = sendAll(file, asked.data.QueueUrl, [{ Id: '0', ...asked.data }]);
  const sent = z.object({ Successful: z.array(z.object({ MessageId: z.string() })) }).safeParse(body);
  if (!sent.success) return { status, body };
  const [one] = sent.data.Successful;
  return one === undefined
    ? refusal('InvalidMessageContents')
    : { status, body: { ...one, MD5OfMessageBody: md5Of(asked.data.MessageBody) } };
};

export type LocalQueues = {
  file: QueueFile;
  /** What functions find in their environment about them. */
  environment: { AWS_ENDPOINT_URL_SQS: string; QUEUES: string };
  stop: () => void;
};

/** Starts SQS for this machine on a free port, with a queue for every job that has one. What was taken is on the disk. */
export const startQueues = async (dataDir: string): Promise<LocalQueues> => {
  const file = queueFile(join(dataDir, 'queues.db'));
  const { endpoint, stop } = await startJsonEndpoint('application/x-amz-json-1.0', ({ operation, input }) =>
    answer(file, operation, input),
  );
  const addresses = queueJobs.map((job) => [job, `${endpoint}/000000000000/${job}`]);
  return {
    file,
    environment: { AWS_ENDPOINT_URL_SQS: endpoint, QUEUES: JSON.stringify(Object.fromEntries(addresses)) },
    stop: () => {
      stop();
      file.close();
    },
  };
};
