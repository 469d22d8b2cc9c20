import type { Episode } from './alert.ts';
import type { Change } from './change.ts';
import type { Instant } from './day.ts';
import { Conflict, Invalid, NotFound } from './failure.ts';
import { type Acted, clearWithParent } from './life-cycle.ts';

/** The newest episodes of a site with one that was found by its id: if it is not among them, a newer one has replaced it, and it is closed. */
export const withFound = (newest: readonly Episode[], found: Episode): Episode[] =>
  newest.some(({ id }) => id === found.id) ? [...newest] : [...newest, { ...found, state: 'closed' }];

/**
 * The changes of a person's act on one of a site's episodes: its own first, then that of the episode listed inside it.
 * @throws NotFound when it is not among them; Conflict `lost-race`, `illegal-transition` or `snooze-refused`; Invalid for a bad time.
 */
export const act = (
  episodes: readonly Episode[],
  id: string,
  now: Instant,
  decide: (episode: Episode) => Acted,
): [Change, ...Change[]] => {
  const episode = episodes.find((one) => one.id === id);
  if (episode === undefined) throw new NotFound();
  const acted = decide(episode);
  if (!acted.ok) throw failureOf(acted);
  const child = episodes.find(({ parent }) => parent === id) ?? null;
  const cleared = clearWithParent(acted.change.episode, child, now);
  return cleared === null ? [acted.change] : [acted.change, cleared];
};

/** A refusal as the failure that the edge knows; who acted, and when, go with a lost race. */
export const failureOf = (refusal: Exclude<Acted, { ok: true }>) => {
  if (refusal.problem === 'lost-race') return new Conflict('lost-race', { by: refusal.by, at: refusal.at });
  const badTime = refusal.problem === 'snooze-too-long' || refusal.problem === 'snooze-in-the-past';
  return badTime ? Invalid.at('/until', refusal.problem) : new Conflict(refusal.problem);
};
