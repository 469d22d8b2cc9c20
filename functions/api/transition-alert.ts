import { alertOf } from '../../domain/alert.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { Forbidden } from '../../domain/failure.ts';
import { transition, worksOn } from '../../domain/life-cycle.ts';
import { actOnAlert } from '../alerts/act-on-alert.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'open' | 'write'> };

/** A person's step through the life cycle of an episode; of two at once on the same version one wins. */
export const transitionAlert = (needs: Needs) =>
  http(alertRoutes.transitionAlert, needs, {
    find: async (ask) => {
      const episode = await findAlert(needs.alerts)(ask);
      if (!worksOn(ask.actor.role, episode.rule)) throw new Forbidden('forbidden-role');
      return episode;
    },
    answer: async ({ body, actor, now }, found) => {
      const by = { member: actor.id, name: actor.name };
      const episode = await actOnAlert(needs.alerts, found, {
        ...{ actor: actor.id, now, name: `alert-${body.to}` },
        decide: (episode) => transition(episode, body, by, now),
      });
      return { body: alertOf(episode) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return transitionAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
  });
});
