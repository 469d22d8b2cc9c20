import type { Instant } from '../../domain/day.ts';
import type { Notice } from '../../domain/notice.ts';
import { type WebhookRecord, wantsNotice } from '../../domain/webhook.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';

type Needs = { deliveries: Pick<Deliveries, 'make'> };

/** Makes the one delivery of a notice to each endpoint that asked for it. @returns those that nobody had made before */
export const planWebhooks = async (
  { deliveries }: Needs,
  notice: Notice,
  all: readonly WebhookRecord[],
  now: Instant,
): Promise<KeptDelivery[]> => {
  const made = await Promise.all(
    all
      .filter(({ webhook }) => wantsNotice(webhook, notice))
      .map(({ webhook: { webhookId: to } }) =>
        deliveries.make({
          ...{ noticeId: notice.id, channel: 'webhook', to, at: now },
          ...{ state: 'retrying', attempts: 0, detail: 'accepted', dueAt: now, group: null },
        }),
      ),
  );
  return made.filter((delivery) => delivery !== null);
};
