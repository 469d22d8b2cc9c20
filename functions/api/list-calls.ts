import { callRoutes } from '../../domain/call.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { type Calls, callStore } from '../stores/calls.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; calls: Pick<Calls, 'list'> };

/** The calls to a site, newest first. */
export const listCalls = (needs: Needs) =>
  http(callRoutes.listCalls, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, query: { limit = defaultLimit, cursor } }) => ({
      body: await needs.calls.list(siteId, { limit, cursor }),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listCalls({
    members: memberStore(connection),
    sites: siteStore(connection),
    calls: callStore(connection),
    clock: systemClock,
  });
});
