import * as z from 'zod/mini';
import { planFacts } from './plan-facts.ts';
import { PlanVersion } from './plan-routes.ts';
import { PlanWarning, WarningId } from './plan-warning.ts';
import { route } from './route.ts';
import { SiteParams } from './site-id.ts';

/**
 * What the plans of sites of like size say, a median at each figure that a warning is about; null where none says anything. `of`: so
 * many plans were looked at, the site's own not among them.
 */
const Peers = z.strictObject({
  size: z.strictObject({ from: z.int(), to: z.nullable(z.int()) }),
  of: z.int(),
  medians: z.record(WarningId, z.nullable(z.number())),
});

/**
 * What an approver weighs. `template`: by which version it is judged. `changes`: the facts that it says otherwise than the version in
 * force, or than the one before it; empty before the first.
 */
export const PlanReview = z.strictObject({
  template: z.nullable(z.string()),
  warnings: z.array(PlanWarning),
  peers: z.nullable(Peers),
  inForceNow: z.nullable(z.int()),
  changes: z.array(z.enum(planFacts)),
});
export type PlanReview = z.infer<typeof PlanReview>;

export const planReviewRoutes = {
  getPlanReview: route({
    method: 'GET',
    path: '/api/sites/{siteId}/plans/{version}/review',
    summary: 'What warns of a plan version, beside the medians of sites of like size, and what it changes',
    who: ['board', 'health', 'admin'],
    params: z.extend(SiteParams, { version: PlanVersion }),
    reply: PlanReview,
  }),
} as const;
