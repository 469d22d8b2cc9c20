import { markOf } from '../../domain/alert-figures.ts';
import type { Instant } from '../../domain/day.ts';
import { judgeZone } from '../alerts/judge-zone.ts';
import { alertStore } from '../stores/alerts.ts';
import type { Connection } from '../stores/connection.ts';
import { projectionBulk } from '../stores/projection-bulk.ts';
import { zoneCaseStore } from '../stores/zone-cases.ts';
import type { SiteState } from './demo-step.ts';

/** Raises the alerts of zones, and marks them in the projections: what the stream's jobs would have made of the sites' records. */
export const raiseClusters = async (
  connection: Connection,
  sites: readonly SiteState[],
  now: Instant,
): Promise<void> => {
  const alerts = alertStore(connection);
  const needs = { alerts, zoneCases: zoneCaseStore(connection), clock: () => now };
  const found = sites.map(({ item: { record } }) => record.site);
  for (const [zoneId, [first]] of Map.groupBy(found, (site) => site.zoneId)) {
    if (first === undefined) continue;
    await judgeZone(needs, { zoneId, siteId: first.siteId });
    const { episodes = [] } = (await alerts.open({ siteId: null, zoneId })) ?? {};
    const marks = new Map(episodes.map((episode) => [episode.id, markOf(episode)]));
    await projectionBulk(connection).putMarks(zoneId, marks);
  }
};
