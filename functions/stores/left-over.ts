import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isUnderWay } from '../../domain/bulk-work.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { rebuildOwner } from '../../domain/rebuild-work.ts';
import type { Connection } from './connection.ts';
import { type AnyWork, longWorkStore } from './long-works.ts';
import { attribute, itemKeys, listIndex, listKey, recordKey } from './table.ts';

type Key = { pk: string; sk: string };

/**
 * What a stream job may have left over: works that are under way, and notices. Driving one again writes a mark on it and nothing else, so
 * that its record comes along the stream once more; its job looks up for itself what there is left to do.
 */
export const leftOverStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  const keysIn = async (list: string): Promise<Key[]> => {
    const keys: Key[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          ...{ TableName, IndexName: listIndex, KeyConditionExpression: '#pk = :pk' },
          ExpressionAttributeNames: { '#pk': attribute.listPk },
          ExpressionAttributeValues: { ':pk': list },
          ProjectionExpression: itemKeys.join(', '),
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const { pk, sk } of page.Items ?? []) keys.push({ pk: String(pk), sk: String(sk) });
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return keys;
  };

  /** What expired meanwhile is left alone. */
  const mark = async (Key: Key, at: Instant): Promise<void> => {
    try {
      await client.send(
        new UpdateCommand({
          ...{ TableName, Key, UpdateExpression: 'SET again = :at' },
          ...{ ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':at': at } },
        }),
      );
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    }
  };

  return {
    /** Works of all members, and of the system, that are under way, or were left. */
    works: async (now: Instant): Promise<AnyWork[]> => {
      const before = recordKey.member('').pk;
      const members = (await keysIn(listKey.members)).map(({ pk }) => pk.slice(before.length));
      const works: AnyWork[] = [];
      for (const member of [rebuildOwner.member, ...members])
        works.push(...(await longWorkStore(connection).ofMember(member, now)));
      return works.filter((work) => isUnderWay(work, now));
    },

    /** Begins the part again that a work is at. */
    driveWork: ({ by, jobId }: AnyWork, at: Instant) => mark(recordKey.work(by.member, jobId), at),

    /** Has all notices of a day sent that were not sent. @returns how many there are */
    driveNotices: async (day: Day, at: Instant): Promise<number> => {
      const keys = await keysIn(listKey.notices(day));
      for (const key of keys) await mark(key, at);
      return keys.length;
    },
  };
};

export type LeftOver = ReturnType<typeof leftOverStore>;
