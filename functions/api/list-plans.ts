import { planInForce } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; plans: Pick<Plans, 'page' | 'list'> };

/** The versions of a site's plan, newest first; or the one in force on a day, if there is one. */
export const listPlans = (needs: Needs) =>
  http(planRoutes.listPlans, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, query: { limit = defaultLimit, cursor, day } }) => {
      if (day === undefined) return { body: await needs.plans.page(siteId, { limit, cursor }) };
      const plan = planInForce(await needs.plans.list(siteId), day);
      return { body: { items: plan === null ? [] : [plan], cursor: null } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listPlans({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
