import type { Episode } from '../../domain/alert.ts';
import { act, withFound } from '../../domain/alert-act.ts';
import type { Instant } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import type { Acted } from '../../domain/life-cycle.ts';
import type { Alerts } from '../stores/alerts.ts';
import { untilWon } from '../stores/transaction.ts';

/** An act on an episode: who, when, what it is called in the audit, and what it makes of the episode as it is now. */
type Act = { actor: string; now: Instant; name: string; decide: (episode: Episode) => Acted };

/**
 * Acts on an episode that was found by its id, wherever it is kept, and on the one listed inside it; again from the start as long as
 * somebody else writes first. @returns the episode as the act leaves it @throws NotFound; Conflict and Invalid as `act` says
 */
export const actOnAlert = (
  alerts: Pick<Alerts, 'open' | 'write'>,
  found: Episode,
  { actor, now, name, decide }: Act,
): Promise<Episode> =>
  untilWon(async () => {
    const opened = await alerts.open(found);
    if (opened === null) throw new NotFound();
    const changes = act(withFound(opened.episodes, found), found.id, now, decide);
    await alerts.write(opened, changes, { actor, act: name, about: found.id, at: now });
    return changes[0].episode;
  });
