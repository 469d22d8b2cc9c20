import * as z from 'zod/mini';
import list from '#pack/zones.json' with { type: 'json' };
import { Day } from '../day.ts';
import { isThere } from './units.ts';

/**
 * An industrial park or cluster as the province pack knows it: its administrative unit by id (units.json), area in hectares, the
 * marker of its commune in degrees (WGS 84, 1–3 km off at worst), where that comes from and whether it was verified. `from`, `to`: its
 * first and last day, null where not known or still to come; of a month that is known, the first day. `since` is what the source says.
 */
export const PackZone = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  kind: z.enum(['park', 'cluster']),
  name: z.string().check(z.minLength(1)),
  unit: z.string(),
  areaHa: z.nullable(z.number().check(z.gt(0))),
  lat: z.nullable(z.number().check(z.gte(-90), z.lte(90))),
  lon: z.nullable(z.number().check(z.gte(-180), z.lte(180))),
  status: z.enum(['operating', 'established', 'planned', 'unverified']),
  from: z.nullable(Day),
  to: z.nullable(Day),
  since: z.nullable(z.string()),
  statusNote: z.string(),
  verified: z.boolean(),
  position: z.nullable(z.string()),
  source: z.string().check(z.minLength(1)),
});
export type PackZone = z.infer<typeof PackZone>;

/** The parks and clusters of the province. */
export const zones: readonly PackZone[] = z.array(PackZone).parse(list);

/** The parks and clusters that there were on the day, as far as their days are known. */
export const zonesOn = (day: Day, all: readonly PackZone[] = zones): readonly PackZone[] =>
  all.filter((zone) => isThere(zone, day));
