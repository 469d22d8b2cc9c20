import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AlertState } from '../../domain/alert.ts';
import { Scenario } from '../../domain/assessment.ts';
import { Day, Instant } from '../../domain/day.ts';
import type { SiteCases } from '../../domain/zone-cluster.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';
import { requireWhole } from './transaction.ts';
import { siteIdsIn } from './zone-sites.ts';

/** What is read of a site, and of its newest episode of reported cases. */
const SiteFields = z.object({
  pk: z.string(),
  record: z.object({ standing: z.nullable(z.object({ day: Day, scenario: Scenario })) }),
});
const CaseFields = z.object({
  pk: z.string(),
  episode: z.object({ state: AlertState, lastOccurrenceAt: Instant }),
});

/** Sites read at once: two items of each, and a batch holds a hundred. */
const atOnce = 50;

/** What the sites of a zone say of cases, a few fields of each, as it is now. */
export const zoneCaseStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  const casesAt = async (siteIds: readonly string[]): Promise<SiteCases[]> => {
    const keysOf = (siteId: string) => [recordKey.site(siteId), recordKey.episode(siteId, 'case-reported')];
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({
        RequestItems: {
          [TableName]: {
            Keys: siteIds.flatMap(keysOf),
            ProjectionExpression: 'pk, #record.standing, episode.#state, episode.lastOccurrenceAt',
            ExpressionAttributeNames: { '#record': 'record', '#state': 'state' },
            ConsistentRead: true,
          },
        },
      }),
    );
    requireWhole(UnprocessedKeys);
    const items = Responses?.[TableName] ?? [];
    return siteIds.flatMap((siteId) => {
      const own = items.filter(({ pk }) => pk === recordKey.site(siteId).pk);
      const site = own.find(({ record }) => record !== undefined);
      const cases = own.find(({ episode }) => episode !== undefined);
      if (site === undefined) return [];
      return [
        {
          siteId,
          standing: SiteFields.parse(site).record.standing,
          caseReported: cases === undefined ? null : CaseFields.parse(cases).episode,
        },
      ];
    });
  };

  return {
    /**
     * The sites of a zone. Which they are comes from the index, which may lag behind a registration; what they say is read as it
     * stands. `also`: a site that is known to be there.
     */
    inZone: async (zoneId: string, also: string): Promise<SiteCases[]> => {
      const ids = [...new Set([...(await siteIdsIn(connection, zoneId)), also])];
      const all: SiteCases[] = [];
      for (let start = 0; start < ids.length; start += atOnce)
        all.push(...(await casesAt(ids.slice(start, start + atOnce))));
      return all;
    },
  };
};

export type ZoneCases = ReturnType<typeof zoneCaseStore>;
