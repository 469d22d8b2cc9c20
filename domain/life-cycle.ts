import type { AlertState, Episode, Person, RuleId } from './alert.ts';
import type { SnoozeRequest, TransitionRequest } from './alert-request.ts';
import { type Change, ended, step } from './change.ts';
import { dueAfter, fallBackAfter, minutesAfter } from './clock.ts';
import type { Instant } from './day.ts';
import type { Role } from './member.ts';
import { alertClocks } from './pack/severities.ts';

/** Where an episode may go by the hand of a person. Acknowledging what another person owns takes it over. */
export const byHand: Readonly<Record<AlertState, readonly Exclude<AlertState, 'open'>[]>> = {
  open: ['acknowledged', 'closed'],
  acknowledged: ['acknowledged', 'verified', 'closed'],
  verified: ['responding', 'closed'],
  responding: ['closed'],
  closed: [],
};

/** Where it may go by itself: falling back, clearing, and opening again on a new trigger. */
export const byItself: Readonly<Record<AlertState, readonly AlertState[]>> = {
  open: ['closed'],
  acknowledged: ['open'],
  verified: [],
  responding: [],
  closed: ['open'],
};

/** Why a person's act on an episode is refused; `by` is a member's name, or `system`. */
export type Refusal =
  | { ok: false; problem: 'lost-race'; by: string; at: Instant }
  | {
      ok: false;
      problem: 'illegal-transition' | 'snooze-too-long' | 'snooze-in-the-past' | 'snooze-refused';
    };
export type Acted = { ok: true; change: Change } | Refusal;

const refused = (problem: Exclude<Refusal['problem'], 'lost-race'>): Refusal => ({ ok: false, problem });

/** The version is compared first, whoever acts and whatever the state has become. */
export const lostRace = (
  { version, lastAct: { actor, at } }: Pick<Episode, 'version' | 'lastAct'>,
  seen: number,
): Extract<Refusal, { problem: 'lost-race' }> | null =>
  version === seen
    ? null
    : { ok: false, problem: 'lost-race', by: actor === 'system' ? actor : actor.name, at };

/**
 * A person's step through the life cycle. The request has been parsed, so that a closing has its reason and outcome and a
 * verification its assessment. Refusals: `lost-race`, `illegal-transition`.
 */
export const transition = (
  episode: Episode,
  request: TransitionRequest,
  actor: Person,
  now: Instant,
): Acted => {
  const lost = lostRace(episode, request.seen);
  if (lost) return lost;
  const to = byHand[episode.state].find((next) => next === request.to);
  const takesOverOwn = episode.state === to && episode.owner?.member === actor.member;
  if (to === undefined || takesOverOwn) return refused('illegal-transition');
  const { note, assessment, outcome } = request;
  const says = {
    ...(note !== '' && { note }),
    ...(assessment !== undefined && { assessment }),
    ...(to === 'closed' && outcome !== undefined && { outcome }),
  };
  const set = { state: to, ...reached(episode, request, actor, now) };
  return { ok: true, change: step(episode, { kind: 'act', act: to, actor, now, set, moves: true, says }) };
};

/** What else changes with the state that a person takes the episode to. */
const reached = (
  episode: Episode,
  { to, note, outcome }: TransitionRequest,
  actor: Person,
  now: Instant,
): Partial<Episode> => {
  if (to === 'acknowledged')
    return {
      owner: actor,
      fallsBackAt: note === '' ? fallBackAfter(now, episode.severity, alertClocks) : null,
    };
  if (to === 'closed') return ended(outcome ?? null, now);
  if (to !== 'verified') return {};
  const { actWithinMinutes: minutes, severity } = episode;
  return {
    fallsBackAt: null,
    verifiedAt: now,
    verifiedInTime: Date.parse(now) <= Date.parse(episode.verifyBy),
    actBy: minutes === null ? null : dueAfter(now, minutes, severity, alertClocks),
  };
};

/**
 * Puts an episode aside until a time, a day ahead at most: what its clocks would do meanwhile waits until then. The reason is a word
 * of it, so that an acknowledgement without a note no longer falls back. Refusals: `lost-race`; `illegal-transition` on a closed one;
 * `snooze-refused` on a critical one before its first verification; `snooze-in-the-past`, `snooze-too-long`.
 */
export const snooze = (
  episode: Episode,
  { until, reason, seen }: SnoozeRequest,
  actor: Person,
  now: Instant,
): Acted => {
  const lost = lostRace(episode, seen);
  if (lost) return lost;
  if (episode.state === 'closed') return refused('illegal-transition');
  if (episode.severity === 'critical' && episode.verifiedAt === null) return refused('snooze-refused');
  if (Date.parse(until) <= Date.parse(now)) return refused('snooze-in-the-past');
  if (Date.parse(until) > Date.parse(minutesAfter(now, alertClocks.snoozeAtMostMinutes)))
    return refused('snooze-too-long');
  const says = { note: reason, until };
  const set = { snoozedUntil: until, fallsBackAt: null };
  return {
    ok: true,
    change: step(episode, { kind: 'snooze', act: 'snoozed', actor, now, set, moves: true, says }),
  };
};

/** True when a member of the role may act on episodes of the rule: health on all, the board on missing reports. */
export const worksOn = (role: Role, rule: RuleId) =>
  role === 'health' || (role === 'board' && rule === 'check-in-missed');

/** A person is shown that the episode may be closed by itself. Null when it is closed or already proposed. */
export const propose = (episode: Episode, now: Instant): Change | null => {
  if (episode.state === 'closed' || episode.proposal !== null) return null;
  const outcome = 'self-cleared';
  return step(episode, {
    ...{ kind: 'propose', act: 'proposed', actor: 'system', now, moves: false, says: { outcome } },
    set: { proposal: { outcome, at: now } },
  });
};

/**
 * The clearing condition of an episode came true: unowned and below critical it closes itself, otherwise a person is shown the
 * proposal to. Null when it is closed or already proposed.
 */
export const clear = (episode: Episode, now: Instant): Change | null => {
  if (episode.state === 'closed' || episode.proposal !== null) return null;
  if (episode.owner !== null || episode.severity === 'critical') return propose(episode, now);
  const outcome = 'self-cleared';
  return step(episode, {
    ...{ kind: 'close', act: 'closed', actor: 'system', now, moves: true, says: { outcome } },
    set: ended(outcome, now),
  });
};

/** What the closing of an episode does to the one listed inside it: `child` is the newest contact-reported of the site. */
export const clearWithParent = (parent: Episode, child: Episode | null, now: Instant): Change | null =>
  parent.state === 'closed' && child?.parent === parent.id ? clear(child, now) : null;
