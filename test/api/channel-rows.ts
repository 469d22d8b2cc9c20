import type { Said } from '../support/event.ts';

const ofAlert = (site: string): Said => ({ params: { alertId: `case-reported.${site}.1` } });
const ownerless = { isOwnerless: true } as const;

/** Who may use the routes by which others hear of alerts; written by hand as the other rows are. */
export const channelRows = {
  listCapAlerts: { who: ['board', 'health', 'leader'], said: () => ({}), ...ownerless },
  // Nobody has verified it.
  getCapAlert: { who: ['board', 'health', 'leader'], said: ofAlert, own: '404 not-found' },
  listDeliveries: { who: ['health', 'admin'], said: () => ({}), ...ownerless },
  resendDelivery: {
    who: ['health', 'admin'],
    said: () => ({ params: { deliveryId: 'x' }, body: { seen: 0 } }),
    own: '404 not-found',
    ...ownerless,
  },
  listWebhooks: { who: ['admin'], said: () => ({}), ...ownerless },
  putWebhook: {
    who: ['admin'],
    said: () => ({ params: { webhookId: 'c-thai-nguyen' }, body: { name: 'x', url: 'https://x.example' } }),
    ...ownerless,
  },
  rotateWebhookSecret: {
    who: ['admin'],
    said: () => ({ params: { webhookId: 'nobody-has-it' } }),
    own: '404 not-found',
    ...ownerless,
  },
  deactivateWebhook: {
    who: ['admin'],
    said: () => ({ params: { webhookId: 'nobody-has-it' } }),
    own: '404 not-found',
    ...ownerless,
  },
} as const;
