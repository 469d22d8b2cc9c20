import * as z from 'zod/mini';
import list from '#pack/zones.json' with { type: 'json' };

/**
 * An industrial park or cluster as the province pack knows it: area in hectares, the marker of its commune in degrees
 * (WGS 84, 1–3 km off at worst), where that comes from and whether it was verified. Units are those of June 2021.
 */
export const PackZone = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  kind: z.enum(['park', 'cluster']),
  name: z.string(),
  unit: z.string(),
  areaHa: z.nullable(z.number()),
  lat: z.nullable(z.number().check(z.gte(-90), z.lte(90))),
  lon: z.nullable(z.number().check(z.gte(-180), z.lte(180))),
  status: z.enum(['operating', 'established', 'planned', 'unverified']),
  since: z.nullable(z.string()),
  statusNote: z.string(),
  verified: z.boolean(),
  position: z.nullable(z.string()),
  source: z.string(),
});
export type PackZone = z.infer<typeof PackZone>;

/** The 38 parks and clusters of Thái Nguyên before the merger of 2025. */
export const zones: readonly PackZone[] = z.array(PackZone).parse(list);
