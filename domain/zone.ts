import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Figures } from './figures.ts';
import { ZoneId } from './me.ts';
import { route } from './route.ts';

const zoneFields = {
  id: ZoneId,
  kind: z.enum(['park', 'cluster']),
  name: z.string(),
  /** What its administrative unit was called on the day, or last before it; `unitTo`: the last day of that name. */
  unit: z.string(),
  unitTo: z.nullable(Day),
  areaHa: z.nullable(z.number()),
  lat: z.nullable(z.number()),
  lon: z.nullable(z.number()),
  status: z.enum(['operating', 'planned', 'established', 'unverified']),
  verified: z.boolean(),
};

/** An industrial park or cluster as the register shows it, with the number of its registered sites. */
export const ZoneWithSites = z.strictObject({ ...zoneFields, sites: z.int() });
export type ZoneWithSites = z.infer<typeof ZoneWithSites>;

/** How the sites of a zone stand; null where it would tell an employer of another one's workplace. */
const ZoneStanding = z.strictObject({
  bands: z.nullable(Figures.shape.bands),
  freshness: z.nullable(Figures.shape.freshness),
  scenarios: z.nullable(Figures.shape.scenarios),
});
export type ZoneStanding = z.infer<typeof ZoneStanding>;

const ZoneFeature = z.strictObject({
  type: z.literal('Feature'),
  id: ZoneId,
  geometry: z.nullable(
    z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  ),
  properties: z.extend(ZoneWithSites, ZoneStanding.shape),
});

/** RFC 7946, longitude first; a zone without a known position has no geometry. */
export const ZoneCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(ZoneFeature),
});
export type ZoneCollection = z.infer<typeof ZoneCollection>;

/** The feature of a zone, with the standing counts of its sites. */
export const zoneFeature = (
  zone: ZoneWithSites,
  { bands, freshness, scenarios }: ZoneStanding,
): z.infer<typeof ZoneFeature> => ({
  type: 'Feature',
  id: zone.id,
  geometry:
    zone.lat === null || zone.lon === null ? null : { type: 'Point', coordinates: [zone.lon, zone.lat] },
  properties: { ...zone, bands, freshness, scenarios },
});

export const zoneRoutes = {
  listZones: route({
    method: 'GET',
    path: '/api/zones',
    summary: 'Parks and clusters of a day, with the unit names of that day; without one, of today',
    who: 'signed-in',
    query: z.strictObject({ day: z.optional(Day) }),
    reply: z.strictObject({ items: z.array(ZoneWithSites) }),
  }),
  getZonesGeojson: route({
    method: 'GET',
    path: '/api/zones.geojson',
    summary: 'Parks and clusters as GeoJSON, with standing counts',
    who: 'signed-in',
    reply: ZoneCollection,
    gives: 'application/geo+json',
  }),
} as const;

/** Number of registered sites of a zone out of its day's coverage: each is due or not due. */
export const sitesOf = ({ coverage }: Pick<Figures, 'coverage'>) => coverage.due + coverage.notDue;
