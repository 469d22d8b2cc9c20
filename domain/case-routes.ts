import * as z from 'zod/mini';
import { CaseLogEntry, CaseResponse, SaidCounts, StepState } from './case-response.ts';
import { freeText } from './free-text.ts';
import { route } from './route.ts';
import { SiteParams } from './site-id.ts';

const Version = z.int({ error: 'not-a-count' }).check(z.gte(1, { error: 'out-of-range' }));

/**
 * An act on a step: `done` ticks it, or adds to it when it is ticked; `todo` opens a ticked one again, which needs a note that says
 * why, or adds to one that is still to do. Counts are those beside the step.
 */
export const StepRequest = z.strictObject({
  state: z._default(StepState, 'done'),
  note: z.optional(freeText(500)),
  counts: z.optional(SaidCounts),
  seen: Version,
});
export type StepRequest = z.infer<typeof StepRequest>;

export const ClosureRequest = z.strictObject({ note: freeText(500), seen: Version });
export type ClosureRequest = z.infer<typeof ClosureRequest>;

/** A case with its log, oldest first. */
export const CaseDetail = z.extend(CaseResponse, { log: z.array(CaseLogEntry) });
export type CaseDetail = z.infer<typeof CaseDetail>;

/** The cases of a site: the open one, and those closed, the last first. A site that never had one has neither. */
export const CaseReply = z.strictObject({ open: z.nullable(CaseDetail), past: z.array(CaseDetail) });
export type CaseReply = z.infer<typeof CaseReply>;

export const caseRoutes = {
  getCaseResponse: route({
    method: 'GET',
    path: '/api/sites/{siteId}/case-response',
    summary: 'The seven steps after an F0, with counts and log: the open case and those before',
    who: ['employer', 'board', 'health'],
    params: SiteParams,
    reply: CaseReply,
  }),
  doCaseStep: route({
    method: 'POST',
    path: '/api/sites/{siteId}/case-response/steps/{n}',
    summary: 'Tick a step of the open case, add to it, or open it again',
    who: ['employer', 'health'],
    params: z.extend(SiteParams, { n: z.enum(['1', '2', '3', '4', '5', '6', '7']) }),
    body: StepRequest,
    reply: CaseResponse,
  }),
  closeCaseResponse: route({
    method: 'POST',
    path: '/api/sites/{siteId}/case-response/closure',
    summary: 'Close the open case, with a reason',
    who: ['health'],
    params: SiteParams,
    body: ClosureRequest,
    reply: CaseResponse,
  }),
} as const;
