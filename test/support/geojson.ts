import * as z from 'zod/mini';

/*
 * The shapes of RFC 7946, by themselves: nothing of ours. Members that it does not name may be there (6.1), but for `crs` (4), and for those
 * that would make one object look like another (7.1).
 */

const never = z.optional(z.never());

/** Longitude and latitude in degrees of WGS 84, then perhaps an altitude in metres (3.1.1). */
const Position = z.union([
  z.tuple([z.number().check(z.gte(-180), z.lte(180)), z.number().check(z.gte(-90), z.lte(90))]),
  z.tuple([z.number().check(z.gte(-180), z.lte(180)), z.number().check(z.gte(-90), z.lte(90)), z.number()]),
]);
const Line = z.array(Position).check(z.minLength(2));
/** Closed: its last position is its first (3.1.6). */
const Ring = z
  .array(Position)
  .check(z.minLength(4))
  .check(z.refine((ring) => JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1))));

const geometryOf = <const T extends string, S extends z.core.$ZodType>(type: T, coordinates: S) =>
  z.looseObject({
    type: z.literal(type),
    coordinates,
    ...{ crs: never, geometry: never, properties: never, features: never },
  });

const Geometry = z.discriminatedUnion('type', [
  geometryOf('Point', Position),
  geometryOf('MultiPoint', z.array(Position)),
  geometryOf('LineString', Line),
  geometryOf('MultiLineString', z.array(Line)),
  geometryOf('Polygon', z.array(Ring)),
  geometryOf('MultiPolygon', z.array(z.array(Ring))),
]);

/** A feature: where it is, or null where nobody knows (3.2). */
export const GeoJsonFeature = z.looseObject({
  type: z.literal('Feature'),
  id: z.optional(z.union([z.string(), z.number()])),
  geometry: z.nullable(Geometry),
  properties: z.nullable(z.record(z.string(), z.unknown())),
  ...{ crs: never, coordinates: never, geometries: never, features: never },
});

export const GeoJsonCollection = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(GeoJsonFeature),
  ...{ crs: never, coordinates: never, geometries: never, geometry: never, properties: never },
});
