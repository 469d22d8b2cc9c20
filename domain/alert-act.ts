import type { Episode } from './alert.ts';
import type { Change } from './change.ts';
import type { Instant } from './day.ts';
import { Conflict, Invalid, NotFound } from './failure.ts';
import { type Acted, clearWithParent } from './life-cycle.ts';

/**
 * The changes of a person's act on one of a site's newest episodes: its own first, then that of the episode listed inside it.
 * @throws NotFound when a newer episode has taken its place; Conflict `lost-race` or `illegal-transition`; Invalid for a bad time.
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

const failureOf = (refusal: Exclude<Acted, { ok: true }>) => {
  if (refusal.problem === 'lost-race') return new Conflict('lost-race', { by: refusal.by, at: refusal.at });
  const badTime = refusal.problem === 'snooze-too-long' || refusal.problem === 'snooze-in-the-past';
  return badTime ? Invalid.at('/until', refusal.problem) : new Conflict(refusal.problem);
};
