import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';

const Reply = z.nullish(
  z.object({
    batchItemFailures: z._default(z.nullable(z.array(z.object({ itemIdentifier: z.string() }))), []),
  }),
);

/** Further tries of one record before it is set aside, and the wait before the first of them, ms; each wait doubles. */
export const patience = { retries: 5, firstWaitMs: 100 } as const;

export type Delivery = {
  invoke: (event: DynamoDBStreamEvent) => Promise<unknown>;
  /** All up to and with this record is done. */
  done: (record: DynamoDBRecord) => void;
  /** Sets a record aside that failed every time. */
  bury: (record: DynamoDBRecord, attempts: number) => void;
  /** Resolves when the engine answers: failures while it is away are not the record's. @returns true when it was away */
  whenWell: () => Promise<boolean>;
  sleep: (ms: number) => Promise<unknown>;
  /** True when we are ending: what is not done is left for the next start. */
  isOver: () => boolean;
};

/**
 * Hands records to a job in order, with the rules of a Lambda event source: the lowest number named as failed is where it
 * goes on; a batch that throws is halved; one record alone is tried six times and then set aside, so that it blocks nobody.
 */
export const deliver = async (
  delivery: Delivery,
  records: readonly DynamoDBRecord[],
  attempt = 1,
): Promise<void> => {
  const [first] = records;
  if (first === undefined || delivery.isOver()) return;
  const failedAt = await attemptAt(delivery, records);
  const last = records[(failedAt ?? records.length) - 1];
  if (last !== undefined) delivery.done(last);
  if (failedAt === undefined) return;
  // Something was done: the rest is a new batch.
  if (failedAt > 0) return deliver(delivery, records.slice(failedAt));
  if (await delivery.whenWell()) return deliver(delivery, records, attempt);
  if (records.length > 1) return halve(delivery, records);
  if (attempt <= patience.retries) {
    await delivery.sleep(patience.firstWaitMs * 2 ** (attempt - 1));
    return deliver(delivery, records, attempt + 1);
  }
  delivery.bury(first, attempt);
  delivery.done(first);
};

const halve = async (delivery: Delivery, records: readonly DynamoDBRecord[]): Promise<void> => {
  const middle = Math.ceil(records.length / 2);
  await deliver(delivery, records.slice(0, middle));
  await deliver(delivery, records.slice(middle));
};

/** Where the batch failed first (0 when it threw, or named what it was not given); undefined when all went well. */
const attemptAt = async (
  { invoke }: Delivery,
  records: readonly DynamoDBRecord[],
): Promise<number | undefined> => {
  try {
    const reply = Reply.parse(await invoke({ Records: [...records] }));
    const failed = reply?.batchItemFailures ?? [];
    if (failed.length === 0) return undefined;
    const places = failed.map(({ itemIdentifier }) =>
      records.findIndex((record) => numberOf(record) === itemIdentifier),
    );
    return Math.max(0, Math.min(...places));
  } catch {
    return 0; // the job has logged what it threw
  }
};

/** A record's sequence number. */
export const numberOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';
