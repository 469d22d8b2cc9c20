import { useEffect } from 'preact/hooks';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { CheckInEntry } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';
import type { Opening, Outcome } from './outcome.ts';

/** The report that waits, as if the server had it: what comes next is a correction of it. */
export const waitingOf = (entry: CheckInEntry | null): CheckIn | null =>
  entry?.state === 'waiting'
    ? {
        siteId: entry.siteId,
        day: entry.day,
        revision: entry.request.seenRevision + 1,
        receivedAt: entry.at,
        onTime: null,
        answers: entry.request.answers,
      }
    : null;

/** What the form opens with where an earlier send was not taken, by this visit or another. */
export const openingOf = (entry: CheckInEntry | null): Opening => {
  if (entry?.failure == null) return {};
  const { state, failure, newest, request } = entry;
  if (state === 'refused') return { outcome: { kind: 'refused', failure, answers: request.answers } };
  if (state === 'stale') return { outcome: { kind: 'stale', newest, failure, answers: request.answers } };
  return {};
};

/** Hands on the reply of a report that could not be sent at first, once it has gone by itself. */
export const useArrival = (
  outcome: Exclude<Outcome, { kind: 'sent' }> | null,
  onSent: (sent: { reply: CheckInReply }) => void,
) => {
  const { entries } = useOutbox();
  const key = outcome?.kind === 'unsent' ? outcome.key : undefined;
  const entry = key === undefined ? undefined : entries.find((one) => one.key === key);
  const reply = entry?.kind === 'check-in' ? entry.reply : null;
  useEffect(() => {
    if (reply) onSent({ reply });
    // Once, when it arrives
  }, [reply]);
};
