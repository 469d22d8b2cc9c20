import { deactivateWebhook } from '../../functions/api/deactivate-webhook.ts';
import { getCapAlert } from '../../functions/api/get-cap-alert.ts';
import { listCapAlerts } from '../../functions/api/list-cap-alerts.ts';
import { listDeliveries } from '../../functions/api/list-deliveries.ts';
import { listWebhooks } from '../../functions/api/list-webhooks.ts';
import { putWebhook } from '../../functions/api/put-webhook.ts';
import { resendDelivery } from '../../functions/api/resend-delivery.ts';
import { rotateWebhookSecret } from '../../functions/api/rotate-webhook-secret.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { deliveryStore } from '../../functions/stores/deliveries.ts';
import { deliveryLog } from '../../functions/stores/delivery-log.ts';
import { webhookStore } from '../../functions/stores/webhooks.ts';

/** Where the pages of tests are said to be. */
export const origin = 'https://san-sang.example';

/** What the routes and jobs of the channels ask for, on the real stores. */
export const channelStores = (connection: Connection) => ({
  deliveries: deliveryStore(connection),
  log: deliveryLog(connection),
  webhooks: webhookStore(connection),
  origin,
  isLocalDoor: true,
});

type Needs = Parameters<typeof putWebhook>[0] &
  Parameters<typeof listWebhooks>[0] &
  Parameters<typeof rotateWebhookSecret>[0] &
  Parameters<typeof listDeliveries>[0] &
  Parameters<typeof resendDelivery>[0] &
  Parameters<typeof listCapAlerts>[0] &
  Parameters<typeof getCapAlert>[0];

/** The handlers of the routes by which others hear of alerts. */
export const channelHandlers = (needs: Needs) => ({
  listWebhooks: listWebhooks(needs),
  putWebhook: putWebhook(needs),
  rotateWebhookSecret: rotateWebhookSecret(needs),
  deactivateWebhook: deactivateWebhook(needs),
  listDeliveries: listDeliveries(needs),
  resendDelivery: resendDelivery(needs),
  listCapAlerts: listCapAlerts(needs),
  getCapAlert: getCapAlert(needs),
});
export type ChannelNeeds = Needs;
