import { Buffer } from 'node:buffer';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/** What one message and one request may hold, bytes and messages ("Amazon SQS message quotas", "Amazon SQS batch actions"). */
export const queueLimits = { bytes: 1_048_576, entries: 10 } as const;

/** Deadlines of one call to a queue, in milliseconds: three tries end well inside the relay's time. */
const deadlines = { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true };

/** Connects to the queues. The region, the credentials and, at the local door, the endpoint come from the environment. */
export const connectQueues = (): SQSClient => new SQSClient({ maxAttempts: 3, requestHandler: deadlines });

/** A message as it is to be sent: `id` names it among its like. */
export type Outgoing = { id: string; body: string };

/** Messages in as few requests as their number and their size allow. */
export const inRequests = (messages: readonly Outgoing[]): Outgoing[][] => {
  const requests: { some: Outgoing[]; bytes: number }[] = [];
  for (const message of messages) {
    const size = bytesOf(message);
    const last = requests.at(-1);
    if (last && last.some.length < queueLimits.entries && last.bytes + size <= queueLimits.bytes) {
      last.some.push(message);
      last.bytes += size;
    } else requests.push({ some: [message], bytes: size });
  }
  return requests.map(({ some }) => some);
};

/** The size of a message as SQS counts it. */
export const bytesOf = ({ body }: Pick<Outgoing, 'body'>): number => Buffer.byteLength(body);

/** Queues by the addresses of their settings. */
export const queueStore = (client: SQSClient) => ({
  /**
   * Puts messages into a queue. Answers with the ids of those that are not in it: of a request some may be taken and others not, and of one
   * that failed as a whole nobody knows.
   */
  send: async (QueueUrl: string, messages: readonly Outgoing[]): Promise<string[]> => {
    const failed = inRequests(messages).map(async (some) => {
      try {
        const Entries = some.map(({ body }, n) => ({ Id: String(n), MessageBody: body }));
        const { Successful = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        const taken = new Set(Successful.map(({ Id }) => Id));
        return some.filter((_, n) => !taken.has(String(n)));
      } catch {
        return some;
      }
    });
    return (await Promise.all(failed)).flat().map(({ id }) => id);
  },
});

export type Queues = ReturnType<typeof queueStore>;
