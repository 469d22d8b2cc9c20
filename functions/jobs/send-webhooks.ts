import type { DynamoDBRecord, SQSEvent } from 'aws-lambda';
import { lambda } from '../edge/lambda.ts';
import type { Deliveries } from '../stores/deliveries.ts';
import { followed } from '../stores/table.ts';
import type { Webhooks } from '../stores/webhooks.ts';
import type { DeliverNeeds } from '../webhooks/deliver-webhook.ts';
import { endpointRun } from '../webhooks/endpoint-run.ts';
import { planWebhooks } from '../webhooks/plan-webhooks.ts';
import { isDrivenAgain } from './driven-again.ts';
import { recordBatch } from './record-batch.ts';
import { webhookNeeds } from './webhook-needs.ts';

type Needs = DeliverNeeds & {
  deliveries: Pick<Deliveries, 'move' | 'make'>;
  webhooks: Pick<Webhooks, 'all' | 'get' | 'put'>;
};

/**
 * Makes deliveries of the notices that come along the stream and tries each of them once, the endpoints side by side. What cannot be
 * delivered at once stays due, and is taken up by the minute.
 */
export const sendWebhooks = (needs: Needs) => (event: SQSEvent) => {
  const run = endpointRun(needs);
  return recordBatch('sendWebhooks', async ({ eventName, dynamodb }: DynamoDBRecord) => {
    const pk = dynamodb?.Keys?.['pk']?.S ?? '';
    if ((eventName !== 'INSERT' && !isDrivenAgain(dynamodb ?? {})) || !pk.startsWith(followed.notices))
      return;
    const notice = await needs.notices.get(pk.slice(followed.notices.length));
    if (notice === null) return;
    const made = await planWebhooks(needs, notice, await needs.webhooks.all(), needs.clock());
    await Promise.all(made.map(run.deliver));
  })(event);
};

export const handler = lambda(() => sendWebhooks(webhookNeeds()));
