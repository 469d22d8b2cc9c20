import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Webhooks, webhookStore } from '../stores/webhooks.ts';

type Needs = EdgeNeeds & { webhooks: Pick<Webhooks, 'list'> };

/** All endpoints, by their id; they are few. */
export const listWebhooks = (needs: Needs) =>
  http(webhookRoutes.listWebhooks, needs, {
    find: nothingToFind,
    answer: async () => ({ body: { items: await needs.webhooks.list(), cursor: null } }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listWebhooks({
    members: memberStore(connection),
    webhooks: webhookStore(connection),
    clock: systemClock,
  });
});
