import { alertOf, type Episode } from '../../domain/alert.ts';
import { queuePlace } from '../../domain/alert-due.ts';
import { alertMatches } from '../../domain/alert-queue.ts';
import { alertRoutes, type ListedAlert } from '../../domain/alert-routes.ts';
import type { Instant } from '../../domain/day.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Page, type PageRequest, pageOfAll } from '../stores/page.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'list' | 'newest'>; sites: Pick<Sites, 'names'> };

/** Episodes that the member may know of: the active ones by their clock, then the closed ones, the last closed first. */
export const listAlerts = (needs: Needs) =>
  http(alertRoutes.listAlerts, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, ...wanted }, actor, now }) => {
      const keep = alertMatches(wanted, actor);
      if (actor.role === 'employer') {
        const own = (await needs.alerts.newest(actor.sites)).filter(keep);
        return { body: await listed(needs, pageOfAll(own, placeInQueue, { limit, cursor }), now) };
      }
      return { body: await listed(needs, await pageOf(needs, wanted.state, keep, { limit, cursor }), now) };
    },
  });

/** A page as clients read it, the sites by their names. */
const listed = async ({ sites }: Needs, { items, cursor }: Page<Episode>, now: Instant) => {
  const names = await sites.names(
    items.flatMap(({ siteId }) => siteId ?? []),
    now,
  );
  const named = (episode: Episode): ListedAlert => {
    const siteName = names.get(episode.siteId ?? '');
    return { ...alertOf(episode), ...(siteName !== undefined && { siteName }) };
  };
  return { items: items.map(named), cursor };
};

/** The active ones by their clock, the closed ones behind them. */
const placeInQueue = (episode: Episode) =>
  `${episode.state === 'closed' ? '1' : '0'}#${queuePlace(episode)}#${episode.id}`;

/** Marks a cursor into the closed half of a list of all states. */
const closedHalf = 'closed.';

const pageOf = async (
  { alerts }: Needs,
  state: string | undefined,
  keep: (one: Episode) => boolean,
  page: PageRequest,
) => {
  if (state === 'closed') return alerts.list(false, keep, page);
  if (state !== undefined) return alerts.list(true, keep, page);
  const mark = (cursor: string | null) => (cursor === null ? null : `${closedHalf}${cursor}`);
  if (page.cursor?.startsWith(closedHalf)) {
    const rest = page.cursor.slice(closedHalf.length);
    const closed = await alerts.list(false, keep, {
      limit: page.limit,
      cursor: rest === '' ? undefined : rest,
    });
    return { ...closed, cursor: mark(closed.cursor) };
  }
  const active = await alerts.list(true, keep, page);
  if (active.cursor !== null) return active;
  const room = page.limit - active.items.length;
  if (room === 0) return { ...active, cursor: closedHalf };
  const closed = await alerts.list(false, keep, { limit: room });
  return { items: [...active.items, ...closed.items], cursor: mark(closed.cursor) };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return listAlerts({
    members: memberStore(connection),
    alerts: alertStore(connection),
    sites: siteStore(connection),
    clock: systemClock,
  });
});
