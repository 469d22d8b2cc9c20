import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../../domain/failure.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { type Deed, newSiteWrites, SiteItem, siteWrites } from './site-item.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';
import { commit, LostRace, untilWon } from './transaction.ts';

/** Which sites of the register a list shows; no zones means all of them. */
export type SiteFilter = { zones: readonly string[]; keep: (record: SiteRecord) => boolean };

/** The register of sites. */
export const siteStore = (connection: Connection) => {
  const { client, records } = connection;
  const get = async (siteId: string): Promise<SiteItem | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: records, Key: recordKey.site(siteId), ConsistentRead: true }),
    );
    return Item === undefined ? null : SiteItem.parse(Item);
  };
  return {
    get,

    /** Registers a site. @throws Conflict `site-exists`. */
    create: async (record: SiteRecord, deed: Deed): Promise<void> => {
      try {
        await commit(connection, newSiteWrites(connection, record, deed));
      } catch (cause) {
        throw cause instanceof LostRace ? new Conflict('site-exists', {}, { cause }) : cause;
      }
    },

    /** Changes a site by what `change` makes of its record, reading again when somebody else wrote first. */
    change: (
      siteId: string,
      deed: Deed,
      change: (record: SiteRecord) => SiteRecord,
    ): Promise<SiteRecord | null> =>
      untilWon(async () => {
        const item = await get(siteId);
        if (item === null) return null;
        const record = change(item.record);
        await commit(connection, siteWrites(connection, item, record, deed));
        return record;
      }),

    /** A page of the register in order of zone and id; one zone is read alone, of several only theirs are kept. */
    list: ({ zones, keep }: SiteFilter, page: PageRequest): Promise<Page<SiteRecord>> => {
      const [only] = zones.length === 1 ? zones : [];
      const prefix = only === undefined ? '' : listKey.site(only, '');
      return fillPage(
        connection,
        {
          TableName: records,
          IndexName: listIndex,
          KeyConditionExpression: only === undefined ? '#pk = :pk' : '#pk = :pk AND begins_with(#sk, :sk)',
          ExpressionAttributeNames: {
            '#pk': attribute.listPk,
            ...(only === undefined ? {} : { '#sk': attribute.listSk }),
          },
          ExpressionAttributeValues: {
            ':pk': listKey.sites,
            ...(only === undefined ? {} : { ':sk': prefix }),
          },
        },
        page,
        (item) => {
          const { record } = SiteItem.parse(item);
          const shown = zones.length === 0 || zones.includes(record.site.zoneId);
          return shown && keep(record) ? record : null;
        },
        listKeys,
        (position) =>
          position[attribute.listPk] === listKey.sites &&
          String(position[attribute.listSk]).startsWith(prefix),
      );
    },

    /** The records of a few named sites, in the order of their names; what does not exist is left out. */
    some: async (siteIds: readonly string[]): Promise<SiteRecord[]> => {
      const items = await Promise.all([...siteIds].toSorted().map(get));
      return items.flatMap((item) => (item === null ? [] : [item.record]));
    },
  };
};

export type Sites = ReturnType<typeof siteStore>;

/** The key attributes of an item in a list of the index. */
export const listKeys = [attribute.pk, attribute.sk, attribute.listPk, attribute.listSk];
