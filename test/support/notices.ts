import type { AlertNotice } from '../../domain/notice.ts';
import { newWebhook, type WebhookFields, type WebhookRecord } from '../../domain/webhook.ts';

export const now = '2021-06-15T02:00:00.000Z';

/** A notice that a first F0 has opened an episode. */
export const aNotice = (over: Partial<AlertNotice> = {}): AlertNotice => ({
  ...{ about: 'alert', id: 'case-reported.may-song-cau.1#1#open', alertId: 'case-reported.may-song-cau.1' },
  ...{ step: 'open', at: now, level: 0, siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1' },
  ...{ rule: 'case-reported', severity: 'critical', state: 'open', owner: null, parent: null },
  ...over,
});

export const webhookFields = (over: Partial<WebhookFields> = {}): WebhookFields => ({
  ...{ name: 'Trung tâm điều hành', url: 'https://c-thai-nguyen.example/take', about: ['alert'] },
  ...{ rules: [], severities: [], zones: [], active: true },
  ...over,
});

/** The secret of the test vector that Standard Webhooks publishes. */
export const knownSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** An endpoint that takes alerts of every kind. */
export const aWebhook = (over: Partial<WebhookFields> = {}, id = 'c-thai-nguyen'): WebhookRecord =>
  newWebhook(id, webhookFields(over), knownSecret, { by: 'admin', now });
