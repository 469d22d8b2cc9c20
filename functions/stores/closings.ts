import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Closing } from '../../domain/closing.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';

/** What the days came to when they closed: each is written once. */
export const closingStore = ({ client, records: TableName }: Connection) => ({
  /** The closing of a day; null while it is not closed. */
  get: async (day: Day): Promise<Closing | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.closing(day), ConsistentRead: true }),
    );
    return Item === undefined ? null : Closing.parse(Item['closing']);
  },

  /** The newest closing of the days before; null without one. */
  before: async (day: Day): Promise<Closing | null> => {
    const { pk, sk } = recordKey.closing(day);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk < :day',
        ExpressionAttributeValues: { ':pk': pk, ':day': sk },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const [item] = Items;
    return item === undefined ? null : Closing.parse(item['closing']);
  },

  /** Closes a day. @returns false when it was closed before: that stays */
  put: async (closing: Closing, at: Instant): Promise<boolean> => {
    const Item = { ...recordKey.closing(closing.day), closing, at };
    const isNew = 'attribute_not_exists(pk)';
    try {
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: isNew }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});

export type Closings = ReturnType<typeof closingStore>;
