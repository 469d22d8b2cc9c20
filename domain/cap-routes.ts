import * as z from 'zod/mini';
import { route } from './route.ts';

/** For who answers for the province: the machine of one of them reads it with the access token of its own member. */
const who = ['board', 'health', 'leader'] as const;

export const capRoutes = {
  listCapAlerts: route({
    method: 'GET',
    path: '/api/alerts/cap',
    summary: 'Verified critical alerts as an Atom feed of messages of the Common Alerting Protocol 1.2',
    who,
    reply: z.string(),
    gives: 'application/atom+xml',
  }),
  getCapAlert: route({
    method: 'GET',
    path: '/api/alerts/{alertId}/cap',
    summary: 'The newest CAP 1.2 message of a verified critical alert',
    who,
    params: z.strictObject({ alertId: z.string() }),
    reply: z.string(),
    gives: 'application/cap+xml',
  }),
} as const;
