import type { Episode } from './alert.ts';
import { dueAt, queuePlace } from './alert-due.ts';
import { type AlertMark, markOf } from './alert-figures.ts';
import type { Instant } from './day.ts';
import type { AlertLine, Snapshot } from './snapshot.ts';

/** When the episode opened last. */
const begunAt = ({ reopenedAt, openedAt }: Episode): Instant => reopenedAt ?? openedAt;

const placeOf = (episode: Episode) => `${queuePlace(episode)}#${episode.id}`;

/** The alerts that are not closed, in the order of the queue: the nearest clock first. */
export const alertLines = (
  episodes: readonly Episode[],
  names: ReadonlyMap<string, string>,
  madeAt: Instant,
): AlertLine[] =>
  episodes
    .filter((episode) => episode.state !== 'closed' && begunAt(episode) <= madeAt)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((episode) => {
      const { id, siteId, zoneId, rule, severity, state, verifyBy, actBy } = episode;
      const siteName = siteId === null ? null : (names.get(siteId) ?? siteId);
      const overdueMinutes = overdueOf(episode, madeAt);
      const openedAt = begunAt(episode);
      return {
        ...{ id, siteId, siteName, zoneId, rule, severity, state },
        ...{ openedAt, verifyBy, actBy, overdueMinutes },
      };
    });

/** Whole minutes past the clock that runs; null while there is time. */
const overdueOf = (episode: Episode, madeAt: Instant): number | null => {
  const due = dueAt(episode);
  if (due === null || due >= madeAt) return null;
  return Math.floor((Date.parse(madeAt) - Date.parse(due)) / 60_000);
};

/** The marks of episodes by their zone, as the figures of alerts are worked out from. */
export const marksByZone = (
  episodes: readonly Episode[],
  madeAt: Instant,
): ReadonlyMap<string, AlertMark[]> => {
  const begun = episodes.filter((episode) => begunAt(episode) <= madeAt);
  const byZone = Map.groupBy(begun, ({ zoneId }) => zoneId);
  return new Map([...byZone].map(([zoneId, own]) => [zoneId, own.map(markOf)]));
};

/** The zones that went over to the alert of several sites with cases from one moment to another, the first before. */
export const zoneClustersIn = (
  episodes: readonly Episode[],
  from: Instant,
  to: Instant,
): Snapshot['zoneClusters'] =>
  episodes
    .filter(({ rule }) => rule === 'zone-cluster')
    .map((episode) => ({ zoneId: episode.zoneId, at: begunAt(episode) }))
    .filter(({ at }) => at >= from && at <= to)
    .toSorted((a, b) => (`${a.at}${a.zoneId}` < `${b.at}${b.zoneId}` ? -1 : 1));
