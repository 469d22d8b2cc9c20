import { addDays, dayOf, daysFrom } from '../../domain/day.ts';
import { seesZone } from '../../domain/member.ts';
import { zones } from '../../domain/pack/zones.ts';
import { requireTrendDays, trendOfDay, trendRoutes, usualTrendDays } from '../../domain/trends.ts';
import { countsFrom } from '../brief/counts-of-days.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

/** The trend of the province, or of the member's zones: one partition is read for each day, whatever the number of sites. */
export const getTrends = (needs: EdgeNeeds & { projections: Pick<Projections, 'zoneCounts'> }) =>
  http(trendRoutes.getTrends, needs, {
    find: nothingToFind,
    answer: async ({ query, actor, now }) => {
      const to = query.to ?? dayOf(now);
      const from = query.from ?? addDays(to, 1 - usualTrendDays);
      requireTrendDays(from, to);
      const seen = zones.map(({ id }) => id).filter((id) => seesZone(actor, id));
      const counts = await countsFrom(needs.projections.zoneCounts)(daysFrom(from, to));
      return { body: { items: [...counts].map(([day, own]) => trendOfDay(day, seen, own)) } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getTrends({
    members: memberStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});
