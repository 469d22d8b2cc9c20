import { dayOf } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { decidePlan as decide, withPlan } from '../../domain/plan-review.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { planWarningsOn } from '../../domain/plan-warnings.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  plans: Pick<Plans, 'write'>;
  templates: Pick<Templates, 'all'>;
};

/** Approves a submitted plan or returns it; never by its author, and against a warning only with a reason. */
export const decidePlan = (needs: Needs) =>
  http(planRoutes.decidePlan, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, version }, body, actor, now }) => {
      const deed = { actor: actor.id, act: 'plan-decided', about: siteId, at: now };
      const templates = await needs.templates.all();
      const plan = await needs.plans.write(siteId, deed, (plans, record) => {
        const by = { today: dayOf(now), workforce: record.site.workforce };
        const warningsOf = (plan: Plan) => planWarningsOn(plan, templates, by);
        const plan = decide(plans, version, body, { ...actor, now, warningsOf });
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
    templates: templateStore(connection),
    clock: systemClock,
  });
});
