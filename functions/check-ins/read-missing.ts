import { closedIn } from '../../domain/closing.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { coverageByZone, missingSite, planToCall, sumOfCoverage } from '../../domain/missing.ts';
import type { MissingList, MissingSite } from '../../domain/missing-list.ts';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import type { Closings } from '../stores/closings.ts';
import { type PageRequest, pageOfAll } from '../stores/page.ts';
import type { Plans } from '../stores/plans.ts';
import type { Projections } from '../stores/projections.ts';
import type { Sites } from '../stores/sites.ts';

/** What reading the silent sites of a day asks for. */
export type MissingNeeds = {
  projections: Pick<Projections, 'zoneCounts' | 'silentSites'>;
  sites: Pick<Sites, 'many'>;
  plans: Pick<Plans, 'contacts'>;
  closings: Pick<Closings, 'get'>;
};

type Asked = { day: Day; zoneIds: readonly string[]; now: Instant; page: PageRequest };

/**
 * The silent sites of a day in some zones, a page of them, in the order of zone and id. The counts say who is silent, and only those
 * are read from the records: a few requests, whatever the number of sites.
 */
export const readMissing = async (
  needs: MissingNeeds,
  { day, zoneIds, now, page }: Asked,
): Promise<MissingList> => {
  const [counts, closing] = await Promise.all([needs.projections.zoneCounts(day), needs.closings.get(day)]);
  const zones = coverageByZone(zoneIds, counts, day, now);
  const silent = await Promise.all(
    zones
      .filter(({ missing, pending }) => missing + pending > 0)
      .map(async ({ zoneId }) =>
        (await needs.projections.silentSites(day, zoneId)).map((siteId) => ({ zoneId, siteId })),
      ),
  );
  const { items, cursor } = pageOfAll(silent.flat(), ({ zoneId, siteId }) => `${zoneId}#${siteId}`, page);
  return {
    ...{ day, cutOff: cutOffOf(day), coverage: sumOfCoverage(zones), zones },
    closed: closing && closedIn(closing, zoneIds),
    items: await sitesOf(
      needs,
      items.map(({ siteId }) => siteId),
      { day, now },
    ),
    cursor,
  };
};

const sitesOf = async (
  { sites, plans }: MissingNeeds,
  siteIds: readonly string[],
  at: { day: Day; now: Instant },
): Promise<MissingSite[]> => {
  const records = await sites.many(siteIds);
  const versions = [...records].flatMap(([siteId, record]) => {
    const version = planToCall(record);
    return version === null ? [] : [{ siteId, version }];
  });
  const contacts = await plans.contacts(versions);
  return siteIds.flatMap((siteId) => {
    const record = records.get(siteId);
    const shown = record && missingSite({ record, contacts: contacts.get(siteId) ?? [], ...at });
    return shown ? [shown] : [];
  });
};
