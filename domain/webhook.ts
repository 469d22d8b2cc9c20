import * as z from 'zod/mini';
import { RuleId, Severity } from './alert.ts';
import { coded } from './coded.ts';
import { Instant } from './day.ts';
import { freeText } from './free-text.ts';
import { ZoneId } from './me.ts';
import type { Notice } from './notice.ts';

/** A name for machines, as sites have one. */
export const WebhookId = z.string().check(z.regex(/^[a-z0-9-]{2,40}$/, { error: 'not-a-webhook-id' }));

/** Scheme, host, port (1 to 65535) and path: no name and password, no fragment, no spaces; http only to this very machine. */
const address =
  /^(?:https:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?(?:[/?][^\s#<>"\\]*)?$/i;

/** The address that events are posted to; code `not-a-webhook-url`. Where it may lead is judged again each time it is used. */
export const WebhookUrl = z
  .string({ error: coded('not-a-webhook-url') })
  .check(z.trim(), z.maxLength(500, { error: 'too-long' }), z.regex(address, { error: 'not-a-webhook-url' }));

/** What a notice can be about. */
export const About = z.enum(['alert', 'reminder', 'call-list', 'count'], { error: 'unknown-about' });
export type About = z.infer<typeof About>;

/** What the admin says of an endpoint. An empty filter lets everything through; rules and severities are asked of alerts alone. */
export const WebhookFields = z.strictObject({
  name: freeText(100),
  url: WebhookUrl,
  about: z._default(z.array(About).check(z.maxLength(4, { error: 'too-many' })), ['alert']),
  rules: z._default(z.array(RuleId).check(z.maxLength(50, { error: 'too-many' })), []),
  severities: z._default(z.array(Severity).check(z.maxLength(4, { error: 'too-many' })), []),
  zones: z._default(z.array(ZoneId).check(z.maxLength(100, { error: 'too-many' })), []),
  active: z._default(z.boolean(), true),
});
export type WebhookFields = z.infer<typeof WebhookFields>;

/** Why an endpoint that was active no longer is. */
export const StoppedBy = z.enum(['admin', 'receiver']);

/** An endpoint as the admin reads it: never with its secret. */
export const Webhook = z.extend(WebhookFields, {
  webhookId: WebhookId,
  createdAt: Instant,
  /** Who wrote it last, by name, and when. */
  changedBy: z.string(),
  changedAt: Instant,
  /** When the secret in use was made; until the other instant the one before it signs as well. */
  secretMadeAt: Instant,
  formerUntil: z.nullable(Instant),
  stoppedBy: z.nullable(StoppedBy),
});
export type Webhook = z.infer<typeof Webhook>;

/** The secret as the receiver's library takes it: `whsec_` and base64. */
export const WebhookSecret = z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/));

/** An endpoint as it is stored. `writes` is what a conditional write names. */
export const WebhookRecord = z.strictObject({
  webhook: Webhook,
  secret: WebhookSecret,
  /** The secret before, while receivers change over. */
  former: z.nullable(WebhookSecret),
  writes: z.int(),
});
export type WebhookRecord = z.infer<typeof WebhookRecord>;

/** How long both secrets sign after a change: a day for the receiver to change over. [D] */
const bothMs = 86_400_000;

/** Endpoints at most: each costs a request for every notice. [D] */
export const mostWebhooks = 20;

type Act = { by: string; now: Instant };

/** A new endpoint, with the secret that the server has made. */
export const newWebhook = (
  webhookId: string,
  fields: WebhookFields,
  secret: string,
  { by, now }: Act,
): WebhookRecord => ({
  webhook: {
    ...fields,
    ...{ webhookId, createdAt: now, changedBy: by, changedAt: now, secretMadeAt: now, formerUntil: null },
    stoppedBy: fields.active ? null : 'admin',
  },
  secret,
  former: null,
  writes: 1,
});

/** The endpoint with other fields; what was stopped and is active again is no longer stopped. */
export const changedWebhook = (
  record: WebhookRecord,
  fields: WebhookFields,
  { by, now }: Act,
): WebhookRecord => {
  const { active, stoppedBy } = record.webhook;
  const stopped = fields.active ? null : active ? 'admin' : stoppedBy;
  return {
    ...record,
    webhook: { ...record.webhook, ...fields, changedBy: by, changedAt: now, stoppedBy: stopped },
    writes: record.writes + 1,
  };
};

/** The endpoint, to which nothing is sent from now on: by the admin's wish, or since the receiver answers that it is gone. */
export const stoppedWebhook = (
  record: WebhookRecord,
  stoppedBy: z.infer<typeof StoppedBy>,
  { by, now }: Act,
): WebhookRecord => ({
  ...record,
  webhook: { ...record.webhook, active: false, changedBy: by, changedAt: now, stoppedBy },
  writes: record.writes + 1,
});

/** The endpoint under a new secret; for a day the one before signs beside it. */
export const rotatedWebhook = (record: WebhookRecord, secret: string, { by, now }: Act): WebhookRecord => ({
  webhook: {
    ...record.webhook,
    ...{ changedBy: by, changedAt: now, secretMadeAt: now },
    formerUntil: new Date(Date.parse(now) + bothMs).toISOString(),
  },
  secret,
  former: record.secret,
  writes: record.writes + 1,
});

/** The secrets that sign at an instant, the newest first. */
export const signingSecrets = ({ webhook, secret, former }: WebhookRecord, now: Instant): string[] =>
  former !== null && webhook.formerUntil !== null && Date.parse(now) < Date.parse(webhook.formerUntil)
    ? [secret, former]
    : [secret];

const lets = <T>(wanted: readonly T[], one: T): boolean => wanted.length === 0 || wanted.includes(one);

/** True for a notice that the endpoint asked for. A notice of no zone goes to an endpoint of any. */
export const wantsNotice = (webhook: Webhook, notice: Notice): boolean => {
  // A brief goes to its readers alone.
  if (notice.about === 'brief') return false;
  if (!webhook.active || !webhook.about.includes(notice.about)) return false;
  if ('zoneId' in notice && !lets(webhook.zones, notice.zoneId)) return false;
  if (notice.about !== 'alert') return true;
  return lets(webhook.rules, notice.rule) && lets(webhook.severities, notice.severity);
};
