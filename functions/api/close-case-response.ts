import { caseActor, closeCase } from '../../domain/case-act.ts';
import { caseOf } from '../../domain/case-response.ts';
import { routes } from '../../domain/contract.ts';
import { NotFound } from '../../domain/failure.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { type Cases, caseStore } from '../stores/cases.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; cases: Pick<Cases, 'open' | 'write'> };

/** Health closes the open case of a site, with a reason. The next F0 opens another. */
export const closeCaseResponse = (needs: Needs) =>
  http(routes.closeCaseResponse, needs, {
    find: findSite(needs.sites),
    answer: ({ params: { siteId }, body, actor, now }) =>
      untilWon(async () => {
        const opened = await needs.cases.open(siteId);
        if (opened === null) throw new NotFound();
        const change = closeCase(opened.record, body, { actor: caseActor(actor), now });
        const deed = { actor: actor.id, act: 'case-closed', about: `${change.record.caseId}`, at: now };
        await needs.cases.write(opened.item, change, deed);
        return { body: caseOf(change.record) };
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
