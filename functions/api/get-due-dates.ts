import { caseShownTo } from '../../domain/case-act.ts';
import { dayOf } from '../../domain/day.ts';
import { dueDateRoutes } from '../../domain/due-date-routes.ts';
import { dueDatesOf } from '../../domain/due-dates.ts';
import { planToScore } from '../../domain/plan.ts';
import { templateInForce } from '../../domain/template.ts';
import { dueDatesIcs } from '../calendar/due-dates-ics.ts';
import { linkSettings, settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { langOf } from '../edge/problem.ts';
import { findSite } from '../edge/tenant.ts';
import { type Cases, caseStore } from '../stores/cases.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  plans: Pick<Plans, 'list'>;
  templates: Pick<Templates, 'all'>;
  cases: Pick<Cases, 'list'>;
  origin: string;
};

/** The dates by which a site owes something, for a calendar of whoever sees the site. */
export const getDueDates = (needs: Needs) =>
  http(dueDateRoutes.getDueDates, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, query, headers, actor: { role }, now }, { record }) => {
      const [plans, templates, cases] = await Promise.all([
        needs.plans.list(siteId),
        needs.templates.all(),
        needs.cases.list(siteId),
      ]);
      const dates = dueDatesOf({
        ...{ record, role, now },
        plan: planToScore(plans, dayOf(now)),
        template: templateInForce(templates, dayOf(now)),
        open: cases.map(caseShownTo(role)).find(({ state }) => state === 'open') ?? null,
      });
      const lang = query.lang ?? langOf(headers['accept-language']);
      return { body: dueDatesIcs(dates, { site: record.site, lang, origin: needs.origin }) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getDueDates({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    templates: templateStore(connection),
    cases: caseStore(connection),
    clock: systemClock,
    ...linkSettings(),
  });
});
