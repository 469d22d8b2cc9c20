import type { Severity } from '../../domain/alert.ts';
import { askedFor, nextTryAt } from '../../domain/delivery.ts';
import type { Notice } from '../../domain/notice.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { gatheredText } from '../../domain/texts/gathered-text.ts';
import type { KeptDelivery } from '../stores/deliveries.ts';
import type { Gatherings } from '../stores/gatherings.ts';
import type { MailContent } from '../stores/mail.ts';
import type { Notices } from '../stores/notices.ts';
import { type Newsroom, zoneName } from './newsroom.ts';
import { type MailNeeds, sendMail, trying } from './send-mail.ts';

export type AgainNeeds = MailNeeds & {
  notices: Pick<Notices, 'get'>;
  gatherings: Pick<Gatherings, 'get'>;
  origin: string;
};

/** Makes the next try of a delivery that is due, unless somebody else does; what is no news any more is dropped. */
export const sendAgain = async (needs: AgainNeeds, room: Newsroom, delivery: KeptDelivery): Promise<void> => {
  const { deliveries, clock } = needs;
  const { attempts } = delivery;
  // The last try was made, and what came of it was not written down; a person may ask for another.
  if (!isAsked(delivery) && attempts > 0 && nextTryAt(attempts, clock()) === null) {
    await deliveries.move(delivery, { state: 'failed', detail: 'unreachable', dueAt: null });
    return;
  }
  const said = await wordsOf(needs, room, delivery);
  if (said === null) {
    await deliveries.move(delivery, { state: 'dropped', detail: 'answered', dueAt: null });
    return;
  }
  const claimed = await deliveries.move(delivery, trying(attempts + 1, clock()));
  if (claimed !== null) await sendMail(needs, claimed, said.text, said.severity);
};

const isAsked = ({ detail }: KeptDelivery) => detail === askedFor;

type Said = { text: MailContent; severity: Severity | null };

const wordsOf = async (
  { notices, gatherings, origin }: AgainNeeds,
  room: Newsroom,
  delivery: KeptDelivery,
): Promise<Said | null> => {
  const { noticeId, to } = delivery;
  const gathered = noticeId.startsWith('gathered#') ? await gatherings.get(noticeId, to) : null;
  if (gathered !== null) {
    const { language: lang, silentShare } = noticeRules;
    const text = gatheredText(gathered, { lang, origin, zoneName, silentShare });
    return { text, severity: gathered.severity };
  }
  const notice = await notices.get(noticeId);
  return notice && noticeWordsFor(room, notice, delivery);
};

/** What a person asks to be sent again is sent, news or not. */
const noticeWordsFor = async (
  room: Newsroom,
  notice: Notice,
  delivery: KeptDelivery,
): Promise<Said | null> => {
  const { to } = delivery;
  const { recipients, episode } = await room.readers(notice, isAsked(delivery) ? 'old' : 'news');
  const recipient = recipients.find(({ email }) => email === to);
  if (recipient === undefined) return null;
  const text = await room.textFor(notice, recipient, episode);
  return { text, severity: notice.about === 'alert' ? notice.severity : null };
};
