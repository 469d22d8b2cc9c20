import { deliveryRoutes } from '../../domain/delivery-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Deliveries, deliveryStore, type KeptDelivery } from '../stores/deliveries.ts';
import { memberStore } from '../stores/members.ts';
import { type Notices, noticeStore } from '../stores/notices.ts';
import { LostRace, untilWon } from '../stores/transaction.ts';
import { seesDelivery, shownDelivery } from '../webhooks/shown-delivery.ts';

type Needs = EdgeNeeds & { deliveries: Pick<Deliveries, 'get' | 'move'>; notices: Pick<Notices, 'get'> };
type ResendDelivery = typeof deliveryRoutes.resendDelivery;

/**
 * Makes a delivery due now, whatever became of it: the job of its channel tries it within a minute, under the same id of the notice.
 * Where somebody has tried since, there is nothing to ask for, and it is answered as it is.
 */
export const resendDelivery = (needs: Needs) =>
  http(deliveryRoutes.resendDelivery, needs, {
    find: findDelivery(needs),
    answer: (ask) => untilWon(() => resend(needs, ask)),
  });

const findDelivery =
  ({ deliveries, notices }: Needs) =>
  async ({ params, actor }: { params: { deliveryId: string }; actor: Actor }): Promise<KeptDelivery> => {
    const delivery = await deliveries.get(params.deliveryId);
    if (delivery === null || !(await seesDelivery(notices, actor, delivery))) throw new NotFound();
    return delivery;
  };

const resend = async (needs: Needs, ask: Ask<ResendDelivery>): Promise<Answer<ResendDelivery>> => {
  const delivery = await findDelivery(needs)(ask);
  if (delivery.attempts !== ask.body.seen) return { body: shownDelivery(delivery) };
  const due = await needs.deliveries.move(delivery, {
    ...{ state: 'retrying', detail: 'asked', dueAt: ask.now, group: null },
  });
  if (due === null) throw new LostRace('the delivery moved on meanwhile');
  return { body: shownDelivery(due) };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return resendDelivery({
    members: memberStore(connection),
    deliveries: deliveryStore(connection),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});
