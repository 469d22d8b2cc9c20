import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Gathered } from '../../domain/gathered.ts';
import type { Connection } from './connection.ts';
import { attribute, recordKey } from './table.ts';

/** Days for which a gathering is kept: as long as its delivery. */
const keptDays = 90;

/** What several notices to one recipient were told as. */
export const gatheringStore = ({ client, records: TableName }: Connection) => {
  const get = async (id: string, to: string): Promise<Gathered | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.gathering(id, to), ConsistentRead: true }),
    );
    return Item === undefined ? null : Gathered.parse(Item['gathered']);
  };
  return {
    /** A gathering by its id and whom it is for; null when there is none. */
    get,

    /** Keeps what is told as one: of two under one id, the first. @returns the one that is kept */
    keep: async (gathered: Gathered): Promise<Gathered> => {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: {
              ...recordKey.gathering(gathered.id, gathered.to),
              [attribute.expiresAt]: Math.floor(Date.parse(gathered.at) / 1000) + keptDays * 86_400,
              gathered,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return gathered;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await get(gathered.id, gathered.to)) ?? gathered;
      }
    },
  };
};

export type Gatherings = ReturnType<typeof gatheringStore>;
