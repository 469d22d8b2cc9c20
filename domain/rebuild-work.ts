import * as z from 'zod/mini';
import { stateOf } from './bulk-work.ts';
import { addDays, Day, dayOf, daysBetween, daysFrom, Instant } from './day.ts';
import type { LongWork } from './long-work.ts';
import { clocks } from './pack/clocks.ts';
import { route } from './route.ts';

/** Days of one zone that a part of a rebuild works on: a second or two of work. */
export const partDays = 31;

/** Rebuilds of one member that may be under way at once. */
export const rebuildsRunning = 1;

/** Whose the rebuild is that heals what was given up: nobody asked for it, and nobody reads how far it is. */
export const rebuildOwner = { member: 'system', name: 'system' } as const;

/**
 * A rebuild of all that follows from the records: zone by zone, and in each from its first day to the one on which it was asked for.
 * Days after that come by themselves. `done` of `total` days of zones are finished, `mended` items were not as the records say.
 */
export const RebuildWork = z.object({
  kind: z.literal('rebuild'),
  jobId: z.string(),
  by: z.object({ member: z.string(), name: z.string() }),
  createdAt: Instant,
  zones: z.array(z.string()),
  from: Day,
  to: Day,
  total: z.int(),
  done: z.int(),
  parts: z.int(),
  part: z.int(),
  mended: z.int(),
  cancelled: z.boolean(),
  failed: z.boolean(),
});
export type RebuildWork = z.infer<typeof RebuildWork>;

type Asked = Pick<RebuildWork, 'jobId' | 'by' | 'zones'> & { firstRegistered: Day | null; now: Instant };

/** A rebuild that waits. Reports may be older than the registration of their site, by the days for which they are taken. */
export const newRebuild = ({ jobId, by, zones, firstRegistered, now }: Asked): RebuildWork => {
  const to = dayOf(now);
  const from = addDays(firstRegistered ?? to, -clocks.correctionDays);
  const days = daysBetween(from, to) + 1;
  return {
    ...{ kind: 'rebuild', jobId, by, createdAt: now, zones, from, to },
    ...{ total: zones.length * days, done: 0, mended: 0 },
    ...{ parts: zones.length * Math.ceil(days / partDays), part: 0, cancelled: false, failed: false },
  };
};

/** What a part of a rebuild works on; with its last days the marks of the zone's alerts as well. null past the last part. */
export const placeOfPart = (
  { zones, from, to, parts }: Pick<RebuildWork, 'zones' | 'from' | 'to' | 'parts'>,
  part: number,
): { zoneId: string; days: Day[]; withMarks: boolean } | null => {
  const perZone = parts / zones.length;
  const zoneId = zones[Math.floor(part / perZone)];
  if (zoneId === undefined) return null;
  const first = addDays(from, (part % perZone) * partDays);
  const last = addDays(first, partDays - 1);
  return { zoneId, days: daysFrom(first, last < to ? last : to), withMarks: last >= to };
};

/** The rebuild as its owner reads it. */
export const longWorkOfRebuild = (work: RebuildWork): LongWork => {
  const { jobId, done, total, createdAt, mended } = work;
  return { jobId, kind: 'rebuild', state: stateOf(work), done, total, createdAt, mended };
};

export const rebuildRoutes = {
  createRebuild: route({
    method: 'POST',
    path: '/api/rebuilds',
    summary: 'Work all figures out from the records again; the job tells how many were not right',
    who: ['admin'],
    reply: z.strictObject({ jobId: z.string() }),
    status: 202,
  }),
} as const;
