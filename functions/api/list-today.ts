import { dayOf } from '../../domain/day.ts';
import { defaultLimit } from '../../domain/route.ts';
import { siteToday } from '../../domain/site-today.ts';
import { todayRoutes } from '../../domain/today.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { pageOfAll } from '../stores/page.ts';

type Needs = EdgeNeeds & { filings: Pick<Filings, 'openMany'> };

/** The caller's sites with where each stands today, so that a list of them is one request and not two for each. */
export const listToday = (needs: Needs) =>
  http(todayRoutes.listToday, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor }, actor, now }) => {
      const page = pageOfAll(actor.sites, (siteId) => siteId, { limit, cursor });
      const { files, templates } = await needs.filings.openMany(page.items, dayOf(now));
      const items = files.map((file) => siteToday(file, templates, now));
      return { body: { items, cursor: page.cursor } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listToday({
    members: memberStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
