import { deliveryRoutes } from '../../domain/delivery-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type DeliveryLog, deliveryLog } from '../stores/delivery-log.ts';
import { memberStore } from '../stores/members.ts';
import { type Notices, noticeStore } from '../stores/notices.ts';
import { seesDelivery, shownDelivery } from '../webhooks/shown-delivery.ts';

type Needs = EdgeNeeds & { log: DeliveryLog; notices: Pick<Notices, 'get'> };

/** What was sent to whom: first what still waits, then what is over, the last made first. A page may be short before the end. */
export const listDeliveries = (needs: Needs) =>
  http(deliveryRoutes.listDeliveries, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, ...wanted }, actor }) => {
      const page = await needs.log.list(wanted, { limit, cursor });
      const seen = await Promise.all(page.items.map((one) => seesDelivery(needs.notices, actor, one)));
      const items = page.items.filter((_, n) => seen[n]).map(shownDelivery);
      return { body: { items, cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listDeliveries({
    members: memberStore(connection),
    log: deliveryLog(connection),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});
