import { NotFound } from '../../domain/failure.ts';
import type { WebhookRecord } from '../../domain/webhook.ts';

type Webhooks = { get(webhookId: string): Promise<WebhookRecord | null> };

/** Finds the endpoint of a path. @throws NotFound when there is none */
export const findWebhook =
  (webhooks: Webhooks) =>
  async ({ params: { webhookId } }: { params: { webhookId: string } }): Promise<WebhookRecord> => {
    const record = await webhooks.get(webhookId);
    if (record === null) throw new NotFound();
    return record;
  };
