import { dayOf } from '../../domain/day.ts';
import { defaultLimit } from '../../domain/route.ts';
import { siteRoutes } from '../../domain/site.ts';
import { shownConfidence } from '../../domain/site-confidence.ts';
import { standingOf } from '../../domain/site-record.ts';
import { siteMatches } from '../../domain/site-search.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { pageOfAll } from '../stores/page.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'list' | 'some'> };

/** The sites that the member may know of, with their standing as of now. */
export const listSites = (needs: Needs) =>
  http(siteRoutes.listSites, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, ...wanted }, actor, now }) => {
      const keep = siteMatches(wanted, now);
      const shown = (record: Parameters<typeof keep>[0]) => ({
        site: record.site,
        standing: standingOf(record, dayOf(now), now),
        ...shownConfidence(record, actor.role, dayOf(now)),
      });
      if (actor.role === 'employer') {
        const own = (await needs.sites.some(actor.sites)).filter(keep);
        const page = pageOfAll(own, ({ site }) => site.siteId, { limit, cursor });
        return { body: { items: page.items.map(shown), cursor: page.cursor } };
      }
      const mine = actor.role === 'admin' ? [] : actor.zones;
      const zones =
        wanted.zone === undefined
          ? mine
          : mine.length === 0 || mine.includes(wanted.zone)
            ? [wanted.zone]
            : null;
      if (zones === null) return { body: { items: [], cursor: null } };
      const page = await needs.sites.list({ zones, keep }, { limit, cursor });
      return { body: { items: page.items.map(shown), cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listSites({ members: memberStore(connection), sites: siteStore(connection), clock: systemClock });
});
