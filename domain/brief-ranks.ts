import { type Bounds, badBounds, isThin } from './brief-figures.ts';
import type { Figures } from './figures.ts';

type Named = Figures & { zoneId: string };

/** A zone of the table; `rank` null where its bounds overlap with those of another zone. */
export type ZoneRow<Zone extends Named> = { zone: Zone; name: string; bad: Bounds; rank: number | null };

const overlap = (a: Bounds, b: Bounds) =>
  a.lo !== null && a.hi !== null && b.lo !== null && b.hi !== null && a.lo <= b.hi && b.lo <= a.hi;

/** A zone with at least one registered site, or with a report, on the day. */
const isThere = ({ coverage, freshness }: Figures) =>
  coverage.due + coverage.notDue + coverage.reported + freshness.fresh + freshness.stale + freshness.unknown >
  0;

const rankOf = <Zone extends Named>(row: ZoneRow<Zone>, rows: readonly ZoneRow<Zone>[]): number | null => {
  if (row.bad.lo === null || isThin(row.zone)) return null;
  const { lo } = row.bad;
  const others = rows.filter((other) => other !== row);
  if (others.some((other) => overlap(row.bad, other.bad))) return null;
  return 1 + others.filter(({ bad }) => bad.lo !== null && bad.lo > lo).length;
};

/**
 * The zones that have sites, the worst first: by the share that is certain, every unknown site taken for a good one. A rank is given
 * only where the bounds overlap with those of no other zone and at least 80 % of the zone reported; to none at all while the
 * province's reporting is below 80 %: then they stand by name.
 */
export const zoneRows = <Zone extends Named>(
  province: Pick<Figures, 'coverage'>,
  zones: readonly Zone[],
  nameOf: (zone: Zone) => string,
): ZoneRow<Zone>[] => {
  const rows = zones
    .filter(isThere)
    .map((zone): ZoneRow<Zone> => ({ zone, name: nameOf(zone), bad: badBounds(zone), rank: null }));
  const byName = (a: ZoneRow<Zone>, b: ZoneRow<Zone>) => a.name.localeCompare(b.name, 'vi');
  if (isThin(province)) return rows.toSorted(byName);
  return rows
    .map((row) => ({ ...row, rank: rankOf(row, rows) }))
    .toSorted((a, b) => (b.bad.lo ?? -1) - (a.bad.lo ?? -1) || b.bad.count - a.bad.count || byName(a, b));
};
