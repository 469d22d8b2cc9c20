import { checkInRoutes, shownTo } from '../../domain/check-in.ts';
import { dayOf } from '../../domain/day.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; filings: Pick<Filings, 'list'> };

/** Before any check-in there can be. */
const earliest = '1900-01-01';

/** The check-ins of a span of days, the newest first. */
export const listCheckIns = (needs: Needs) =>
  http(checkInRoutes.listCheckIns, needs, {
    find: findSite(needs.sites),
    answer: async ({
      params: { siteId },
      query: { from = earliest, to, limit = defaultLimit, cursor },
      actor,
      now,
    }) => {
      const last = to ?? dayOf(now);
      if (from > last) return { body: { items: [], cursor: null } };
      const page = await needs.filings.list(siteId, { from, to: last }, { limit, cursor });
      const shown = shownTo(actor.role);
      const items = page.items.map(({ checkIn, assessment, inspect }) => ({
        checkIn: shown(checkIn),
        assessment,
        ...(inspect && actor.role === 'health' ? { inspect } : {}),
      }));
      return { body: { items, cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listCheckIns({
    members: memberStore(connection),
    sites: siteStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
