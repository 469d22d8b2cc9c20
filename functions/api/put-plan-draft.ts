import { draftPlan, requirePast, withPlan } from '../../domain/plan-review.ts';
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

/** Writes the draft of the next plan version; the open draft is written over. */
export const putPlanDraft = (needs: Needs) =>
  http(planRoutes.putPlanDraft, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, headers, body, actor, now }) => {
      requirePast(body, now);
      const deed = { actor: actor.id, act: 'plan-drafted', about: siteId, at: now };
      const plan = await needs.plans.write(siteId, deed, (plans, record) => {
        requireSeen(plans, headers['seen-plan']);
        const plan = draftPlan(plans, body, { ...actor, now });
        return { plan, record: withPlan(record, plan) };
      });
      return { body: { plan } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return putPlanDraft({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
