import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../../domain/change.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import type { OpenFile } from './filings.ts';
import { type Deed, siteWrites } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit } from './transaction.ts';

/** The item of a missed day as the table holds it. */
export const missedItem = (siteId: string, day: Day, at: Instant) => ({
  ...recordKey.missed(siteId, day),
  day,
  at,
});

/** Missed site-days: each is recorded once, together with the alert that it raises. */
export const absenceStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  return {
    isRecorded: async (siteId: string, day: Day): Promise<boolean> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.missed(siteId, day), ConsistentRead: true }),
      );
      return Item !== undefined;
    },

    /** Records a missed day. @throws LostRace when a check-in or another sweep was first. */
    record: (
      { item, file, templates }: OpenFile,
      day: Day,
      changes: readonly Change[],
      deed: Deed,
    ): Promise<void> =>
      commit(connection, [
        {
          Put: {
            TableName,
            Item: missedItem(item.record.site.siteId, day, deed.at),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...siteWrites(connection, item, item.record, deed),
        ...episodeWrites(connection, changes, file.episodes, templates),
      ]),
  };
};

export type Absences = ReturnType<typeof absenceStore>;
