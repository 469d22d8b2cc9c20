import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Instant } from '../../domain/day.ts';
import type { Failure } from '../api.ts';
import type { CheckInEntry, Entry, EventEntry } from './outbox-entry.ts';
import type { EventReply } from './outcome.ts';

/*
 * How the outbox changes, as functions from its entries to its entries: each runs inside one transaction of the device's store, so
 * that no crash and no other tab ever sees half of it.
 */

type Entries = readonly Entry[];
type Given = 'siteId' | 'day' | 'kind' | 'request';
export type Submission = Pick<CheckInEntry, Given | 'after'> | Pick<EventEntry, Given>;
type Fresh = Pick<Entry, 'key' | 'owner' | 'at'>;

/** What one send brought. `open`: unknown or not reached. */
export type Settlement =
  | { kind: 'check-in-sent'; reply: CheckInReply }
  | { kind: 'event-sent'; reply: EventReply }
  | { kind: 'stale'; newest: CheckIn | null; failure: Failure }
  | { kind: 'refused'; failure: Failure }
  | { kind: 'open'; failure: Failure };

/** How long what was sent stays here, so that every tab learns of it; ms. */
const sentStaysMs = 3_600_000;

const ofDay = (entries: Entries, { siteId, day }: Pick<Entry, 'siteId' | 'day'>): CheckInEntry[] =>
  entries.filter((entry) => entry.kind === 'check-in').filter((e) => e.siteId === siteId && e.day === day);

/** What is said, whichever revision it is said on: a repeat may come from a form that has read the newer one. */
const said = ({ seenRevision: _, ...request }: CheckInEntry['request']) => JSON.stringify(request);

/** The newest report of a site-day that is still on this device, if it waits or a person must decide about it. */
export const newestUnsent = (entries: Entries, place: Pick<Entry, 'siteId' | 'day'>): CheckInEntry | null => {
  const newest = ofDay(entries, place).at(-1);
  return newest && newest.state !== 'sent' ? newest : null;
};

/** The waiting entry that says just this already: pressing again is not another report. A quick report is one each time. */
export const repeatOf = (entries: Entries, submission: Submission): Entry | null => {
  if (submission.kind !== 'check-in') return null;
  const newest = newestUnsent(entries, submission);
  return newest?.state === 'waiting' && said(newest.request) === said(submission.request) ? newest : null;
};

/** The revision that an entry became, once the server has it. */
const revisionOf = (entry: Entry | undefined): number =>
  entry?.kind === 'check-in' ? (entry.reply?.checkIn.revision ?? 0) : 0;

/** Written on top of what has now become a revision: a correction of it. */
const onTopOf = (entry: CheckInEntry, revision: number): CheckInEntry => ({
  ...entry,
  request: { ...entry.request, seenRevision: Math.max(entry.request.seenRevision, revision) },
});

/**
 * Puts a submission at the end. What the server refused of the same site-day, or had newer, is thereby answered and goes. One that
 * waits stays, whatever comes after it: it may be on the server already.
 */
export const added = (entries: Entries, submission: Submission, fresh: Fresh): Entry[] => {
  const order = Math.max(0, ...entries.map((entry) => entry.order)) + 1;
  const common = { ...fresh, order, state: 'waiting', failure: null, newest: null, reply: null } as const;
  if (submission.kind !== 'check-in') return [...entries, { ...submission, ...common }];
  const answered = new Set<Entry>(ofDay(entries, submission).filter(({ state }) => isDecidedByPerson(state)));
  const before = entries.find(({ key }) => key === submission.after);
  const entry = onTopOf({ ...submission, ...common }, revisionOf(before));
  return [...entries.filter((one) => !answered.has(one)), entry];
};

const isDecidedByPerson = (state: Entry['state']) => state === 'refused' || state === 'stale';

const settledOne = (entry: Entry, what: Settlement): Entry => {
  if (what.kind === 'check-in-sent')
    return entry.kind === 'check-in' ? { ...entry, state: 'sent', failure: null, reply: what.reply } : entry;
  if (what.kind === 'event-sent')
    return entry.kind === 'event-report'
      ? { ...entry, state: 'sent', failure: null, reply: what.reply }
      : entry;
  if (what.kind === 'stale' && entry.kind === 'check-in')
    return { ...entry, state: 'stale', newest: what.newest, failure: what.failure };
  return { ...entry, state: what.kind === 'open' ? 'waiting' : 'refused', failure: what.failure };
};

/** Takes what a send of an entry brought. Only a waiting one changes: another tab may have settled it first. */
export const settled = (entries: Entries, key: string, what: Settlement): Entry[] => {
  const target = entries.find((entry) => entry.key === key);
  if (target?.state !== 'waiting') return [...entries];
  const next = settledOne(target, what);
  const revision = next.state === 'sent' ? revisionOf(next) : 0;
  const answered = new Set<Entry>(
    revision > 0
      ? ofDay(entries, target).filter((e) => e.order < target.order && isDecidedByPerson(e.state))
      : [],
  );
  return entries
    .filter((entry) => !answered.has(entry))
    .map((entry) => {
      if (entry === target) return next;
      const isOnTop = entry.kind === 'check-in' && entry.after === key && entry.state === 'waiting';
      return isOnTop && revision > 0 ? onTopOf(entry, revision) : entry;
    });
};

/** Without the entry that a person has given up; one that waits cannot be: it may be on the server. */
export const discarded = (entries: Entries, key: string): Entry[] =>
  entries.filter((entry) => entry.key !== key || !isDecidedByPerson(entry.state));

/** A refused one goes again as it is: whatever stood in its way may be gone. */
export const reopened = (entries: Entries, key: string): Entry[] =>
  entries.map((entry) =>
    entry.key === key && entry.state === 'refused' ? { ...entry, state: 'waiting', failure: null } : entry,
  );

/** Without what was sent long ago. */
export const trimmed = (entries: Entries, now: Instant): Entry[] => {
  const until = Date.parse(now) - sentStaysMs;
  return entries.filter(
    ({ state, reply, at }) => state !== 'sent' || Date.parse(receivedAt(reply) ?? at) > until,
  );
};

const receivedAt = (reply: Entry['reply']): Instant | null => {
  if (reply === null) return null;
  return 'checkIn' in reply ? reply.checkIn.receivedAt : reply.receivedAt;
};
