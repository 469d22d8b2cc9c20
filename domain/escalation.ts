import type { Episode } from './alert.ts';
import { dueAt } from './alert-due.ts';
import { type Change, step } from './change.ts';
import { dayOf, type Instant } from './day.ts';
import { clear, propose } from './life-cycle.ts';
import { expiry } from './rule-expiry.ts';
import { type Template, templateInForce } from './template.ts';

/** What a clock does to an episode by itself, and from when on. */
type Step = { at: Instant; take: (episode: Episode, now: Instant, isInside: boolean) => Change | null };

/** Levels: 0 duty officers, 1 head, 2 leadership. */
const highest = 2;

/** A missed clock: the next level is told, once for each clock that is missed; above the highest there is none, so that it is told again. */
const escalate: Step['take'] = (episode, now, isInside) => {
  const level = Math.min(episode.level + 1, highest);
  return step(episode, {
    ...{ kind: 'escalate', act: 'escalated', actor: 'system', now, moves: true, says: { level } },
    notify: !isInside,
    set: { level, missedClock: dueAt(episode), snoozedUntil: null },
  });
};

/** Whoever took it has not said a word of it: it is anybody's again. */
const fallBack: Step['take'] = (episode, now, isInside) =>
  step(episode, {
    ...{ kind: 'fall-back', act: 'fell-back', actor: 'system', now, moves: true },
    notify: !isInside,
    set: { state: 'open', owner: null, fallsBackAt: null, snoozedUntil: null, fellBack: true },
  });

const later = (a: Instant, b: Instant | null): Instant =>
  b !== null && Date.parse(b) > Date.parse(a) ? b : a;

/** A clock that is still running, or whose miss has been told already, asks for nothing. What falls due while it is put aside waits for the end of that. */
const stepsOf = (episode: Episode, templates: readonly Template[]): Step[] => {
  const { state, fallsBackAt, missedClock, snoozedUntil } = episode;
  const due = dueAt(episode);
  const template = templateInForce(templates, dayOf(episode.openedAt));
  const end = template && expiry(episode, template);
  return [
    ...(state === 'acknowledged' && fallsBackAt !== null
      ? [{ at: later(fallsBackAt, snoozedUntil), take: fallBack }]
      : []),
    ...(due !== null && due !== missedClock ? [{ at: later(due, snoozedUntil), take: escalate }] : []),
    ...(end ? [{ at: end.at, take: end.ends === 'proposed' ? propose : clear }] : []),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

/**
 * What the clocks do to an episode by now, one step after another in the order in which they fell due: an acknowledgement without a
 * note falls back, a missed clock raises the level, what has lasted long enough is cleared or proposed. None twice, and none before
 * its time has passed: an act at the due time itself is in time. A run that comes late takes the steps that it would have taken in
 * time. One listed inside an open episode (`others` are those of its place) is not told of. Each follows the template of the day on
 * which it was opened.
 */
export const clockSteps = (
  episode: Episode,
  others: readonly Episode[],
  templates: readonly Template[],
  now: Instant,
): Change[] => {
  const isInside = others.some(({ id, state }) => id === episode.parent && state !== 'closed');
  const changes: Change[] = [];
  for (let one = episode; ; ) {
    const next = stepsOf(one, templates)[0];
    if (next === undefined || Date.parse(next.at) >= Date.parse(now)) return changes;
    const change = next.take(one, now, isInside);
    if (change === null) return changes;
    changes.push(change);
    one = change.episode;
  }
};

/** What the clocks do by now to the newest episodes of a site or zone, and to which of them, by id. */
export const placeSteps = (
  episodes: readonly Episode[],
  templates: readonly Template[],
  now: Instant,
): { changes: Change[]; about: string } => {
  const changes = episodes.flatMap((episode) => clockSteps(episode, episodes, templates, now));
  const ids = new Set(changes.map(({ episode }) => episode.id));
  return { changes, about: [...ids].toSorted().join(' ') };
};

/** From when on a clock does something to an episode; null when none is running. */
export const nextClock = (episode: Episode, templates: readonly Template[]): Instant | null =>
  stepsOf(episode, templates)[0]?.at ?? null;

/** After every clock: where what has none stands in a list. */
const never: Instant = '9999-12-31T23:59:59.999Z';

/**
 * The place of an episode among those that are not closed: the moment from which on a clock does something to it. One whose clock was
 * missed stays at the time at which it was due, first in the queue until somebody acts.
 */
export const clockPlace = (episode: Episode, templates: readonly Template[]): Instant => {
  const next = nextClock(episode, templates) ?? never;
  const missed = episode.missedClock === dueAt(episode) ? (episode.missedClock ?? never) : never;
  return new Date(Math.min(Date.parse(next), Date.parse(missed))).toISOString();
};
