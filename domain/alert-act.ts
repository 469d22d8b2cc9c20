import type { Episode } from './alert.ts';
import type { Change } from './change.ts';
import type { Instant } from './day.ts';
import { Conflict, Invalid } from './failure.ts';
import { type Acted, clearWithParent } from './life-cycle.ts';

/**
 * The changes of a person's act on an episode: its own first, then that of the episode listed inside it. `episodes` are the site's
 * newest as they are now; an episode that is not among them has been replaced by a newer one, and so is closed.
 * @throws Conflict `lost-race`, `illegal-transition` or `snooze-refused`; Invalid for a bad time.
 */
export const act = (
  episodes: readonly Episode[],
  found: Episode,
  now: Instant,
  decide: (episode: Episode) => Acted,
): [Change, ...Change[]] => {
  const { id } = found;
  const episode = episodes.find((one) => one.id === id) ?? { ...found, state: 'closed' };
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
