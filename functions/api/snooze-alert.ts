import { alertOf } from '../../domain/alert.ts';
import { act, withFound } from '../../domain/alert-act.ts';
import { routes } from '../../domain/contract.ts';
import { NotFound } from '../../domain/failure.ts';
import { snooze } from '../../domain/life-cycle.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'open' | 'write'> };

/** Puts an episode aside until a time, with a reason. */
export const snoozeAlert = (needs: Needs) =>
  http(routes.snoozeAlert, needs, {
    find: findAlert(needs.alerts),
    answer: ({ body, actor, now }, found) =>
      untilWon(async () => {
        const opened = await needs.alerts.open(found.siteId ?? found.zoneId);
        if (opened === null) throw new NotFound();
        const by = { member: actor.id, name: actor.name };
        const episodes = withFound(opened.episodes, found);
        const changes = act(episodes, found.id, now, (episode) => snooze(episode, body, by, now));
        await needs.alerts.write(opened.item, opened.episodes, changes, {
          actor: actor.id,
          act: 'alert-snoozed',
          about: found.id,
          at: now,
        });
        return { body: alertOf(changes[0].episode) };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return snoozeAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
  });
});
