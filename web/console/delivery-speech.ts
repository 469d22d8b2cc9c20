import { parseAlertId } from '../../domain/alert.ts';
import { fill } from '../../domain/texts/text.ts';
import type { ChannelWords } from './channel-words.tsx';
import type { Words } from './words.ts';

type Speech = { deliveries: ChannelWords['deliveries']; rules: Words['rules'] };

/** What a notice is about, by its id: in words, with the alert that it leads to, and the place or day that it names. */
export type NoticeSpeech = { text: string; alertId: string | null; place: string };

const kinds = ['reminder', 'call-list', 'count', 'brief'] as const;

/** Reads the id of a notice: an episode with its step, or a kind with what it is for. */
export const noticeSpeech = (noticeId: string, { deliveries, rules }: Speech): NoticeSpeech => {
  const [head = '', place = '', last = ''] = noticeId.split('#');
  const kind = kinds.find((one) => one === head);
  if (kind !== undefined) return { text: deliveries[kind], alertId: null, place };
  const alert = parseAlertId(head);
  if (alert === null) return { text: deliveries.other, alertId: null, place: noticeId };
  const step = new Map(Object.entries(deliveries.steps)).get(last) ?? last;
  const text = fill(deliveries.alert, { rule: rules[alert.rule].label, step });
  return { text, alertId: head, place: alert.place };
};

/** Why a delivery is in its state; a detail without words is shown as it is. */
export const detailSpeech = (detail: string, { details }: ChannelWords['deliveries']): string => {
  const [, status] = /^http-(\d+)$/.exec(detail) ?? [];
  if (status !== undefined) return fill(details.http, { status });
  return new Map(Object.entries(details)).get(detail) ?? detail;
};
