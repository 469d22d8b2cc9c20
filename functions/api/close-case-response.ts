import { caseActor, closeCase } from '../../domain/case-act.ts';
import { caseRoutes } from '../../domain/case-routes.ts';
import { actOnCase } from '../cases/act-on-case.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { type Cases, caseStore } from '../stores/cases.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; cases: Pick<Cases, 'open' | 'write'> };

/** Health closes the open case of a site, with a reason. The next F0 opens another. */
export const closeCaseResponse = (needs: Needs) =>
  http(caseRoutes.closeCaseResponse, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, body, actor, now }) => ({
      body: await actOnCase(needs.cases, siteId, { actor: actor.id, now }, (record) => {
        const change = closeCase(record, body, { actor: caseActor(actor), now });
        return { change, name: 'case-closed', about: `${change.record.caseId}` };
      }),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return closeCaseResponse({
    members: memberStore(connection),
    sites: siteStore(connection),
    cases: caseStore(connection),
    clock: systemClock,
  });
});
