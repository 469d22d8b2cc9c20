import type { KeptDelivery } from '../stores/deliveries.ts';
import { type DeliverNeeds, deliverWebhook } from './deliver-webhook.ts';

/** How long one run goes on making tries, ms: what is left is due, and the next run takes it. */
const runMs = 40_000;

/**
 * One run over deliveries: an endpoint that failed in it is left alone until the next, so that one that is away holds up neither the
 * others nor the run. Each of its other deliveries stays due and loses no try.
 */
export const endpointRun = (needs: DeliverNeeds) => {
  const tired = new Set<string>();
  const end = performance.now() + runMs;
  return {
    /** Tries the delivery. @returns whether a try was made */
    deliver: async (delivery: KeptDelivery): Promise<boolean> => {
      if (tired.has(delivery.to) || performance.now() > end) return false;
      const outcome = await deliverWebhook(needs, delivery);
      if (outcome === 'failed' || outcome === 'gone') tired.add(delivery.to);
      return outcome !== 'left';
    },
  };
};
