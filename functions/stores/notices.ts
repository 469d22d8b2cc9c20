import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../../domain/day.ts';
import { Notice } from '../../domain/notice.ts';
import type { Connection } from './connection.ts';
import { readMany } from './read-many.ts';
import { listKey, recordKey } from './table.ts';

/** A notice as the table holds it. */
export const noticeItem = (notice: Notice) => ({
  ...recordKey.notice(notice.id),
  gsi1pk: listKey.notices(dayOf(notice.at)),
  gsi1sk: listKey.notice(notice.at, notice.id),
  notice,
});

/** The outbox: notices to be sent. Whoever follows the stream makes deliveries of them. */
export const noticeStore = (connection: Connection) => ({
  /** Asks for a notice to be sent. @returns false when that has been asked before */
  put: async (notice: Notice): Promise<boolean> => {
    const { client, records: TableName } = connection;
    try {
      await client.send(
        new PutCommand({
          TableName,
          Item: noticeItem(notice),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },

  /** A notice by its id; null when nobody asked for it. */
  get: async (id: string): Promise<Notice | null> => {
    const { client, records: TableName } = connection;
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.notice(id), ConsistentRead: true }),
    );
    return Item === undefined ? null : Notice.parse(Item['notice']);
  },

  /** Notices by their ids; what nobody asked for is left out. */
  many: async (ids: readonly string[]): Promise<Map<string, Notice>> => {
    const items = await readMany(connection, [...new Set(ids)].map(recordKey.notice));
    const notices = items.map(({ notice }) => Notice.parse(notice));
    return new Map(notices.map((notice) => [notice.id, notice]));
  },
});

export type Notices = ReturnType<typeof noticeStore>;
