import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Episode, isOfZone, parseAlertId, TimelineEntry } from '../../domain/alert.ts';
import type { Change } from '../../domain/change.ts';
import { doubtsAfter } from '../../domain/confidence.ts';
import type { Instant } from '../../domain/day.ts';
import type { Template } from '../../domain/template.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { type Deed, type SiteItem, siteWrites } from './site-item.ts';
import { listKeys, siteStore } from './sites.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';
import { templateStore } from './templates.ts';
import { commit, requireWhole } from './transaction.ts';
import { newZone, ZoneItem, zoneWrites } from './zone-item.ts';

/** Where an episode is: at a site, or in a zone as a whole. */
type Place = Pick<Episode, 'siteId' | 'zoneId'>;

/** The newest episodes of a place, with the item through which they are written and the templates whose clocks they run by. */
export type OpenPlace = {
  guard: { of: 'site'; item: SiteItem } | { of: 'zone'; item: ZoneItem };
  episodes: Episode[];
  templates: readonly Template[];
};

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

  const newestIn = async (pk: string): Promise<Episode[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': 'EPISODE#' },
        ConsistentRead: true,
      }),
    );
    return Items.map(({ episode }) => Episode.parse(episode));
  };

  const zoneItem = async (zoneId: string): Promise<ZoneItem> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.zone(zoneId), ConsistentRead: true }),
    );
    return Item === undefined ? newZone(zoneId) : ZoneItem.parse(Item);
  };

  return {
    /** Active episodes by their clock, the nearest first; or closed ones, the last closed first. */
    list,

    /**
     * The active episodes whose place in the queue has come, in its order: what a clock may have something to do to, and what is
     * overdue. The index may be a moment behind the table.
     */
    due: async (now: Instant): Promise<Episode[]> => {
      const found: Episode[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            IndexName: listIndex,
            KeyConditionExpression: '#pk = :pk AND #sk < :now',
            ExpressionAttributeNames: { '#pk': attribute.listPk, '#sk': attribute.listSk },
            ExpressionAttributeValues: { ':pk': listKey.alerts(true), ':now': listKey.alert(now, '') },
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        found.push(...Items.map(({ episode }) => Episode.parse(episode)));
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return found;
    },

    /** The newest episode of each rule at a few named sites. */
    newest: async (siteIds: readonly string[]): Promise<Episode[]> =>
      (await Promise.all(siteIds.map((siteId) => newestIn(recordKey.site(siteId).pk)))).flat(),

    /** An episode by its id; null when there is none. */
    get: async (id: string): Promise<Episode | null> => {
      const parts = parseAlertId(id);
      if (parts === null) return null;
      const { rule, place, n } = parts;
      const Keys = isOfZone(rule)
        ? [recordKey.zoneEpisode(place, rule), recordKey.closedZoneEpisode(place, rule, n)]
        : [recordKey.episode(place, rule), recordKey.closedEpisode(place, rule, n)];
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
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

    /** The place of an episode with all its newest episodes, in one round trip; null for a site that is not there. */
    open: async ({ siteId, zoneId }: Place): Promise<OpenPlace | null> => {
      if (siteId === null) {
        const [item, episodes, templates] = await Promise.all([
          zoneItem(zoneId),
          newestIn(recordKey.zone(zoneId).pk),
          templateStore(connection).all(),
        ]);
        return { guard: { of: 'zone', item }, episodes, templates };
      }
      const [item, episodes, templates] = await Promise.all([
        siteStore(connection).get(siteId),
        newestIn(recordKey.site(siteId).pk),
        templateStore(connection).all(),
      ]);
      return item === null ? null : { guard: { of: 'site', item }, episodes, templates };
    },

    /** Writes changes of episodes of one place as one, with the audit. @throws LostRace when somebody wrote first. */
    write: (
      { guard, episodes, templates }: OpenPlace,
      changes: readonly Change[],
      deed: Deed,
    ): Promise<void> =>
      commit(connection, [
        ...(guard.of === 'site'
          ? siteWrites(connection, guard.item, recordAfter(guard.item, changes), deed)
          : zoneWrites(connection, guard.item, deed)),
        ...episodeWrites(connection, changes, episodes, templates),
      ]),
  };
};

/** What the register keeps of a site's episodes goes with them. */
const recordAfter = ({ record }: SiteItem, changes: readonly Change[]) => ({
  ...record,
  doubts: doubtsAfter(record.doubts, changes),
});

export type Alerts = ReturnType<typeof alertStore>;
