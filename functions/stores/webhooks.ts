import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Webhook, WebhookRecord } from '../../domain/webhook.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';
import { LostRace } from './transaction.ts';

/** Endpoints that others want to be told at: all of them in one partition, since every notice asks for them all. */
export const webhookStore = ({ client, records: TableName }: Connection) => {
  const all = async (ConsistentRead: boolean): Promise<WebhookRecord[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': recordKey.webhook('').pk },
        ConsistentRead,
      }),
    );
    return Items.map(({ record }) => WebhookRecord.parse(record));
  };
  return {
    /** All endpoints by their id, with their secrets. */
    all: (): Promise<WebhookRecord[]> => all(true),

    /** All endpoints by their id, as they are shown. */
    list: async (): Promise<Webhook[]> => (await all(true)).map(({ webhook }) => webhook),

    /** An endpoint; null when there is none. */
    get: async (webhookId: string): Promise<WebhookRecord | null> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.webhook(webhookId), ConsistentRead: true }),
      );
      return Item === undefined ? null : WebhookRecord.parse(Item['record']);
    },

    /** Stores an endpoint: a new one, or the next form of the one that was read. @throws LostRace when somebody wrote first */
    put: async (record: WebhookRecord): Promise<void> => {
      const isNew = record.writes === 1;
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...recordKey.webhook(record.webhook.webhookId), record },
            ...(isNew
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#record.#writes = :seen',
                  ExpressionAttributeNames: { '#record': 'record', '#writes': 'writes' },
                  ExpressionAttributeValues: { ':seen': record.writes - 1 },
                }),
          }),
        );
      } catch (cause) {
        if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
        throw new LostRace('somebody else wrote the endpoint first', { cause });
      }
    },
  };
};

export type Webhooks = ReturnType<typeof webhookStore>;
