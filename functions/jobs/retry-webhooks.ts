import type { Instant } from '../../domain/day.ts';
import { lambda } from '../edge/lambda.ts';
import { repeated } from '../edge/schedule.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';
import type { DeliverNeeds } from '../webhooks/deliver-webhook.ts';
import { endpointRun } from '../webhooks/endpoint-run.ts';
import { webhookNeeds } from './webhook-needs.ts';

type Needs = DeliverNeeds & { deliveries: Pick<Deliveries, 'move' | 'waiting'> };

/** Pages of deliveries that one run looks through: an endpoint that is away must not hide what the others wait for. */
const pagesPerRun = 20;

/** Tries again what is due by now: endpoint beside endpoint, and for each one after the other. Two runs at once try nothing twice. */
export const retryWebhooks = (needs: Needs) =>
  repeated('retryWebhooks', needs.clock, async (now) => {
    const due = Map.groupBy(await dueBy(needs, now), ({ to }) => to);
    const run = endpointRun(needs);
    const made = await Promise.all(
      [...due.values()].map(async (deliveries) => {
        let tries = 0;
        for (const delivery of deliveries) if (await run.deliver(delivery)) tries += 1;
        return tries;
      }),
    );
    return made.reduce((sum, tries) => sum + tries, 0);
  });

const dueBy = async ({ deliveries }: Needs, now: Instant): Promise<KeptDelivery[]> => {
  const due: KeptDelivery[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesPerRun; page += 1) {
    const found = await deliveries.waiting('webhook', { limit: 200, cursor }, now);
    due.push(...found.items);
    if (found.cursor === null) break;
    cursor = found.cursor;
  }
  return due;
};

export const handler = lambda(() => retryWebhooks(webhookNeeds()));
