import { alertOf } from '../../domain/alert.ts';
import { act, withFound } from '../../domain/alert-act.ts';
import { routes } from '../../domain/contract.ts';
import { Forbidden, NotFound } from '../../domain/failure.ts';
import { transition, worksOn } from '../../domain/life-cycle.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'open' | 'write'> };

/** A person's step through the life cycle of an episode; of two at once on the same version one wins. */
export const transitionAlert = (needs: Needs) =>
  http(routes.transitionAlert, needs, {
    find: async (ask) => {
      const episode = await findAlert(needs.alerts)(ask);
      if (!worksOn(ask.actor.role, episode.rule)) throw new Forbidden('forbidden-role');
      return episode;
    },
    answer: ({ body, actor, now }, found) =>
      untilWon(async () => {
        const opened = await needs.alerts.open(found.siteId ?? found.zoneId);
        if (opened === null) throw new NotFound();
        const by = { member: actor.id, name: actor.name };
        const episodes = withFound(opened.episodes, found);
        const changes = act(episodes, found.id, now, (episode) => transition(episode, body, by, now));
        const deed = { actor: actor.id, act: `alert-${body.to}`, about: found.id, at: now };
        await needs.alerts.write(opened.item, opened.episodes, changes, deed);
        return { body: alertOf(changes[0].episode) };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return transitionAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
  });
});
