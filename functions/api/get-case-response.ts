import { caseShownTo } from '../../domain/case-act.ts';
import { caseRoutes } from '../../domain/case-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { type Cases, caseStore } from '../stores/cases.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; cases: Pick<Cases, 'list'> };

/** The open case of a site and those before it; both empty for a site that never had one. */
export const getCaseResponse = (needs: Needs) =>
  http(caseRoutes.getCaseResponse, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, actor }) => {
      const cases = (await needs.cases.list(siteId)).map(caseShownTo(actor.role));
      const open = cases.find(({ state }) => state === 'open') ?? null;
      return { body: { open, past: cases.filter(({ state }) => state === 'closed') } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getCaseResponse({
    members: memberStore(connection),
    sites: siteStore(connection),
    cases: caseStore(connection),
    clock: systemClock,
  });
});
