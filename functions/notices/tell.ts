import { groupName } from '../../domain/gathered.ts';
import { leavingOf } from '../../domain/leaving.ts';
import type { Notice } from '../../domain/notice.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import type { Recipient } from '../../domain/recipients.ts';
import type { Deliveries, KeptDelivery, NewDelivery } from '../stores/deliveries.ts';
import type { MailGuards } from '../stores/mail-guards.ts';
import type { Newsroom } from './newsroom.ts';
import { type MailNeeds, sendMail, trying } from './send-mail.ts';

export type TellNeeds = MailNeeds & {
  deliveries: Pick<Deliveries, 'make'>;
  guards: Pick<MailGuards, 'judge'>;
};

/** Tells everybody of a notice who is to be told by mail: the first time that it is read, and never again. */
export const tell = async (needs: TellNeeds, room: Newsroom, notice: Notice): Promise<void> => {
  const { recipients, episode } = await room.readers(notice);
  for (const recipient of recipients) {
    const delivery = await makeDelivery(needs, notice, recipient);
    if (delivery?.state !== 'retrying') continue;
    const text = await room.textFor(notice, recipient, episode);
    await sendMail(needs, delivery, text, notice.about === 'alert' ? notice.severity : null);
  }
};

/** The delivery of a notice to one recipient, held where it waits for hours or company; null when it has been made before. */
const makeDelivery = async (
  { deliveries, guards, clock }: TellNeeds,
  notice: Notice,
  { email, as }: Recipient,
): Promise<KeptDelivery | null> => {
  const now = clock();
  const { group, window, from } = leavingOf(notice, as, now, noticeRules);
  const name = group && groupName(group);
  const until =
    name === null || window === null ? from : await guards.judge(email, name, notice.id, now, window);
  const base = { noticeId: notice.id, channel: 'email', to: email, at: now } as const;
  const later = [until ?? now, from].toSorted().at(-1) ?? now;
  const made: NewDelivery =
    later > now && group !== null
      ? { ...base, state: 'held', attempts: 0, detail: detailOf[group.by], dueAt: later, group: name }
      : { ...base, ...trying(1, now), detail: '' };
  return deliveries.make(made);
};

const detailOf = { storm: 'storm', missed: 'digest', 'office-hours': 'office-hours' } as const;
