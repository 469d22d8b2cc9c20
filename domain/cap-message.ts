import type { Episode, TimelineEntry } from './alert.ts';
import type { Instant } from './day.ts';

/** Which message of the Common Alerting Protocol: the first of a verified episode, one that replaces earlier ones, or the end of it. */
export type CapType = 'Alert' | 'Update' | 'Cancel';

/** A message that an episode has given rise to: the n-th of it, and the numbers of those that it replaces or cancels. */
export type CapMessage = { n: number; type: CapType; sent: Instant; replaces: readonly number[] };

type Line = Pick<TimelineEntry, 'act' | 'at'>;

/** What people are told again of while an episode is verified and not closed. */
const news: readonly TimelineEntry['act'][] = ['verified', 'responding', 'occurred', 'severity-raised'];

/** What a line of the timeline says to those outside; `isOut` is whether they have been told and not been told that it is over. */
const typeOf = ({ act }: Line, isOut: boolean): CapType | null => {
  if (!isOut) return act === 'verified' ? 'Alert' : null;
  if (act === 'closed') return 'Cancel';
  return news.includes(act) ? 'Update' : null;
};

/**
 * The messages of an episode, by its timeline alone, oldest first: none before a person has verified it. An episode that opens again
 * after its end gives rise to a new Alert once it is verified again.
 */
export const capMessages = (timeline: readonly Line[]): CapMessage[] => {
  const messages: CapMessage[] = [];
  let out: number[] = [];
  for (const line of timeline) {
    const type = typeOf(line, out.length > 0);
    if (type === null) continue;
    const n = messages.length + 1;
    messages.push({ n, type, sent: line.at, replaces: out });
    out = type === 'Cancel' ? [] : [...out, n];
  }
  return messages;
};

/** Days for which the end of an episode is still told. */
const toldDays = 7;

/** True for an episode that the feed may hold: critical, verified at some time, and not long over. */
export const isForFeed = (
  { severity, state, closedAt }: Pick<Episode, 'severity' | 'state' | 'closedAt'>,
  now: Instant,
): boolean =>
  severity === 'critical' &&
  (state !== 'closed' || Date.parse(now) - Date.parse(closedAt ?? now) <= toldDays * 86_400_000);
