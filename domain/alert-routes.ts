import * as z from 'zod/mini';
import { Alert, AlertBrief, AlertState, RuleId, Severity, TimelineEntry } from './alert.ts';
import { AcknowledgementsRequest, EventReport, SnoozeRequest, TransitionRequest } from './alert-request.ts';
import { CheckIn, Key } from './check-in.ts';
import { Day, Instant } from './day.ts';
import { ListedEvent } from './event.ts';
import { ZoneId } from './me.ts';
import { listOf, paging, route } from './route.ts';
import { SiteParams } from './site-id.ts';

const AlertParams = z.strictObject({ alertId: z.string() });

/** An alert read alone: with what happened to it and the check-in that triggered it. */
export const AlertDetail = z.extend(Alert, {
  timeline: z.array(TimelineEntry),
  checkIn: z.nullable(CheckIn),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

/** An alert in a list: with the name of its site, so that a queue need not ask for it. */
export const ListedAlert = z.extend(Alert, { siteName: z.optional(z.string()) });
export type ListedAlert = z.infer<typeof ListedAlert>;

export const alertRoutes = {
  createEventReport: route({
    method: 'POST',
    path: '/api/sites/{siteId}/event-reports',
    summary: 'Quick report of an event, at any hour; never touches the score',
    who: ['employer', 'health'],
    params: SiteParams,
    /** Without a key each send is a report of its own. */
    headers: z.object({ 'idempotency-key': z.optional(Key) }),
    body: EventReport,
    /** `day` is the one whose check-in covers the moment: from the cut-off on the next. */
    reply: z.strictObject({ receivedAt: Instant, day: Day, alerts: z.array(AlertBrief) }),
    status: 201,
  }),
  listEventReports: route({
    method: 'GET',
    path: '/api/sites/{siteId}/event-reports',
    summary: 'The quick reports of a span of check-in days, newest first',
    who: ['employer', 'board', 'health'],
    params: SiteParams,
    query: z.strictObject({ ...paging, from: z.optional(Day), to: z.optional(Day) }),
    reply: listOf(ListedEvent),
  }),
  listAlerts: route({
    method: 'GET',
    path: '/api/alerts',
    summary: 'Alert episodes; the active ones by their clock',
    who: ['employer', 'board', 'health'],
    query: z.strictObject({
      ...paging,
      state: z.optional(z.enum([...AlertState.options, 'active'], { error: 'unknown-state' })),
      severity: z.optional(Severity),
      zone: z.optional(ZoneId),
      rule: z.optional(RuleId),
    }),
    reply: listOf(ListedAlert),
  }),
  getAlert: route({
    method: 'GET',
    path: '/api/alerts/{alertId}',
    summary: 'An alert episode with its timeline',
    who: ['employer', 'board', 'health'],
    params: AlertParams,
    reply: AlertDetail,
  }),
  transitionAlert: route({
    method: 'POST',
    path: '/api/alerts/{alertId}/transitions',
    summary: 'Acknowledge, verify, respond to or close an episode',
    who: ['board', 'health'],
    params: AlertParams,
    body: TransitionRequest,
    reply: Alert,
  }),
  snoozeAlert: route({
    method: 'POST',
    path: '/api/alerts/{alertId}/snooze',
    summary: 'Put an episode aside until a time, with a reason',
    who: ['health'],
    params: AlertParams,
    body: SnoozeRequest,
    reply: Alert,
  }),
  acknowledgeAlerts: route({
    method: 'POST',
    path: '/api/alerts/acknowledgements',
    summary: 'Acknowledge the open episodes of a zone',
    who: ['health'],
    body: AcknowledgementsRequest,
    reply: z.strictObject({ items: z.array(Alert), more: z.boolean() }),
  }),
} as const;
