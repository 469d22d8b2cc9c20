import { formatDay, formatMoment, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { lateWords } from '../ui/late-words.tsx';
import type { Entry } from './outbox-entry.ts';
import { words as vietnamese } from './outbox-words-vi.ts';

export type OutboxWords = (typeof vietnamese)['outbox'];

const late = lateWords(vietnamese, () => import('./outbox-words-en.ts'));

/** Words of what is not sent yet, in the language in use. */
export const useOutboxWords = (): OutboxWords => late.useWords().outbox;
export const sayingOutbox = late.speaking;

/** What an entry is, in words: the report of a day, or a quick report with its count. */
export const nameOf = (outbox: OutboxWords, entry: Entry): string =>
  entry.kind === 'check-in'
    ? t(outbox, 'check-in', { day: formatDay(entry.day) })
    : t(outbox, entry.request.kind, { n: String(entry.request.count), day: formatMoment(entry.at) });

/** When the server received it. */
export const receivedAt = (entry: Entry): string => {
  const { reply } = entry;
  if (reply === null) return '';
  return formatTime('checkIn' in reply ? reply.checkIn.receivedAt : reply.receivedAt);
};
