import { seesZone } from '../../domain/member.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { visitRoutes, visitsOf } from '../../domain/visits.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'list'> };

/** Visits that are shown where nobody says how many: a team's week. */
const usualLimit = 20;
/** Far above what one page of the database holds, so that each is read once. */
const pageSize = 10_000;

/** The sites to visit next, of all that the member may know of: what comes first is known only once all were looked at. */
export const listVisits = (needs: Needs) =>
  http(visitRoutes.listVisits, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = usualLimit, zone }, actor, now }) => {
      if (zone !== undefined && !seesZone(actor, zone)) return { body: { items: [], of: 0 } };
      const records = await allOf(needs, zone === undefined ? actor.zones : [zone]);
      return { body: visitsOf(records, now, limit) };
    },
  });

const allOf = async ({ sites }: Needs, zones: readonly string[]): Promise<SiteRecord[]> => {
  const keep = ({ site }: SiteRecord) => site.state === 'active';
  const all: SiteRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await sites.list({ zones, keep }, { limit: pageSize, cursor });
    all.push(...page.items);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return all;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return listVisits({ members: memberStore(connection), sites: siteStore(connection), clock: systemClock });
});
