import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Episode } from '../../domain/alert.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';

/** Where rules hold: at a site, or in a whole zone. */
type At = { siteId: string } | { zoneId: string };

/** Every episode of a place, the newest of each rule and those that ended before it. */
export const episodeStore = ({ client, records: TableName }: Connection) => {
  const some = async (pk: string, kind: 'EPISODE#' | 'ENDED#'): Promise<Episode[]> => {
    const found: Episode[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': pk, ':sk': kind },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const { episode } of Items) found.push(Episode.parse(episode));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return found;
  };
  return {
    /** All episodes of the place, in no order. */
    at: async (place: At): Promise<Episode[]> => {
      const { pk } = 'siteId' in place ? recordKey.site(place.siteId) : recordKey.zone(place.zoneId);
      return (await Promise.all([some(pk, 'EPISODE#'), some(pk, 'ENDED#')])).flat();
    },
  };
};

export type Episodes = ReturnType<typeof episodeStore>;
