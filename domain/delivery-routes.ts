import * as z from 'zod/mini';
import { Instant } from './day.ts';
import { Channel, Delivery, DeliveryState, DeliveryTry } from './delivery.ts';
import { listOf, paging, route } from './route.ts';

/** A delivery as the log shows it: its tries, and when something happens to it next, null once it is over. */
export const ListedDelivery = z.extend(Delivery, {
  dueAt: z.nullable(Instant),
  tries: z.array(DeliveryTry),
});
export type ListedDelivery = z.infer<typeof ListedDelivery>;

/** `seen` is the number of tries that whoever asks has seen: a repeat of the request finds one more, and asks for nothing. */
export const ResendRequest = z.strictObject({
  seen: z.int({ error: 'not-a-count' }).check(z.gte(0, { error: 'out-of-range' })),
});

export const deliveryRoutes = {
  listDeliveries: route({
    method: 'GET',
    path: '/api/deliveries',
    summary: 'What was sent to whom: first what still waits, then what is over, the last made first',
    who: ['health', 'admin'],
    query: z.strictObject({
      ...paging,
      state: z.optional(DeliveryState),
      channel: z.optional(Channel),
    }),
    reply: listOf(ListedDelivery),
  }),
  resendDelivery: route({
    method: 'POST',
    path: '/api/deliveries/{deliveryId}/resends',
    summary: 'Have a notice sent again to one recipient, under the same id',
    who: ['health', 'admin'],
    params: z.strictObject({ deliveryId: z.string() }),
    body: ResendRequest,
    reply: ListedDelivery,
  }),
} as const;
