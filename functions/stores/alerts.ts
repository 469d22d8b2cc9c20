import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Episode, parseAlertId, TimelineEntry } from '../../domain/alert.ts';
import type { Change } from '../../domain/change.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { type Deed, type SiteItem, siteWrites } from './site-item.ts';
import { listKeys, siteStore } from './sites.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';
import { commit, requireWhole } from './transaction.ts';

/** Alert episodes: the queue, one of them, and the acts of people on them. */
export const alertStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const list = (
    active: boolean,
    keep: (episode: Episode) => boolean,
    page: PageRequest,
  ): Promise<Page<Episode>> =>
    fillPage(
      connection,
      {
        TableName,
        IndexName: listIndex,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': attribute.listPk },
        ExpressionAttributeValues: { ':pk': listKey.alerts(active) },
        ScanIndexForward: active,
      },
      page,
      (item) => {
        const episode = Episode.parse(item['episode']);
        return keep(episode) ? episode : null;
      },
      listKeys,
      (position) => position[attribute.listPk] === listKey.alerts(active),
    );

  const newest = async (siteIds: readonly string[]): Promise<Episode[]> => {
    const pages = await Promise.all(
      siteIds.map((siteId) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
            ExpressionAttributeValues: { ':pk': recordKey.site(siteId).pk, ':sk': 'EPISODE#' },
            ConsistentRead: true,
          }),
        ),
      ),
    );
    return pages.flatMap(({ Items = [] }) => Items.map(({ episode }) => Episode.parse(episode)));
  };

  return {
    /** Active episodes by their clock, the nearest first; or closed ones, the last closed first. */
    list,

    /** The newest episode of each rule at a few named sites. */
    newest,

    /** An episode by its id; null when there is none. */
    get: async (id: string): Promise<Episode | null> => {
      const parts = parseAlertId(id);
      if (parts === null) return null;
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [TableName]: {
              Keys: [
                recordKey.episode(parts.siteId, parts.rule),
                recordKey.closedEpisode(parts.siteId, parts.rule, parts.n),
              ],
              ConsistentRead: true,
            },
          },
        }),
      );
      requireWhole(UnprocessedKeys);
      const found = (Responses?.[TableName] ?? []).map(({ episode }) => Episode.parse(episode));
      return found.find((episode) => episode.id === id) ?? null;
    },

    /** What happened to an episode, oldest first. */
    timeline: async (id: string): Promise<TimelineEntry[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': recordKey.timeline(id, 1).pk },
          ConsistentRead: true,
        }),
      );
      return Items.map(({ entry }) => TimelineEntry.parse(entry));
    },

    /** The site of an episode and all its newest episodes, in one round trip; null without the site. */
    open: async (siteId: string): Promise<{ item: SiteItem; episodes: Episode[] } | null> => {
      const [item, episodes] = await Promise.all([siteStore(connection).get(siteId), newest([siteId])]);
      return item === null ? null : { item, episodes };
    },

    /** Writes changes of episodes of one site as one, with the audit. @throws LostRace when somebody wrote first. */
    write: (
      item: SiteItem,
      episodes: readonly Episode[],
      changes: readonly Change[],
      deed: Deed,
    ): Promise<void> =>
      commit(connection, [
        ...siteWrites(connection, item, item.record, deed),
        ...episodeWrites(connection, changes, episodes),
      ]),
  };
};

export type Alerts = ReturnType<typeof alertStore>;
