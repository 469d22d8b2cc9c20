import type { Episode } from '../../domain/alert.ts';
import { seesEpisode } from '../../domain/alert-queue.ts';
import { capFeed } from '../../domain/cap-feed.ts';
import { isForFeed } from '../../domain/cap-message.ts';
import { capRoutes } from '../../domain/cap-routes.ts';
import { capFactsOf } from '../alerts/cap-facts.ts';
import { linkSettings, settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'list' | 'timeline'>; origin: string };

/** Alerts of each kind in the feed at most: those under way, and those that ended lately. */
const most = 100;

/** The newest message of each critical alert of the caller's zones that was verified, those that ended in the last days included. */
export const listCapAlerts = (needs: Needs) =>
  http(capRoutes.listCapAlerts, needs, {
    find: nothingToFind,
    answer: async ({ actor, now }) => {
      const { alerts, origin } = needs;
      const keep = (episode: Episode) =>
        isForFeed(episode, now) && episode.verifiedAt !== null && seesEpisode(actor, episode);
      const pages = await Promise.all(
        [true, false].map((active) => alerts.list(active, keep, { limit: most })),
      );
      const facts = await Promise.all(
        pages.flatMap(({ items }) => items).map((episode) => capFactsOf(alerts, episode, origin)),
      );
      return {
        body: capFeed(
          facts.filter((one) => one !== null),
          origin,
          now,
        ),
      };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listCapAlerts({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
    ...linkSettings(),
  });
});
