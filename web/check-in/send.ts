import type { Answers } from '../../domain/answers.ts';
import { type CheckInReply, type CheckInRequest, checkInRoutes } from '../../domain/check-in.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { type Answer, call, mayPass } from '../api.ts';
import { type Kept, kept, type Pending } from './kept.ts';
import type { Outcome } from './outcome.ts';

type Submission = { siteId: string; day: Day; request: CheckInRequest };

type Needs = {
  put: (pending: Pending) => Promise<Answer<CheckInReply>>;
  kept: Kept;
  newKey: () => string;
  now: () => Instant;
};

const outcomeOf = (answer: Answer<CheckInReply>, answers: Answers): Outcome => {
  if (answer.kind === 'reply') return { kind: 'sent', reply: answer.reply };
  if (answer.kind === 'unchanged') return { kind: 'unsent', failure: { kind: 'unreadable', status: 304 } };
  if (answer.kind === 'problem' && answer.code === 'stale-revision') {
    return { kind: 'stale', newest: answer.problem.checkIn ?? null, failure: answer, answers };
  }
  // A 2xx that cannot be read was accepted; without a session nothing was sent. Both stay for another try.
  const isOpen =
    mayPass(answer) || answer.kind === 'signed-out' || (answer.kind === 'unreadable' && answer.status < 400);
  return isOpen ? { kind: 'unsent', failure: answer } : { kind: 'refused', failure: answer, answers };
};

/**
 * Sends a check-in. Its key is made and kept on this device before the first send; what may or may not have arrived goes again
 * under the same key, as long as it says the same; other content gets a key of its own.
 */
export const makeSend = ({ put, kept, newKey, now }: Needs) => {
  const again = async (pending: Pending): Promise<Outcome> => {
    const outcome = outcomeOf(await put(pending), pending.request.answers);
    if (outcome.kind !== 'unsent') kept.pending.forget(pending.siteId, pending.day);
    if (outcome.kind === 'sent') kept.drafts.forget(pending.siteId, pending.day);
    return outcome;
  };
  const send = async ({ siteId, day, request }: Submission): Promise<Outcome> => {
    const open = kept.pending.read(siteId, day);
    const isSame = open !== null && JSON.stringify(open.request) === JSON.stringify(request);
    const pending = isSame ? open : { key: newKey(), siteId, day, request, at: now() };
    kept.pending.keep(siteId, day, pending);
    return again(pending);
  };
  return { send, again };
};

/** Sends as whoever is signed in on this device. */
export const { send: sendCheckIn, again: sendPending } = makeSend({
  put: ({ key, siteId, day, request }) =>
    call(checkInRoutes.putCheckIn, {
      params: { siteId, day },
      headers: { 'idempotency-key': key },
      body: request,
    }),
  kept,
  newKey: () => crypto.randomUUID(),
  now: () => new Date().toISOString(),
});
