import { dayOf } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { mediansOf, sizeClassOf } from '../../domain/peers.ts';
import { planInForce } from '../../domain/plan.ts';
import { comparedWith } from '../../domain/plan-compared.ts';
import { changedFacts } from '../../domain/plan-facts.ts';
import { planReviewRoutes } from '../../domain/plan-review-routes.ts';
import { planWarningsOf, weighedBy } from '../../domain/plan-warnings.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Peers, peerStore } from '../stores/peers.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  plans: Pick<Plans, 'list'>;
  peers: Pick<Peers, 'plansLike'>;
  templates: Pick<Templates, 'all'>;
};

/** What warns of a plan version, beside the medians of sites of like size, and what it changes. */
export const getPlanReview = (needs: Needs) =>
  http(planReviewRoutes.getPlanReview, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, version }, now }, { record }) => {
      const today = dayOf(now);
      const [plans, templates] = await Promise.all([needs.plans.list(siteId), needs.templates.all()]);
      const plan = plans.find((one) => one.version === version);
      if (plan === undefined) throw new NotFound();
      const rules = weighedBy(templates, plan, today);
      const { before } = comparedWith(plans, plan, today);
      return {
        body: {
          template: rules?.id ?? null,
          warnings: rules === null ? [] : planWarningsOf(plan, rules, record.site.workforce),
          peers: await peersOf(needs, record.site, rules?.planWarnings, today),
          inForceNow: planInForce(plans, today)?.version ?? null,
          changes: before === null ? [] : changedFacts(before, plan),
        },
      };
    },
  });

type Site = { siteId: string; workforce: number };
type Params = Parameters<typeof sizeClassOf>[1] | undefined;

const peersOf = async ({ peers }: Needs, { siteId, workforce }: Site, params: Params, today: string) => {
  if (params === undefined) return null;
  const size = sizeClassOf(workforce, params);
  const plans = await peers.plansLike(siteId, size, today);
  return { size, of: plans.length, medians: mediansOf(plans) };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return getPlanReview({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    peers: peerStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});
