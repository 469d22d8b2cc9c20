import type { Day } from '../../domain/day.ts';
import { isOfSize, type SizeClass, spread } from '../../domain/peers.ts';
import { Plan } from '../../domain/plan.ts';
import { planSpans } from '../../domain/plan-spans.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { readMany } from './read-many.ts';
import { siteStore } from './sites.ts';
import { recordKey } from './table.ts';

/** Sites that one reading of the list may bring, and plans that medians are taken of: one batch. */
const most = { sites: 5000, plans: 100 };

/** The version in force at a site on the day, from its record alone. */
const versionOn = ({ approvedPlans }: SiteRecord, day: Day): number | null =>
  planSpans(approvedPlans.map((plan) => ({ ...plan, state: 'approved' }))).findLast(({ from }) => from <= day)
    ?.version ?? null;

/** The plans of other sites. */
export const peerStore = (connection: Connection) => ({
  /** Plans in force on the day at other active sites of the size: at most a hundred, spread over the register. */
  plansLike: async (siteId: string, size: SizeClass, day: Day): Promise<Plan[]> => {
    const keep = ({ site, approvedPlans }: SiteRecord) =>
      site.siteId !== siteId &&
      site.state === 'active' &&
      approvedPlans.length > 0 &&
      isOfSize(size, site.workforce);
    const { items } = await siteStore(connection).list({ zones: [], keep }, { limit: most.sites });
    const versions = items.flatMap((record) => {
      const version = versionOn(record, day);
      return version === null ? [] : [recordKey.plan(record.site.siteId, version)];
    });
    const found = await readMany(connection, spread(versions, most.plans));
    return found.map((item) => Plan.parse(item['plan']));
  },
});

export type Peers = ReturnType<typeof peerStore>;
