import type { Episode } from '../../domain/alert.ts';
import { seesEpisode } from '../../domain/alert-queue.ts';
import { NotFound } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';

type Alerts = { get(id: string): Promise<Episode | null> };

/** Finds the episode of a path for whoever asks. @throws NotFound when it is unknown or not the caller's. */
export const findAlert =
  (alerts: Alerts) =>
  async ({ params: { alertId }, actor }: { params: { alertId: string }; actor: Actor }): Promise<Episode> => {
    const episode = await alerts.get(alertId);
    if (episode === null || !seesEpisode(actor, episode)) throw new NotFound();
    return episode;
  };
