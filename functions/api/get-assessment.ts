import { NotFound } from '../../domain/failure.ts';
import { assessedUnder, inputsOf, templateMove } from '../../domain/score-again.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { findTemplate } from '../edge/tenant-template.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  filings: Pick<Filings, 'list' | 'revisions'>;
  plans: Pick<Plans, 'list'>;
  templates: Pick<Templates, 'all' | 'get'>;
};

/** A kept assessment whose inputs are not all there any more: the records are broken. */
class InputsLost extends Error {
  override readonly name = 'InputsLost';
}

/**
 * The newest revision of a day scored again from its kept inputs, under any version of the template that the caller may know of: what
 * was kept stays as it is.
 */
export const getAssessment = (needs: Needs) =>
  http(templateRoutes.getAssessment, needs, {
    find: async (ask) => {
      const [, { template }] = await Promise.all([
        findSite(needs.sites)(ask),
        findTemplate(needs.templates)(ask),
      ]);
      return template;
    },
    answer: async ({ params: { siteId, day } }, template) => {
      const [{ items }, plans, templates] = await Promise.all([
        needs.filings.list(siteId, { from: day, to: day }, { limit: 1 }),
        needs.plans.list(siteId),
        needs.templates.all(),
      ]);
      const [filed] = items;
      if (filed === undefined) throw new NotFound();
      const revisions = await needs.filings.revisions(siteId, filed.inputs);
      const inputs = inputsOf(filed, { revisions, plans });
      if (inputs === null) throw new InputsLost('a revision names what is not there');
      const kept = filed.assessment;
      const then = templates.find(({ id }) => id === kept.templateVersion);
      const move = templateMove(inputs, then, template);
      return { body: { assessment: assessedUnder(template, inputs), kept, move } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getAssessment({
    members: memberStore(connection),
    sites: siteStore(connection),
    filings: filingStore(connection),
    plans: planStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});
