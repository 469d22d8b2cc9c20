import { BatchGetCommand, type BatchGetCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Connection } from './connection.ts';
import { requireWhole } from './transaction.ts';

/** Keys that one batch may ask for. */
const atOnce = 100;

type Asked = NonNullable<BatchGetCommandInput['RequestItems']>[string];

/** Records by their keys, a hundred in a request and the requests side by side; what does not exist is left out. @throws Busy */
export const readMany = async (
  { client, records }: Connection,
  keys: readonly { pk: string; sk: string }[],
  how: Omit<Asked, 'Keys'> = {},
): Promise<Record<string, unknown>[]> => {
  const batches = Array.from({ length: Math.ceil(keys.length / atOnce) }, (_, n) =>
    keys.slice(n * atOnce, (n + 1) * atOnce),
  );
  const answers = await Promise.all(
    batches.map((Keys) =>
      client.send(
        new BatchGetCommand({ RequestItems: { [records]: { Keys, ConsistentRead: true, ...how } } }),
      ),
    ),
  );
  return answers.flatMap(({ Responses, UnprocessedKeys }) => {
    requireWhole(UnprocessedKeys);
    return Responses?.[records] ?? [];
  });
};
