import * as z from 'zod/mini';
import { Count } from './answers.ts';
import { Day } from './day.ts';
import { freeText } from './free-text.ts';
import { ZoneId } from './me.ts';
import { Plan, PlanFields } from './plan.ts';
import { SeenPlan } from './plan-seen.ts';
import { listOf, paging, route } from './route.ts';
import { SiteId, SiteParams } from './site-id.ts';

export const PlanDecision = z
  .strictObject({
    decision: z.enum(['approve', 'return'], { error: 'unknown-decision' }),
    reason: z.optional(freeText(500)),
  })
  .check(
    z.refine(({ decision, reason }) => decision === 'approve' || reason !== undefined, {
      error: 'reason-required',
      path: ['reason'],
    }),
  );
export type PlanDecision = z.infer<typeof PlanDecision>;

/** The number of a version as a path names it. */
export const PlanVersion = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/, { error: 'not-a-version' })),
  z.pipe(z.transform(Number), z.int()),
);
const VersionParams = z.extend(SiteParams, { version: PlanVersion });
const PlanReply = z.strictObject({ plan: Plan });

/** A version that waits for its decision, with the site in short. */
export const WaitingPlan = z.strictObject({
  site: z.strictObject({ siteId: SiteId, name: z.string(), zoneId: ZoneId, workforce: Count }),
  plan: Plan,
});
export type WaitingPlan = z.infer<typeof WaitingPlan>;

export const planRoutes = {
  listPlans: route({
    method: 'GET',
    path: '/api/sites/{siteId}/plans',
    summary: 'The versions of a site’s response plan, newest first; or the one that is in force on a day',
    who: ['employer', 'board', 'health', 'admin'],
    params: SiteParams,
    query: z.strictObject({ ...paging, day: z.optional(Day) }),
    reply: listOf(Plan),
  }),
  putPlanDraft: route({
    method: 'PUT',
    path: '/api/sites/{siteId}/plans/draft',
    summary: 'Write the draft of the next plan version',
    who: ['employer'],
    params: SiteParams,
    headers: SeenPlan,
    body: PlanFields,
    reply: PlanReply,
  }),
  submitPlan: route({
    method: 'POST',
    path: '/api/sites/{siteId}/plans/{version}/submission',
    summary: 'Submit a draft for approval',
    who: ['employer'],
    params: VersionParams,
    headers: SeenPlan,
    reply: PlanReply,
  }),
  decidePlan: route({
    method: 'POST',
    path: '/api/sites/{siteId}/plans/{version}/decision',
    summary: 'Approve a submitted plan or return it with a reason',
    who: ['health'],
    params: VersionParams,
    body: PlanDecision,
    reply: PlanReply,
  }),
  listWaitingPlans: route({
    method: 'GET',
    path: '/api/plans',
    summary: 'Plan versions that wait for their decision, the longest waiting first',
    who: ['board', 'health'],
    query: z.strictObject({
      ...paging,
      state: z.optional(z.enum(['submitted'], { error: 'unknown-state' })),
      zone: z.optional(ZoneId),
    }),
    reply: listOf(WaitingPlan),
  }),
} as const;
