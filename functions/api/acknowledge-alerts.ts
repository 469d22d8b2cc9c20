import { alertOf, type Episode } from '../../domain/alert.ts';
import { alertMatches } from '../../domain/alert-queue.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { Conflict } from '../../domain/failure.ts';
import { transition } from '../../domain/life-cycle.ts';
import { seesZone } from '../../domain/member.ts';
import { actOnAlert } from '../alerts/act-on-alert.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'list' | 'open' | 'write'> };

/** Episodes that one request acknowledges at most; `more` says that others are left. */
const atOnce = 50;

/** Milliseconds after which a request begins no further one: it must end well inside the 10 s of a route. */
const spendsMs = 4_000;

/** Acknowledges the open episodes of a zone, the nearest clock first. One that somebody else took meanwhile is left as it is. */
export const acknowledgeAlerts = (needs: Needs) =>
  http(alertRoutes.acknowledgeAlerts, needs, {
    find: nothingToFind,
    answer: async (ask) => {
      const { zoneId: zone, rule } = ask.body;
      if (!seesZone(ask.actor, zone)) return { body: { items: [], more: false } };
      const keep = alertMatches({ zone, rule, state: 'open' }, ask.actor);
      const { items, cursor } = await needs.alerts.list(true, keep, { limit: atOnce });
      const isLate = () => Date.parse(needs.clock()) - Date.parse(ask.now) >= spendsMs;
      const left = [...items];
      const acknowledged: Episode[] = [];
      for (let next = left.shift(); next !== undefined; next = isLate() ? undefined : left.shift()) {
        const taken = await acknowledge(needs, next, ask);
        if (taken !== null) acknowledged.push(taken);
      }
      return { body: { items: acknowledged.map(alertOf), more: cursor !== null || left.length > 0 } };
    },
  });

const acknowledge = async (
  { alerts }: Needs,
  found: Episode,
  { body: { note }, actor, now }: Ask<typeof alertRoutes.acknowledgeAlerts>,
): Promise<Episode | null> => {
  const by = { member: actor.id, name: actor.name };
  const request = { to: 'acknowledged', note, seen: found.version } as const;
  try {
    return await actOnAlert(alerts, found, {
      ...{ actor: actor.id, now, name: 'alert-acknowledged' },
      decide: (episode) => transition(episode, request, by, now),
    });
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return acknowledgeAlerts({
    members: memberStore(connection),
    alerts: alertStore(connection),
    clock: systemClock,
  });
});
