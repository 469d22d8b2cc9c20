import { dayOf } from '../../domain/day.ts';
import { figuresOf, noAlerts } from '../../domain/figures.ts';
import { zonesOn } from '../../domain/pack/zones.ts';
import { sitesOf, zoneRoutes } from '../../domain/zone.ts';
import { zoneShown } from '../../domain/zone-shown.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

type Needs = EdgeNeeds & { projections: Pick<Projections, 'zoneCounts'> };

/** Parks and clusters of a day, each with the number of its sites then. */
export const listZones = (needs: Needs) =>
  http(zoneRoutes.listZones, needs, {
    find: nothingToFind,
    answer: async ({ now, query }) => {
      const { day = dayOf(now) } = query;
      const counts = await needs.projections.zoneCounts(day);
      const items = zonesOn(day).map((zone) =>
        zoneShown(zone, day, sitesOf(figuresOf(counts.get(zone.id) ?? {}, noAlerts))),
      );
      return { body: { items } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listZones({
    members: memberStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});
