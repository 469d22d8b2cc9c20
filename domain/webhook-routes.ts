import * as z from 'zod/mini';
import { listOf, route } from './route.ts';
import { Webhook, WebhookFields, WebhookId, WebhookSecret } from './webhook.ts';

const params = z.strictObject({ webhookId: WebhookId });

/** An endpoint and, where one has just been made, its secret: it is shown this once. */
const WithSecret = z.strictObject({ webhook: Webhook, secret: z.nullable(WebhookSecret) });

export const webhookRoutes = {
  listWebhooks: route({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'Endpoints of other systems that notices are posted to',
    who: ['admin'],
    reply: listOf(Webhook),
  }),
  putWebhook: route({
    method: 'PUT',
    path: '/api/webhooks/{webhookId}',
    summary: 'Make or change an endpoint; the secret of a new one is in this reply and never again',
    who: ['admin'],
    params,
    body: WebhookFields,
    reply: WithSecret,
    alsoGives: [201],
  }),
  rotateWebhookSecret: route({
    method: 'POST',
    path: '/api/webhooks/{webhookId}/secret',
    summary: 'Give an endpoint a new secret; for a day the one before signs as well',
    who: ['admin'],
    params,
    reply: WithSecret,
  }),
  deactivateWebhook: route({
    method: 'DELETE',
    path: '/api/webhooks/{webhookId}',
    summary: 'Post nothing more to an endpoint; what was posted stays in the log',
    who: ['admin'],
    params,
    reply: Webhook,
  }),
} as const;
