import type { Episode } from './alert.ts';
import type { AlertNotice } from './notice.ts';
import type { ToldAs } from './recipients.ts';

/** Steps that the owner of an episode is told of, whatever has been done about it. */
const forOwner: readonly string[] = ['occur', 'lower'];

/**
 * Whether a notice still tells its reader something, judged by the episode as it is when the notice is about to leave: what was closed
 * is over, what a person has acted on since needs nobody called, a clock that was missed again has a notice of its own, and what is
 * listed inside an open episode (`parent`) is told with it. A workplace has to know what to do, whoever has taken the alert.
 */
export const isStillNews = (
  { step, at, level }: Pick<AlertNotice, 'step' | 'at' | 'level'>,
  episode: Episode | null,
  parent: Episode | null,
  told: ToldAs,
): boolean => {
  if (episode === null || episode.state === 'closed') return false;
  if (parent !== null && parent.state !== 'closed') return false;
  if (told === 'site' || forOwner.includes(step)) return true;
  const { actor, at: actedAt } = episode.lastAct;
  if (actor !== 'system' && Date.parse(actedAt) > Date.parse(at)) return false;
  return step !== 'escalate' || episode.level === level;
};
