import type { EventReport } from '../../domain/alert-request.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { type CheckInReply, type CheckInRequest, checkInRoutes } from '../../domain/check-in.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { type Answer, callAs, mayPass } from '../api.ts';
import { now } from '../clock.ts';
import { kept } from './kept.ts';
import { alone } from './lanes.ts';
import { makeOutbox, type Tried } from './outbox.ts';
import type { CheckInEntry, Entry, EventEntry } from './outbox-entry.ts';
import type { Settlement } from './outbox-moves.ts';
import { pageOwner, tell } from './outbox-news.tsx';
import { outboxStore } from './outbox-store.ts';
import type { EventOutcome, EventReply, Outcome } from './outcome.ts';
import { keepReports } from './readings.ts';

/** What an answer that is no reply means for an entry. */
export const failed = (answer: Exclude<Answer<unknown>, { kind: 'reply' }>): Settlement => {
  if (answer.kind === 'unchanged') return { kind: 'open', failure: { kind: 'unreadable', status: 304 } };
  if (answer.kind === 'problem' && answer.code === 'stale-revision')
    return { kind: 'stale', newest: answer.problem.checkIn ?? null, failure: answer };
  // A 2xx that cannot be read was accepted; without a session nothing was sent. Both stay for another try.
  const isOpen =
    mayPass(answer) || answer.kind === 'signed-out' || (answer.kind === 'unreadable' && answer.status < 400);
  return isOpen ? { kind: 'open', failure: answer } : { kind: 'refused', failure: answer };
};

const postCheckIn = async ({ owner, key, siteId, day, request }: CheckInEntry): Promise<Settlement> => {
  const answer: Answer<CheckInReply> = await callAs(owner)(checkInRoutes.putCheckIn, {
    params: { siteId, day },
    headers: { 'idempotency-key': key },
    body: request,
  });
  if (answer.kind !== 'reply') return failed(answer);
  // Without network the day must not look open again
  await keepReports(siteId, [answer.reply]);
  return { kind: 'check-in-sent', reply: answer.reply };
};

const postEvent = async ({ owner, key, siteId, request }: EventEntry): Promise<Settlement> => {
  const answer: Answer<EventReply> = await callAs(owner)(alertRoutes.createEventReport, {
    params: { siteId },
    headers: { 'idempotency-key': key },
    body: request,
  });
  return answer.kind === 'reply' ? { kind: 'event-sent', reply: answer.reply } : failed(answer);
};

const post = (entry: Entry) => (entry.kind === 'check-in' ? postCheckIn(entry) : postEvent(entry));

/** Other tabs are told that something changed, and read it for themselves. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('san-sang.outbox') : null;

/** The outbox of whoever this page belongs to; without anybody nothing is ever stored in it. */
export const outbox = makeOutbox({
  store: outboxStore,
  owner: pageOwner ?? '',
  post,
  alone,
  newKey: () => crypto.randomUUID(),
  now,
  changed: (entries) => tell({ entries, unkept: outboxStore.unkept() }),
  wrote: () => channel?.postMessage(null),
});

/** Reads again what the device has: another tab may have changed it. */
export const refresh = async (): Promise<void> => {
  if (pageOwner !== null) await outbox.refresh();
};
channel?.addEventListener('message', () => void refresh());

/** Resolves once what earlier visits left is known. */
export const outboxReady = refresh();

const unsentOf = ({ key, kept }: Tried, failure: Extract<Settlement, { kind: 'open' }>['failure']) =>
  ({ kind: 'unsent', failure, key, kept }) as const;

const outcomeOf = (tried: Tried, answers: CheckInRequest['answers']): Outcome => {
  const { settlement } = tried;
  if (settlement.kind === 'stale') return { ...settlement, answers };
  if (settlement.kind === 'refused') return { ...settlement, answers };
  if (settlement.kind === 'open') return unsentOf(tried, settlement.failure);
  if (settlement.kind === 'event-sent') throw new Error('a check-in is no quick report');
  return { kind: 'sent', reply: settlement.reply };
};

const nobody = { kind: 'unsent', failure: { kind: 'signed-out' }, kept: false } as const;

/**
 * Files a check-in: stored on this device under a key made here, then sent at once. `after` is the key of the entry that it was
 * written on top of, while that one's outcome was unknown: it becomes a correction of it.
 */
export const sendCheckIn = async (submission: {
  siteId: string;
  day: Day;
  request: CheckInRequest;
  after?: string | null;
}): Promise<Outcome> => {
  if (pageOwner === null) return nobody;
  const { siteId, day, request, after = null } = submission;
  const forget = () => kept.drafts.forget(siteId, day);
  const tried = await outbox.submit({ kind: 'check-in', siteId, day, request, after }, forget);
  if (tried.settlement.kind === 'check-in-sent') forget();
  return outcomeOf(tried, request.answers);
};

/** Sends a quick report of an event: stored first, and sent under its key until the server has answered. Each call is one report. */
export const sendEvent = async (given: { siteId: string; report: EventReport }): Promise<EventOutcome> => {
  if (pageOwner === null) return nobody;
  const { siteId, report: request } = given;
  const tried = await outbox.submit({ kind: 'event-report', siteId, day: dayOf(now()), request });
  const { settlement } = tried;
  if (settlement.kind === 'event-sent') return { kind: 'sent', reply: settlement.reply };
  if (settlement.kind === 'open') return unsentOf(tried, settlement.failure);
  if (settlement.kind === 'refused') return settlement;
  throw new Error('a quick report is no check-in');
};

/** Tries one entry again now, under its own key. */
export const sendPending = async (key: string): Promise<Tried | null> =>
  pageOwner === null ? null : outbox.again(key);
