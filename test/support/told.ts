import { sendHeld } from '../../functions/jobs/send-held.ts';
import { sendNotices } from '../../functions/jobs/send-notices.ts';
import { type Deliveries, deliveryStore } from '../../functions/stores/deliveries.ts';
import { gatheringStore } from '../../functions/stores/gatherings.ts';
import type { Mail, Message } from '../../functions/stores/mail.ts';
import { mailGuardStore } from '../../functions/stores/mail-guards.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { due, type Service } from './call.ts';
import type { Base } from './engine.ts';
import { queued } from './queued.ts';

export const origin = 'https://san-sang.test';

/** A mail service of a test: it keeps what it is given, and fails while it is told to. */
export const postOffice = () => {
  const sent: Message[] = [];
  const state = { fails: false, refuses: false };
  const mail: Mail = {
    send: async (message) => {
      if (state.fails) throw new Error('the mail service is away');
      if (state.refuses) return 'refused';
      sent.push(message);
      return 'accepted';
    },
  };
  return { mail, sent, state };
};

/** The jobs of mail on the real stores of a base, by the clock of a service. */
export const telling = ({ connection }: Base, works: Service, mail: Mail = postOffice().mail) => {
  const needs = {
    ...works.needs,
    notices: noticeStore(connection),
    deliveries: deliveryStore(connection),
    gatherings: gatheringStore(connection),
    guards: mailGuardStore(connection),
    mail,
    origin,
  };
  const [send, held] = [queued(sendNotices(needs)), sendHeld(needs)];
  return {
    needs,
    send,
    /** Gives the job all that was written since the last time. */
    tell: async () => {
      const { batchItemFailures } = await send(await works.stream());
      if (batchItemFailures.length > 0) throw new Error('a notice could not be told');
    },
    /** Runs what is due at the time of the service's clock. */
    sendDue: () => held(due(works.clock())),
  };
};

/** The whole log of deliveries: what waits, then what is over. */
export const logged = async (deliveries: Pick<Deliveries, 'waiting' | 'done'>) => [
  ...(await deliveries.waiting('email', { limit: 1000 })).items,
  ...(await deliveries.done({ limit: 1000 })).items,
];
