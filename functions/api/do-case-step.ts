import { caseActor, doStep, stepNamed } from '../../domain/case-act.ts';
import { mayDoStep } from '../../domain/case-response.ts';
import { caseRoutes } from '../../domain/case-routes.ts';
import { Forbidden, NotFound } from '../../domain/failure.ts';
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

/** A person's act on a step of the open case; of two at once on the same version one wins. */
export const doCaseStep = (needs: Needs) =>
  http(caseRoutes.doCaseStep, needs, {
    find: async (ask) => {
      await findSite(needs.sites)(ask);
      const n = stepNamed(ask.params.n);
      if (n === null) throw new NotFound();
      if (!mayDoStep(ask.actor.role, n)) throw new Forbidden('forbidden-role');
      return n;
    },
    answer: async ({ params: { siteId }, body, actor, now }, n) => ({
      body: await actOnCase(needs.cases, siteId, { actor: actor.id, now }, (record) => {
        const change = doStep(record, n, body, { actor: caseActor(actor), now });
        return { change, name: `case-step-${change.entry.act}`, about: `${change.record.caseId} ${n}` };
      }),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return doCaseStep({
    members: memberStore(connection),
    sites: siteStore(connection),
    cases: caseStore(connection),
    clock: systemClock,
  });
});
