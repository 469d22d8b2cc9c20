import { linkSettings, reachSettings, settings, systemClock } from '../edge/config.ts';
import { connect } from '../stores/connection.ts';
import { deliveryStore } from '../stores/deliveries.ts';
import { noticeStore } from '../stores/notices.ts';
import { siteStore } from '../stores/sites.ts';
import { webhookStore } from '../stores/webhooks.ts';
import { createPost } from '../webhooks/post.ts';

/** All that telling other systems asks for, from the settings of this Lambda. */
export const webhookNeeds = () => {
  const connection = connect(settings());
  return {
    deliveries: deliveryStore(connection),
    notices: noticeStore(connection),
    webhooks: webhookStore(connection),
    sites: siteStore(connection),
    post: createPost(reachSettings()),
    origin: linkSettings().origin,
    clock: systemClock,
    chance: Math.random,
  };
};
