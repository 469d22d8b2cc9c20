import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Connection } from './connection.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A transaction whose precondition no longer held: somebody else wrote first. Read again and judge again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}

/** The database cannot keep up, or nobody won in all tries: the caller may try again in a moment. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** Writes all or nothing. @throws LostRace when a condition failed or another transaction held an item; Busy when throttled. */
export const commit = async ({ client }: Connection, writes: Write[]): Promise<void> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: writes }));
  } catch (cause) {
    const reasons = cause instanceof TransactionCanceledException ? (cause.CancellationReasons ?? []) : [];
    if (reasons.some(isRace)) throw new LostRace('a precondition of the transaction failed', { cause });
    if (reasons.some(isThrottled)) throw new Busy('the transaction was throttled', { cause });
    throw cause;
  }
};

const isRace = ({ Code }: { Code?: string | undefined }) =>
  Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict';

const isThrottled = ({ Code }: { Code?: string | undefined }) =>
  Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded';

/** What a batch read left out is not missing: it was not read. @throws Busy */
export const requireWhole = (unprocessed: object | undefined): void => {
  if (Object.keys(unprocessed ?? {}).length > 0) throw new Busy('a batch was read in part only');
};

/** Tries of a read-judge-write round before it gives up. */
const rounds = 6;

/**
 * Reads, judges and writes again for as long as somebody else wins the race, with full jitter between the rounds.
 * @throws Busy after the last round; whatever the work throws, at once.
 */
export const untilWon = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let round = 1; round <= rounds; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** round));
    }
  }
  throw new Busy('the item is being written by too many at once');
};
