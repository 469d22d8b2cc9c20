import { dayOf, type Instant } from '../../domain/day.ts';
import { templateOn } from '../../domain/template.ts';
import { zoneCluster } from '../../domain/zone-cluster.ts';
import type { Alerts } from '../stores/alerts.ts';
import { untilWon } from '../stores/transaction.ts';
import type { ZoneCases } from '../stores/zone-cases.ts';

/** What judging a zone asks for. */
export type ZoneNeeds = {
  alerts: Pick<Alerts, 'open' | 'write'>;
  zoneCases: ZoneCases;
  clock: () => Instant;
};

/** Changes written at once: each is three items. */
const atOnce = 20;

/**
 * Judges the rule on a zone by what its sites say now, and writes what it changes under the condition that nobody else wrote the
 * zone: again from the start as long as somebody did. `siteId`: a site that is known to be there.
 */
export const judgeZone = async (
  { alerts, zoneCases, clock }: ZoneNeeds,
  { zoneId, siteId }: { zoneId: string; siteId: string },
): Promise<void> => {
  let isMore = true;
  while (isMore) {
    isMore = await untilWon(async () => {
      const now = clock();
      const opened = await alerts.open({ siteId: null, zoneId });
      if (opened === null) return false;
      const { rules } = templateOn(opened.templates, dayOf(now));
      const rule = rules.find(({ id }) => id === 'zone-cluster');
      if (rule === undefined) return false;
      const newest = opened.episodes.find((episode) => episode.rule === rule.id) ?? null;
      const sites = await zoneCases.inZone(zoneId, siteId);
      const changes = zoneCluster({ rule, zoneId, sites, newest, now });
      const [first] = changes;
      if (first === undefined) return false;
      const deed = { actor: 'system', act: 'zone-judged', about: first.episode.id, at: now };
      await alerts.write(opened, changes.slice(0, atOnce), deed);
      return changes.length > atOnce;
    });
  }
};
