import type { ListedDelivery } from '../../domain/delivery-routes.ts';
import { type Actor, seesZone } from '../../domain/member.ts';
import type { KeptDelivery } from '../stores/deliveries.ts';
import type { Notices } from '../stores/notices.ts';

/** A delivery as people read it. */
export const shownDelivery = (delivery: KeptDelivery): ListedDelivery => {
  const { id, noticeId, channel, to, at, state, attempts, detail, dueAt, tries } = delivery;
  return { id, noticeId, channel, to, at, state, attempts, detail, dueAt, tries };
};

/** True when whoever asks may know of the delivery: of those of its own zones, and of those that are about no zone. */
export const seesDelivery = async (
  notices: Pick<Notices, 'get'>,
  actor: Actor,
  { noticeId }: Pick<KeptDelivery, 'noticeId'>,
): Promise<boolean> => {
  if (actor.role === 'admin' || actor.zones.length === 0) return true;
  const notice = await notices.get(noticeId);
  return notice !== null && (!('zoneId' in notice) || seesZone(actor, notice.zoneId));
};
