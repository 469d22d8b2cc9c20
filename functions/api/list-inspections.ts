import { inspectionRoutes, inspectionShownTo } from '../../domain/inspection-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Inspections, inspectionStore } from '../stores/inspections.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; inspections: Pick<Inspections, 'list'> };

/** The inspections of a site with their gaps, newest first; notes for the site and for health. */
export const listInspections = (needs: Needs) =>
  http(inspectionRoutes.listInspections, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, query: { limit = defaultLimit, cursor }, actor: { role } }) => {
      const page = await needs.inspections.list(siteId, { limit, cursor });
      return { body: { items: page.items.map(inspectionShownTo(role)), cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listInspections({
    members: memberStore(connection),
    sites: siteStore(connection),
    inspections: inspectionStore(connection),
    clock: systemClock,
  });
});
