import { alertOf } from '../../domain/alert.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { snooze } from '../../domain/life-cycle.ts';
import { actOnAlert } from '../alerts/act-on-alert.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'open' | 'write'> };

/** Puts an episode aside until a time, with a reason. */
export const snoozeAlert = (needs: Needs) =>
  http(alertRoutes.snoozeAlert, needs, {
    find: findAlert(needs.alerts),
    answer: async ({ body, actor, now }, found) => {
      const by = { member: actor.id, name: actor.name };
      const episode = await actOnAlert(needs.alerts, found, {
        ...{ actor: actor.id, now, name: 'alert-snoozed' },
        decide: (episode) => snooze(episode, body, by, now),
      });
      return { body: alertOf(episode) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return snoozeAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
  });
});
