import * as z from 'zod/mini';
import { Person } from './alert.ts';
import { Key } from './check-in.ts';
import { coded } from './coded.ts';
import { Instant } from './day.ts';
import { freeTextOrNone } from './free-text.ts';
import { listOf, paging, route } from './route.ts';
import { SiteParams } from './site-id.ts';

/** How a call to a silent site ended: a report is promised, nobody answered, no work today, the contact is wrong, the site is gone. */
export const CallOutcome = z.enum(['promised', 'no-answer', 'not-working', 'wrong-contact', 'gone'], {
  error: coded('unknown-outcome'),
});
export type CallOutcome = z.infer<typeof CallOutcome>;

/** What is logged of a call; the note may be left out. */
export const CallRequest = z.strictObject({ outcome: CallOutcome, note: freeTextOrNone(500) });
export type CallRequest = z.infer<typeof CallRequest>;

/** A call as the log holds it. */
export const LoggedCall = z.strictObject({
  at: Instant,
  outcome: CallOutcome,
  note: z.string(),
  by: Person,
});
export type LoggedCall = z.infer<typeof LoggedCall>;

/** The newest call as lists show it: without its note. */
export const LastCall = z.strictObject({ at: Instant, outcome: CallOutcome, by: Person });
export type LastCall = z.infer<typeof LastCall>;

const callers = ['board', 'health'] as const;

export const callRoutes = {
  createCall: route({
    method: 'POST',
    path: '/api/sites/{siteId}/calls',
    summary: 'Log a call to a site that has not reported, with its outcome',
    who: callers,
    params: SiteParams,
    /** Without a key each send is a call of its own. */
    headers: z.object({ 'idempotency-key': z.optional(Key) }),
    body: CallRequest,
    reply: LoggedCall,
    status: 201,
  }),
  listCalls: route({
    method: 'GET',
    path: '/api/sites/{siteId}/calls',
    summary: 'The calls to a site, newest first',
    who: callers,
    params: SiteParams,
    query: z.strictObject(paging),
    reply: listOf(LoggedCall),
  }),
} as const;
