import { capDocument } from '../../domain/cap-feed.ts';
import { isForFeed } from '../../domain/cap-message.ts';
import { capRoutes } from '../../domain/cap-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import { capFactsOf } from '../alerts/cap-facts.ts';
import { linkSettings, settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'timeline'>; origin: string };

/** The newest message of an alert that the feed holds; what was never verified has none. */
export const getCapAlert = (needs: Needs) =>
  http(capRoutes.getCapAlert, needs, {
    find: findAlert(needs.alerts),
    answer: async ({ now }, episode) => {
      const facts = isForFeed(episode, now) ? await capFactsOf(needs.alerts, episode, needs.origin) : null;
      if (facts === null) throw new NotFound();
      return { body: capDocument(facts) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getCapAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
    ...linkSettings(),
  });
});
