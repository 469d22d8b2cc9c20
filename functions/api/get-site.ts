import { dayOf } from '../../domain/day.ts';
import { planToScore } from '../../domain/plan.ts';
import { siteRoutes } from '../../domain/site.ts';
import { shownConfidence } from '../../domain/site-confidence.ts';
import { dueByOf, standingOf } from '../../domain/site-record.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; plans: Pick<Plans, 'list'> };

/** A site with its standing, the plan that its days are scored with, and its calendar. */
export const getSite = (needs: Needs) =>
  http(siteRoutes.getSite, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, actor: { role }, now }, { record }) => {
      const today = dayOf(now);
      const plan = planToScore(await needs.plans.list(siteId), today);
      return {
        body: {
          site: record.site,
          standing: standingOf(record, today, now),
          plan,
          calendar: record.calendar,
          dueBy: dueByOf(record),
          ...shownConfidence(record, role, today),
        },
      };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getSite({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
