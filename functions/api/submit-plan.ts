import { submitPlan as submit, withPlan } from '../../domain/plan-review.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { requireSeen } from '../../domain/plan-seen.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; plans: Pick<Plans, 'write'> };

/** Submits a draft, which freezes it. */
export const submitPlan = (needs: Needs) =>
  http(planRoutes.submitPlan, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, version }, headers, actor, now }) => {
      const deed = { actor: actor.id, act: 'plan-submitted', about: siteId, at: now };
      const plan = await needs.plans.write(siteId, deed, (plans, record) => {
        requireSeen(plans, headers['seen-plan']);
        const plan = submit(plans, version, now);
        return { plan, record: withPlan(record, plan) };
      });
      return { body: { plan } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return submitPlan({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
