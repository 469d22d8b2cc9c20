import type { EventReport } from '../../domain/alert-request.ts';
import type { Change } from '../../domain/change.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import type { OpenFile } from './filings.ts';
import { type Deed, schemaVersion, siteWrites } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit } from './transaction.ts';

/** Quick reports: each is kept, with the alerts that it raised. */
export const eventStore = (connection: Connection) => ({
  /** Writes a quick report as one with its alerts and the audit. @throws LostRace when somebody wrote first. */
  write: (
    { item, file }: OpenFile,
    event: EventReport,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<void> =>
    commit(connection, [
      {
        Put: {
          TableName: connection.records,
          Item: {
            ...recordKey.event(item.record.site.siteId, deed.at, String(item.seq)),
            schema: schemaVersion,
            event,
            by: deed.actor,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      ...siteWrites(connection, item, item.record, deed),
      ...episodeWrites(connection, changes, file.episodes),
    ]),
});

export type Events = ReturnType<typeof eventStore>;
