import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { noZoneCalendar, ZoneCalendar } from '../../domain/zone-calendar.ts';
import type { Connection } from './connection.ts';
import { type Deed, SiteItem, siteWrites } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit, untilWon } from './transaction.ts';
import { newZone, ZoneItem, zoneWrites } from './zone-item.ts';
import { siteIdsIn } from './zone-sites.ts';

const Kept = z.object({ calendar: ZoneCalendar });

/** Calendars of whole zones, and their way into the records of the zones' sites. */
export const zoneCalendarStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const item = async (Key: Record<string, string>) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

  const get = async (zoneId: string): Promise<ZoneCalendar> => {
    const kept = await item(recordKey.zoneCalendar(zoneId));
    return kept === undefined ? noZoneCalendar : Kept.parse(kept).calendar;
  };

  return {
    get,

    /** Changes a zone's calendar with the zone's audit, reading again when somebody else wrote first. */
    change: (
      zoneId: string,
      deed: Deed,
      change: (calendar: ZoneCalendar) => ZoneCalendar,
    ): Promise<ZoneCalendar> =>
      untilWon(async () => {
        const kept = await item(recordKey.zone(zoneId));
        const calendar = change(await get(zoneId));
        await commit(connection, [
          ...zoneWrites(connection, kept === undefined ? newZone(zoneId) : ZoneItem.parse(kept), deed),
          {
            Put: {
              TableName,
              Item: { ...recordKey.zoneCalendar(zoneId), zoneId, calendar },
            },
          },
        ]);
        return calendar;
      }),

    /** The sites of a zone by their ids, out of the index, page by page. */
    sitesOf: (zoneId: string): Promise<string[]> => siteIdsIn(connection, zoneId),

    /** Writes the calendar into a site's record with its audit, unless the site has it, or a newer one; tells whether it wrote. */
    apply: (siteId: string, calendar: ZoneCalendar, deed: Deed): Promise<boolean> =>
      untilWon(async () => {
        const kept = await item(recordKey.site(siteId));
        if (kept === undefined) return false;
        const site = SiteItem.parse(kept);
        if (site.record.zoneCalendar.version >= calendar.version) return false;
        await commit(
          connection,
          siteWrites(connection, site, { ...site.record, zoneCalendar: calendar }, deed),
        );
        return true;
      }),
  };
};

export type ZoneCalendars = ReturnType<typeof zoneCalendarStore>;
