import { stoppedWebhook } from '../../domain/webhook.ts';
import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';
import { type Webhooks, webhookStore } from '../stores/webhooks.ts';
import { findWebhook } from '../webhooks/find-webhook.ts';

type Needs = EdgeNeeds & { webhooks: Pick<Webhooks, 'get' | 'put'> };

/** Stops an endpoint; one that is stopped stays as it is. Nothing is deleted: the log goes on naming it. */
export const deactivateWebhook = (needs: Needs) =>
  http(webhookRoutes.deactivateWebhook, needs, {
    find: findWebhook(needs.webhooks),
    answer: ({ params, actor, now }) =>
      untilWon(async () => {
        const found = await findWebhook(needs.webhooks)({ params });
        if (!found.webhook.active) return { body: found.webhook };
        const record = stoppedWebhook(found, 'admin', { by: actor.name, now });
        await needs.webhooks.put(record);
        return { body: record.webhook };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return deactivateWebhook({
    members: memberStore(connection),
    webhooks: webhookStore(connection),
    clock: systemClock,
  });
});
