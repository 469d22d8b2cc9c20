import type { Instant } from '../../domain/day.ts';
import { type ParsedCount, parseCount } from '../../domain/texts/parse-count.ts';
import type { SiteWithToday, Today } from '../../domain/today.ts';
import type { Failure } from '../api.ts';
import { plainText } from '../console/plain-text.ts';
import type { CheckInEntry } from './outbox-entry.ts';
import type { Outcome } from './outcome.ts';

/** What is wrong with a typed number of people with symptoms. */
export type TypedFault = Extract<ParsedCount, { ok: false }>['code'] | 'more-than-present';

/** What came of the last try to send from the row. */
export type Attempt =
  | Outcome
  | { kind: 'sending' }
  | { kind: 'wrong'; code: TypedFault }
  /** Far above the usual: not sent from the row. */
  | { kind: 'unusual'; count: number };

/** How a row stands today, in the order in which rows are shown. */
export type RowState =
  | { kind: 'open'; fault: TypedFault | null; sending: boolean }
  | { kind: 'look'; why: 'unusual'; count: number }
  | { kind: 'look'; why: 'refused' | 'stale'; failure: Failure | null }
  | { kind: 'shut'; why: NonNullable<Today['shut']> }
  | { kind: 'not-due' }
  | { kind: 'saved' }
  | { kind: 'sent'; at: Instant; onTime: boolean | null };

const places: readonly RowState['kind'][] = ['open', 'look', 'shut', 'not-due', 'saved', 'sent'];

/** Judges a typed number before anything is sent; null lets it go. */
export const judgeTyped = (
  typed: string,
  { last, unusualFrom }: Pick<Today, 'last' | 'unusualFrom'>,
): Extract<Attempt, { kind: 'wrong' | 'unusual' }> | null => {
  const read = parseCount(typed);
  if (!read.ok) return { kind: 'wrong', code: read.code };
  if (last !== null && read.count > last.answers.present) return { kind: 'wrong', code: 'more-than-present' };
  return unusualFrom !== null && read.count >= unusualFrom ? { kind: 'unusual', count: read.count } : null;
};

/** The newest submission of the site-day on this device. */
type Held = Pick<CheckInEntry, 'state' | 'reply' | 'failure' | 'at'>;

/** What came of the last submission, by this page or by the outbox since; null while there is none. */
const settledState = (attempt: Attempt | undefined, held: Held | undefined): RowState | null => {
  if (held?.state === 'waiting' || attempt?.kind === 'unsent') {
    if (held?.state !== 'sent') return { kind: 'saved' };
  }
  const checkIn = attempt?.kind === 'sent' ? attempt.reply.checkIn : held?.reply?.checkIn;
  if (checkIn) return { kind: 'sent', at: checkIn.receivedAt, onTime: checkIn.onTime };
  if (attempt?.kind === 'refused' || attempt?.kind === 'stale')
    return { kind: 'look', why: attempt.kind, failure: attempt.failure };
  return held?.state === 'refused' || held?.state === 'stale'
    ? { kind: 'look', why: held.state, failure: held.failure }
    : null;
};

/** How the row stands: what the server said when it was read, what came of sending since, what this device still holds. */
export const rowState = (
  { today: { filed, shut, due } }: Pick<SiteWithToday, 'today'>,
  attempt: Attempt | undefined,
  held: Held | undefined,
): RowState => {
  if (attempt?.kind === 'sending') return { kind: 'open', fault: null, sending: true };
  if (attempt?.kind === 'unusual') return { kind: 'look', why: 'unusual', count: attempt.count };
  const settled = settledState(attempt, held);
  if (settled !== null) return settled;
  if (filed !== null) return { kind: 'sent', at: filed.receivedAt, onTime: filed.onTime };
  if (!due) return { kind: 'not-due' };
  if (shut !== null) return { kind: 'shut', why: shut };
  return { kind: 'open', fault: attempt?.kind === 'wrong' ? attempt.code : null, sending: false };
};

/** Rows that still want something first; the same kind by name. */
export const inOrder = <R extends { item: Pick<SiteWithToday, 'site'>; state: RowState }>(
  rows: readonly R[],
): R[] =>
  rows.toSorted(
    (a, b) =>
      places.indexOf(a.state.kind) - places.indexOf(b.state.kind) ||
      a.item.site.name.localeCompare(b.item.site.name, 'vi', { numeric: true }),
  );

/** The next site to send after this one, round the end; null when none is left. A row that is being sent is not waiting. */
export const nextOpen = (
  rows: readonly { item: Pick<SiteWithToday, 'site'>; state: RowState }[],
  siteId: string,
): string | null => {
  const at = rows.findIndex(({ item }) => item.site.siteId === siteId);
  const turned = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  const next = turned.find(({ state }) => state.kind === 'open' && !state.sending);
  return next?.item.site.siteId ?? null;
};

/** How many are sent, of those that owe a report today or sent one all the same. */
export const countsOf = (states: readonly RowState[]) => {
  const count = (kind: RowState['kind']) => states.filter((state) => state.kind === kind).length;
  return {
    sent: count('sent'),
    saved: count('saved'),
    look: count('look'),
    total: states.length - count('not-due'),
  };
};

/** Whether a site is what was typed into the filter: part of its name or id, without marks and case. */
export const isSought = ({ siteId, name }: SiteWithToday['site'], typed: string): boolean =>
  plainText(`${name} ${siteId}`).includes(plainText(typed));
