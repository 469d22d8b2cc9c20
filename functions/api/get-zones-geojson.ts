import { dayOf } from '../../domain/day.ts';
import { figuresOf, noAlerts } from '../../domain/figures.ts';
import { zonesOn } from '../../domain/pack/zones.ts';
import { sitesOf, zoneFeature, zoneRoutes } from '../../domain/zone.ts';
import { zoneShown } from '../../domain/zone-shown.ts';
import { standingShown } from '../../domain/zone-standing.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

type Needs = EdgeNeeds & { projections: Pick<Projections, 'zoneCounts'> };

/** Parks and clusters as GeoJSON, each with the standing counts of its sites. */
export const getZonesGeojson = (needs: Needs) =>
  http(zoneRoutes.getZonesGeojson, needs, {
    find: nothingToFind,
    answer: async ({ now, actor }) => {
      const day = dayOf(now);
      const counts = await needs.projections.zoneCounts(day);
      const features = zonesOn(day).map((zone) => {
        const figures = figuresOf(counts.get(zone.id) ?? {}, noAlerts);
        return zoneFeature(zoneShown(zone, day, sitesOf(figures)), standingShown(figures, actor));
      });
      return { body: { type: 'FeatureCollection' as const, features } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getZonesGeojson({
    members: memberStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});
