import { cloudEventMediaType, cloudEventOf } from '../../domain/cloud-event.ts';
import type { Instant } from '../../domain/day.ts';
import type { DeliveryTry } from '../../domain/delivery.ts';
import type { Notice } from '../../domain/notice.ts';
import { zones } from '../../domain/pack/zones.ts';
import { signingSecrets, stoppedWebhook, type WebhookRecord } from '../../domain/webhook.ts';
import { nextTry, outcomeOf, type TryOutcome } from '../../domain/webhook-retry.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';
import type { Notices } from '../stores/notices.ts';
import type { Sites } from '../stores/sites.ts';
import { LostRace } from '../stores/transaction.ts';
import type { Webhooks } from '../stores/webhooks.ts';
import type { Post, Posted } from './post.ts';
import { signedHeaders } from './sign.ts';

export type DeliverNeeds = {
  deliveries: Pick<Deliveries, 'move'>;
  notices: Pick<Notices, 'get'>;
  webhooks: Pick<Webhooks, 'get' | 'put'>;
  sites: Pick<Sites, 'get'>;
  post: Post;
  /** Of the pages, without a slash at its end. */
  origin: string;
  clock: () => Instant;
  /** A number from 0 up to 1, a new one each time. */
  chance: () => number;
};

/** How long a try may be under way before another run takes it for broken off, ms: well beyond the 5 s that it may take. */
const leaseMs = 120_000;
/** Tries that are remembered of one delivery. */
const triesKept = 20;

/** What became of a try. `left`: it was not made, since somebody else has it or the endpoint was stopped. */
export type Delivered = TryOutcome | 'left';

/**
 * One try of one delivery. The try is counted before it is made, by a write that only one of several runs can win; a run that breaks
 * off leaves it due again in two minutes, under the same id.
 */
export const deliverWebhook = async (needs: DeliverNeeds, delivery: KeptDelivery): Promise<Delivered> => {
  const { deliveries, notices, webhooks, clock } = needs;
  const [record, notice] = await Promise.all([webhooks.get(delivery.to), notices.get(delivery.noticeId)]);
  if (record === null || notice === null || !record.webhook.active) {
    const detail = notice === null ? 'notice-gone' : 'endpoint-stopped';
    await deliveries.move(delivery, { state: 'dropped', detail, dueAt: null });
    return 'left';
  }
  const now = clock();
  const claimed = await deliveries.move(delivery, {
    state: 'retrying',
    attempts: delivery.attempts + 1,
    dueAt: new Date(Date.parse(now) + leaseMs).toISOString(),
  });
  if (claimed === null) return 'left';
  const start = performance.now();
  const posted = await send(needs, record, notice, now);
  const milliseconds = Math.round(performance.now() - start);
  return settle(needs, claimed, posted, { at: now, detail: detailOf(posted), milliseconds });
};

const send = async (
  { post, sites, origin }: DeliverNeeds,
  record: WebhookRecord,
  notice: Notice,
  at: Instant,
): Promise<Posted> => {
  const siteId = 'siteId' in notice ? notice.siteId : null;
  const zoneId = 'zoneId' in notice ? notice.zoneId : null;
  const site = siteId === null ? null : await sites.get(siteId);
  const zoneName = zones.find(({ id }) => id === zoneId)?.name ?? null;
  const event = cloudEventOf(notice, { siteName: site?.record.site.name ?? null, zoneName, origin });
  const body = JSON.stringify(event);
  const headers = {
    'content-type': `${cloudEventMediaType}; charset=utf-8`,
    ...signedHeaders({ id: notice.id, at, body }, signingSecrets(record, at)),
  };
  return post(record.webhook.url, headers, body);
};

const detailOf = (posted: Posted): string => ('status' in posted ? `http-${posted.status}` : posted.refused);

/** Notes what a try met: over, gone for good, or due again later. */
const settle = async (
  needs: DeliverNeeds,
  claimed: KeptDelivery,
  posted: Posted,
  tried: DeliveryTry,
): Promise<TryOutcome> => {
  const outcome = 'status' in posted ? outcomeOf(posted.status) : 'failed';
  const now = needs.clock();
  const dueAt = outcome === 'failed' ? nextTry(claimed.attempts, now, needs.chance()) : null;
  const state = outcome === 'taken' ? 'sent' : dueAt === null ? 'failed' : 'retrying';
  const tries = [...claimed.tries, tried].slice(-triesKept);
  await needs.deliveries.move(claimed, { state, detail: tried.detail, dueAt, tries });
  if (outcome === 'gone') await stop(needs, claimed.to, now);
  return outcome;
};

/** A receiver that says it is gone is asked nothing more, until the admin makes it active again. */
const stop = async ({ webhooks }: DeliverNeeds, webhookId: string, now: Instant): Promise<void> => {
  const record = await webhooks.get(webhookId);
  if (record === null || !record.webhook.active) return;
  try {
    await webhooks.put(stoppedWebhook(record, 'receiver', { by: 'system', now }));
  } catch (error) {
    // The admin has just written it: whoever is still there finds out at the next try.
    if (!(error instanceof LostRace)) throw error;
  }
};
