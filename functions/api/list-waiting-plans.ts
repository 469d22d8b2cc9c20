import { seesZone } from '../../domain/member.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'some'>; plans: Pick<Plans, 'waiting'> };

/** Plans that wait for a decision in the member's zones, the longest waiting first. */
export const listWaitingPlans = (needs: Needs) =>
  http(planRoutes.listWaitingPlans, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, zone }, actor }) => {
      const keep = (zoneId: string) => seesZone(actor, zoneId) && (zone === undefined || zone === zoneId);
      const page = await needs.plans.waiting(keep, { limit, cursor });
      const records = await needs.sites.some([...new Set(page.items.map(({ siteId }) => siteId))]);
      const sites = new Map(records.map(({ site }) => [site.siteId, site]));
      const items = page.items.flatMap(({ siteId, plan }) => {
        const site = sites.get(siteId);
        if (site === undefined) return [];
        const { name, zoneId, workforce } = site;
        return [{ site: { siteId, name, zoneId, workforce }, plan }];
      });
      return { body: { items, cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listWaitingPlans({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
