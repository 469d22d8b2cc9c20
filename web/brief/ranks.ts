import type { Summary } from '../../domain/summary.ts';
import { type Bounds, badBounds, isThin } from './figures.ts';

export type ZoneFigures = Summary['zones'][number];

/** A zone of the table; `rank` null where its bounds overlap with those of another zone. */
export type ZoneRow = { zone: ZoneFigures; name: string; bad: Bounds; rank: number | null };

const overlap = (a: Bounds, b: Bounds) =>
  a.lo !== null && a.hi !== null && b.lo !== null && b.hi !== null && a.lo <= b.hi && b.lo <= a.hi;

/** A zone with at least one registered site, or with a report, on the day. */
const isThere = ({ coverage, freshness }: ZoneFigures) =>
  coverage.due + coverage.notDue + coverage.reported + freshness.fresh + freshness.stale + freshness.unknown >
  0;

const rankOf = (row: ZoneRow, rows: readonly ZoneRow[]): number | null => {
  if (row.bad.lo === null || isThin(row.zone)) return null;
  const { lo } = row.bad;
  const others = rows.filter((other) => other !== row);
  if (others.some((other) => overlap(row.bad, other.bad))) return null;
  return 1 + others.filter(({ bad }) => bad.lo !== null && bad.lo > lo).length;
};

/**
 * The zones that have sites, worst share first. A rank is given only where the bounds overlap with those of no other zone and at
 * least 80 % of the zone reported; to none at all while the province's reporting is below 80 %: then they stand by name.
 */
export const zoneRows = (summary: Summary, names: ReadonlyMap<string, string>): ZoneRow[] => {
  const rows = summary.zones
    .filter(isThere)
    .map((zone) => ({ zone, name: names.get(zone.zoneId) ?? zone.zoneId, bad: badBounds(zone), rank: null }));
  const byName = (a: ZoneRow, b: ZoneRow) => a.name.localeCompare(b.name, 'vi');
  if (isThin(summary)) return rows.toSorted(byName);
  return rows
    .map((row) => ({ ...row, rank: rankOf(row, rows) }))
    .toSorted((a, b) => (b.bad.share ?? -1) - (a.bad.share ?? -1) || byName(a, b));
};
