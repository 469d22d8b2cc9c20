import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import type { Connection } from './connection.ts';
import { parseFiled } from './filings.ts';
import { recordKey } from './table.ts';

/** Revisions that one reading brings, beside one for each day asked for: days are corrected now and then. */
const spare = 20;

/** Revisions of check-ins: what was said, for ever. What else is kept of a check-in can be made from them. */
export const revisionStore = ({ client, records: TableName }: Connection) => {
  /** Revisions of a site of the day and before, newest first, as they are read. */
  const backwards = async function* (siteId: string, to: Day, atOnce: number): AsyncGenerator<Filed> {
    const { pk, sk } = recordKey.revision(siteId, to, 999_999);
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk <= :last',
          ExpressionAttributeValues: { ':pk': pk, ':last': sk },
          ScanIndexForward: false,
          Limit: atOnce,
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items) yield parseFiled(item);
      start = LastEvaluatedKey;
    } while (start !== undefined);
  };

  return {
    /**
     * The newest revision of each day of a span, and of so many reported days before it, newest day first: what the heads of these
     * days are, made from the revisions alone.
     */
    newest: async (
      siteId: string,
      { from, to }: { from: Day; to: Day },
      before: number,
    ): Promise<Filed[]> => {
      const found: Filed[] = [];
      let older = 0;
      for await (const filed of backwards(siteId, to, before + spare)) {
        if (filed.checkIn.day === found.at(-1)?.checkIn.day) continue;
        if (filed.checkIn.day < from && older === before) break;
        if (filed.checkIn.day < from) older += 1;
        found.push(filed);
      }
      return found;
    },

    /** Every revision of a site, newest first. */
    all: async (siteId: string): Promise<Filed[]> => {
      const found: Filed[] = [];
      for await (const filed of backwards(siteId, '2199-12-31', 200)) found.push(filed);
      return found;
    },
  };
};

export type Revisions = ReturnType<typeof revisionStore>;
