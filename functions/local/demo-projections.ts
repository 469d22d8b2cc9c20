import { isSpent, markOf } from '../../domain/alert-figures.ts';
import { type Day, dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import type { Contribution } from '../../domain/figures.ts';
import { opensAt } from '../../domain/pack/clocks.ts';
import { rosterRow } from '../../domain/roster.ts';
import type { Connection } from '../stores/connection.ts';
import { episodeStore } from '../stores/episodes.ts';
import { projectionBulk } from '../stores/projection-bulk.ts';
import type { SiteState } from './demo-step.ts';
import { inParallel } from './in-parallel.ts';

/** Zones and days written at once. */
const width = 8;

/**
 * Writes the roster rows of the sites for the days from the first to today, the counts that they add up to, and the marks of their
 * alerts: what the stream's job would have made of the same records, one by one.
 */
export const projectDemo = async (
  connection: Connection,
  sites: readonly SiteState[],
  first: Day,
  now: Instant,
): Promise<void> => {
  const bulk = projectionBulk(connection);
  const byZone = [...Map.groupBy(sites, ({ item }) => item.record.site.zoneId)];
  const parts = byZone.flatMap(([zoneId, some]) =>
    daysFrom(first, dayOf(now)).map((day) => ({ zoneId, day, rows: rowsOf(some, day, now) })),
  );
  await inParallel(parts, width, ({ zoneId, day, rows }) => bulk.putRows(day, zoneId, rows));
  const { at } = episodeStore(connection);
  await inParallel(byZone, width, async ([zoneId, some]) => {
    // Also those that newer ones replaced: figures look back for days.
    const all = await Promise.all(some.map(({ item }) => at({ siteId: item.record.site.siteId })));
    const episodes = all.flat().map((one) => [one.id, markOf(one)] as const);
    return bulk.putMarks(zoneId, new Map(episodes.filter(([, mark]) => !isSpent(mark, opensAt(dayOf(now))))));
  });
};

const rowsOf = (sites: readonly SiteState[], day: Day, now: Instant): Map<string, Contribution> =>
  new Map(
    sites.flatMap(({ item: { record }, heads }) => {
      const counts = rosterRow(record, heads, day, now);
      return counts === null ? [] : [[record.site.siteId, counts] as const];
    }),
  );
