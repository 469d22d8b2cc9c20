import type { Episode } from '../../domain/alert.ts';
import { queuePlace } from '../../domain/alert-due.ts';
import type { Change } from '../../domain/change.ts';
import type { Connection } from './connection.ts';
import { schemaVersion } from './site-item.ts';
import { listKey, recordKey } from './table.ts';
import type { Write } from './transaction.ts';

/** Who an episode is kept with: its site, or its zone for a rule on a whole zone. */
export const placeOf = ({ siteId, zoneId }: Pick<Episode, 'siteId' | 'zoneId'>) => siteId ?? zoneId;

/** The newest episode of a rule at a place as the table holds it; active ones are listed by their clock, closed ones by their end. */
export const episodeItem = (episode: Episode) => ({
  ...recordKey.episode(placeOf(episode), episode.rule),
  ...listedBy(episode),
  schema: schemaVersion,
  episode,
});

/** An episode that a newer one of the same rule and place replaced. */
export const endedItem = (episode: Episode) => ({
  ...recordKey.closedEpisode(placeOf(episode), episode.rule, episode.n),
  ...listedBy(episode),
  schema: schemaVersion,
  episode,
});

const listedBy = (episode: Episode) => ({
  gsi1pk: listKey.alerts(episode.state !== 'closed'),
  gsi1sk: listKey.alert(episode.closedAt ?? queuePlace(episode), episode.id),
});

/** The timeline line of a change. */
export const timelineItem = ({ episode, entry }: Pick<Change, 'episode' | 'entry'>) => ({
  ...recordKey.timeline(episode.id, episode.writes),
  schema: schemaVersion,
  entry,
});

/** The notice that a change asks for, to be sent by whoever reads the stream. */
const noticeItem = ({ episode, entry, kind }: Change) => ({
  ...recordKey.notice(episode.id, episode.writes),
  schema: schemaVersion,
  notice: {
    alertId: episode.id,
    kind,
    at: entry.at,
    level: episode.level,
    siteId: episode.siteId,
    zoneId: episode.zoneId,
  },
});

/**
 * The writes of changes: each episode under the condition that nobody changed it since, its line in the timeline, the notice it asks
 * for, and the ended episode that a new one replaces. `current` is what the changes were made from; several changes of one episode
 * become one write.
 */
export const episodeWrites = (
  { records: TableName }: Connection,
  changes: readonly Change[],
  current: readonly Episode[],
): Write[] => {
  const byRule = Map.groupBy(changes, ({ episode }) => episode.rule);
  const put = (Item: Record<string, unknown>): Write => ({ Put: { TableName, Item } });
  return [...byRule.values()].flatMap((steps) => {
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined) return [];
    const replaced = current.find(({ id }) => id === first.prior?.id && id !== last.episode.id);
    return [
      { Put: { TableName, Item: episodeItem(last.episode), ...unchangedSince(first.prior) } },
      ...(replaced === undefined ? [] : [put(endedItem(replaced))]),
      ...steps.map((change) => put(timelineItem(change))),
      ...steps.filter(({ notify }) => notify).map((change) => put(noticeItem(change))),
    ];
  });
};

const unchangedSince = (prior: Change['prior']) =>
  prior === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'episode.id = :id AND episode.writes = :writes',
        ExpressionAttributeValues: { ':id': prior.id, ':writes': prior.writes },
      };
