import { alertFigures } from '../../domain/alert-figures.ts';
import { dayOf } from '../../domain/day.ts';
import { seesZone } from '../../domain/member.ts';
import { zones } from '../../domain/pack/zones.ts';
import { summaryOf, summaryRoutes } from '../../domain/summary.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

type Needs = EdgeNeeds & { projections: Pick<Projections, 'zoneCounts' | 'marks'> };

/** The day of the province, or of the member's zones: two partitions are read, whatever the number of sites. */
export const getSummary = (needs: Needs) =>
  http(summaryRoutes.getSummary, needs, {
    find: nothingToFind,
    answer: async ({ query, actor, now }) => {
      const day = query.day ?? dayOf(now);
      const [counts, marks] = await Promise.all([
        needs.projections.zoneCounts(day),
        needs.projections.marks(),
      ]);
      const seen = zones.map(({ id }) => id).filter((id) => seesZone(actor, id));
      const marksOf = (zoneId: string) => [...(marks.get(zoneId)?.values() ?? [])];
      const alerts = {
        zone: new Map(seen.map((zoneId) => [zoneId, alertFigures(marksOf(zoneId), now)])),
        all: alertFigures(seen.flatMap(marksOf), now),
      };
      return { body: summaryOf(day, seen, counts, alerts) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getSummary({
    members: memberStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});
