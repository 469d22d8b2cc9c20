import * as z from 'zod/mini';
import { minutesAfter } from './clock.ts';
import { Instant } from './day.ts';

export const Channel = z.enum(['email', 'webhook'], { error: 'unknown-channel' });
export type Channel = z.infer<typeof Channel>;

/**
 * `retrying` waits for its next try, the first one included; `held` waits for the department's hours, or to be told together with
 * others; the rest is over.
 */
export const DeliveryState = z.enum(['sent', 'held', 'retrying', 'failed', 'dropped'], {
  error: 'unknown-state',
});
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why a delivery is in its state, or what its last try met; a channel adds codes of its own, such as `http-503`. */
export const deliveryDetails = [
  'accepted',
  'office-hours',
  'storm',
  'digest',
  'told-together',
  'answered',
  'over-budget',
  'refused',
  'unreachable',
] as const;

/** The detail of a delivery that a person has asked to be sent again. */
export const askedFor = 'asked';

/** One notice on its way to one recipient by one channel: there is one for each, however often the notice is read. */
export const Delivery = z.strictObject({
  id: z.string(),
  noticeId: z.string(),
  channel: Channel,
  /** A work e-mail, or the id of a webhook. */
  to: z.string(),
  /** When it was made. */
  at: Instant,
  state: DeliveryState,
  /** Tries so far; each try is counted before it is made. */
  attempts: z.int().check(z.gte(0)),
  detail: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;

/** One try of a delivery: when it began, what it met (a detail of the delivery), and how long it took, ms. */
export const DeliveryTry = z.strictObject({ at: Instant, detail: z.string(), milliseconds: z.int() });
export type DeliveryTry = z.infer<typeof DeliveryTry>;

/** The id of a delivery; it is a path segment of an address, encoded as any. */
export const deliveryId = ({ noticeId, channel, to }: Pick<Delivery, 'noticeId' | 'channel' | 'to'>) =>
  `${noticeId}~${channel}~${to}`;

/** Reads the id of a delivery; null when none can have it. Neither notices nor channels have a `~` in their names. */
export const parseDeliveryId = (id: string): Pick<Delivery, 'noticeId' | 'channel' | 'to'> | null => {
  const [noticeId = '', name, ...rest] = id.split('~');
  const channel = Channel.safeParse(name);
  const to = rest.join('~');
  return channel.success && noticeId !== '' && to !== '' ? { noticeId, channel: channel.data, to } : null;
};

/** Whether nothing more happens to it by itself. */
export const isOver = ({ state }: Pick<Delivery, 'state'>) => state !== 'held' && state !== 'retrying';

/** Minutes from each try to the next: six tries in about eleven hours, then it has failed. */
const backOff = [2, 8, 32, 128, 512] as const;

/** When the try after this many may be made; null when there has been the last. */
export const nextTryAt = (attempts: number, now: Instant): Instant | null => {
  const wait = backOff[attempts - 1];
  return wait === undefined ? null : minutesAfter(now, wait);
};
