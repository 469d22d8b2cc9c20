import { rotatedWebhook } from '../../domain/webhook.ts';
import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';
import { type Webhooks, webhookStore } from '../stores/webhooks.ts';
import { findWebhook } from '../webhooks/find-webhook.ts';
import { newSecret } from '../webhooks/sign.ts';

type Needs = EdgeNeeds & { webhooks: Pick<Webhooks, 'get' | 'put'> };

/** Gives an endpoint a new secret, which is shown this once; for a day what is posted carries both signatures. */
export const rotateWebhookSecret = (needs: Needs) =>
  http(webhookRoutes.rotateWebhookSecret, needs, {
    find: findWebhook(needs.webhooks),
    answer: ({ params, actor, now }) =>
      untilWon(async () => {
        const found = await findWebhook(needs.webhooks)({ params });
        const record = rotatedWebhook(found, newSecret(), { by: actor.name, now });
        await needs.webhooks.put(record);
        return { body: { webhook: record.webhook, secret: record.secret } };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return rotateWebhookSecret({
    members: memberStore(connection),
    webhooks: webhookStore(connection),
    clock: systemClock,
  });
});
