import { alertRoutes } from '../../domain/alert-routes.ts';
import { addDays } from '../../domain/day.ts';
import { eventShownTo } from '../../domain/event.ts';
import { checkInDayOf, clocks } from '../../domain/pack/clocks.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Events, eventStore } from '../stores/events.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; events: Pick<Events, 'list'> };

/** The quick reports of a span of check-in days, newest first; by default of the days that may still be corrected. */
export const listEventReports = (needs: Needs) =>
  http(alertRoutes.listEventReports, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, query: { from, to, limit = defaultLimit, cursor }, actor, now }) => {
      const last = to ?? checkInDayOf(now);
      const first = from ?? addDays(last, -clocks.correctionDays);
      if (first > last) return { body: { items: [], cursor: null } };
      const page = await needs.events.list(siteId, { from: first, to: last }, { limit, cursor });
      return { body: { items: page.items.map(eventShownTo(actor.role)), cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listEventReports({
    members: memberStore(connection),
    sites: siteStore(connection),
    events: eventStore(connection),
    clock: systemClock,
  });
});
