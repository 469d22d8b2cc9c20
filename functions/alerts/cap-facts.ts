import type { Episode } from '../../domain/alert.ts';
import type { CapFacts } from '../../domain/cap.ts';
import { capMessages } from '../../domain/cap-message.ts';
import { zones } from '../../domain/pack/zones.ts';
import type { Alerts } from '../stores/alerts.ts';

/** What the newest CAP message of an episode is made of; null when there is none, since nobody has verified it. */
export const capFactsOf = async (
  alerts: Pick<Alerts, 'timeline'>,
  episode: Episode,
  origin: string,
): Promise<CapFacts | null> => {
  const messages = capMessages(await alerts.timeline(episode.id));
  const message = messages.at(-1);
  const zone = zones.find(({ id }) => id === episode.zoneId);
  return message === undefined || zone === undefined ? null : { episode, message, messages, zone, origin };
};
