import { createHmac, randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';

const prefix = 'whsec_';
/** Bytes of a new secret: Standard Webhooks asks for 24 to 64. */
const secretBytes = 24;

/** A new secret, as receivers' libraries take it. */
export const newSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64')}`;

/** What is posted: the id that stays the same in every try, when it is signed, the very bytes of the body. */
export type Signable = { id: string; at: Instant; body: string };

const timestampOf = (at: Instant): string => String(Math.floor(Date.parse(at) / 1000));

/** One signature: HMAC-SHA256 over id, seconds and body, under the bytes behind the prefix. Source: Standard Webhooks, scheme v1. */
const signature = ({ id, at, body }: Signable, secret: string): string => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key)
    .update(`${id}.${timestampOf(at)}.${body}`)
    .digest('base64')}`;
};

/** The three headers by which a receiver knows that a request is ours, new and not a repeat: one signature for each secret in use. */
export const signedHeaders = (what: Signable, secrets: readonly string[]): Record<string, string> => ({
  'webhook-id': what.id,
  'webhook-timestamp': timestampOf(what.at),
  'webhook-signature': secrets.map((secret) => signature(what, secret)).join(' '),
});
