import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Day, Instant } from '../../domain/day.ts';
import { Conflict } from '../../domain/failure.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { readMany } from './read-many.ts';
import { type Deed, newSiteWrites, SiteItem, siteWrites } from './site-item.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';
import { commit, LostRace, requireWhole, untilWon } from './transaction.ts';

/** Which sites of the register a list shows; no zones means all of them. */
export type SiteFilter = { zones: readonly string[]; keep: (record: SiteRecord) => boolean };

/** Minutes for which a name that was read is not read again: queues are read every few seconds, and a site is hardly ever renamed. */
const nameMinutes = 10;
/** Keys that one batch may ask for. */
const namesAtOnce = 100;
const Named = z.object({
  record: z.object({ site: z.object({ siteId: z.string(), name: z.string() }) }),
});

/** The register of sites. */
export const siteStore = (connection: Connection) => {
  const { client, records } = connection;
  const get = async (siteId: string): Promise<SiteItem | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: records, Key: recordKey.site(siteId), ConsistentRead: true }),
    );
    return Item === undefined ? null : SiteItem.parse(Item);
  };
  const listed = <T>(
    { zones, keep }: SiteFilter,
    page: PageRequest,
    shown: (item: SiteItem) => T,
  ): Promise<Page<T>> => {
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
      (found) => {
        const item = SiteItem.parse(found);
        const { record } = item;
        const isAsked = zones.length === 0 || zones.includes(record.site.zoneId);
        return isAsked && keep(record) ? shown(item) : null;
      },
      listKeys,
      (position) =>
        position[attribute.listPk] === listKey.sites && String(position[attribute.listSk]).startsWith(prefix),
    );
  };
  const known = new Map<string, { name: string; until: number }>();
  const readNames = async (siteIds: readonly string[], until: number): Promise<void> => {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({
        RequestItems: {
          [records]: {
            Keys: siteIds.map(recordKey.site),
            ProjectionExpression: '#record.#site.siteId, #record.#site.#name',
            ExpressionAttributeNames: { '#record': 'record', '#site': 'site', '#name': 'name' },
          },
        },
      }),
    );
    requireWhole(UnprocessedKeys);
    for (const item of Responses?.[records] ?? []) {
      const { siteId, name } = Named.parse(item).record.site;
      known.set(siteId, { name, until });
    }
  };
  return {
    get,

    /** The names of sites by their ids, as of the last minutes; what does not exist is left out. */
    names: async (siteIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, string>> => {
      const moment = Date.parse(now);
      const asked = [...new Set(siteIds)];
      const unknown = asked.filter((id) => (known.get(id)?.until ?? 0) <= moment);
      for (let start = 0; start < unknown.length; start += namesAtOnce)
        await readNames(unknown.slice(start, start + namesAtOnce), moment + nameMinutes * 60_000);
      return new Map(
        asked.flatMap((id) => {
          const found = known.get(id);
          return found === undefined ? [] : [[id, found.name] as const];
        }),
      );
    },

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
    list: (filter: SiteFilter, page: PageRequest): Promise<Page<SiteRecord>> =>
      listed(filter, page, ({ record }) => record),

    /** The same with the ends of their audit chains. */
    listItems: (filter: SiteFilter, page: PageRequest): Promise<Page<SiteItem>> =>
      listed(filter, page, (item) => item),

    /** The records of many named sites by their id, a hundred in a request; what does not exist is left out. */
    many: async (siteIds: readonly string[]): Promise<Map<string, SiteRecord>> => {
      const items = await readMany(connection, siteIds.map(recordKey.site));
      const found = items.map((item) => SiteItem.parse(item).record);
      return new Map(found.map((record) => [record.site.siteId, record]));
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

/** The day on which the first site was registered; null without sites. */
export const firstRegistered = async (sites: Pick<Sites, 'list'>): Promise<Day | null> => {
  let [first, cursor]: [Day | null, string | undefined] = [null, undefined];
  do {
    const page: Page<SiteRecord> = await sites.list({ zones: [], keep: () => true }, { limit: 200, cursor });
    for (const { site } of page.items)
      if (first === null || site.registeredOn < first) first = site.registeredOn;
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return first;
};
