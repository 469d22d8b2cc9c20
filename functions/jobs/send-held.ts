import { lambda } from '../edge/lambda.ts';
import { repeated } from '../edge/schedule.ts';
import { type GatherNeeds, gather } from '../notices/gather.ts';
import { inParts } from '../notices/in-parts.ts';
import { type NewsroomNeeds, newsroom } from '../notices/newsroom.ts';
import { sendAgain } from '../notices/send-again.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';
import { noticeNeeds } from './notice-needs.ts';

type Needs = GatherNeeds & NewsroomNeeds & { deliveries: Pick<Deliveries, 'waiting'> };

/** Deliveries that one run takes at most; the next one goes on. */
const mostAtOnce = 4_000;
const page = 500;
/** Mails on their way at once. */
const width = 4;

/** Sends what is due of the mails that wait: a further try, what was kept for the department's hours, and what is told as one. */
export const sendHeld = (needs: Needs) =>
  repeated('sendHeld', needs.clock, async (now) => {
    const due = await dueMails(needs.deliveries, now);
    if (due.length === 0) return 0;
    const room = newsroom(needs);
    const [alone, held] = [
      due.filter(({ group }) => group === null),
      due.filter(({ group }) => group !== null),
    ];
    await inParts(alone, width, (one) => sendAgain(needs, room, one));
    for (const together of Map.groupBy(held, ({ to, group, dueAt }) => `${dueAt} ${group} ${to}`).values())
      await gather(needs, room, together);
    return due.length;
  });

const dueMails = async (deliveries: Pick<Deliveries, 'waiting'>, now: string): Promise<KeptDelivery[]> => {
  const due: KeptDelivery[] = [];
  let cursor: string | undefined;
  do {
    const some = await deliveries.waiting('email', { limit: page, cursor }, now);
    due.push(...some.items);
    cursor = some.cursor ?? undefined;
  } while (cursor !== undefined && due.length < mostAtOnce);
  return due;
};

export const handler = lambda(() => sendHeld(noticeNeeds()));
