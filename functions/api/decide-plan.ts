import { routes } from '../../domain/contract.ts';
import { decidePlan as decide, withPlan } from '../../domain/plan-review.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; plans: Pick<Plans, 'write'> };

/** Approves a submitted plan or returns it; never by its author. */
export const decidePlan = (needs: Needs) =>
  http(routes.decidePlan, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, version }, body, actor, now }) => {
      const deed = { actor: actor.id, act: 'plan-decided', about: siteId, at: now };
      const plan = await needs.plans.write(siteId, deed, (plans, record) => {
        const plan = decide(plans, version, body, { ...actor, now });
        return { plan, record: withPlan(record, plan) };
      });
      return { body: { plan } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return decidePlan({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    clock: systemClock,
  });
});
