import type { Episode } from '../../domain/alert.ts';
import type { Change } from '../../domain/change.ts';
import { clockPlace } from '../../domain/escalation.ts';
import { alertNotice } from '../../domain/notice.ts';
import type { Template } from '../../domain/template.ts';
import type { Connection } from './connection.ts';
import { noticeItem } from './notices.ts';
import { listKey, recordKey } from './table.ts';
import type { Write } from './transaction.ts';

/** Where an episode is kept, newest of its rule or ended: with its site, or with its zone for a rule on a whole zone. */
const keyOf = ({ siteId, zoneId, rule }: Episode) =>
  siteId === null ? recordKey.zoneEpisode(zoneId, rule) : recordKey.episode(siteId, rule);
const endedKeyOf = ({ siteId, zoneId, rule, n }: Episode) =>
  siteId === null ? recordKey.closedZoneEpisode(zoneId, rule, n) : recordKey.closedEpisode(siteId, rule, n);

/** The newest episode of a rule at a place as the table holds it; active ones are listed by their clock, closed ones by their end. */
export const episodeItem = (episode: Episode, templates: readonly Template[]) => ({
  ...keyOf(episode),
  ...listedBy(episode, templates),
  episode,
});

/** An episode that a newer one of the same rule and place replaced. */
export const endedItem = (episode: Episode, templates: readonly Template[]) => ({
  ...endedKeyOf(episode),
  ...listedBy(episode, templates),
  episode,
});

const listedBy = (episode: Episode, templates: readonly Template[]) => ({
  gsi1pk: listKey.alerts(episode.state !== 'closed'),
  gsi1sk: listKey.alert(episode.closedAt ?? clockPlace(episode, templates), episode.id),
});

/** The timeline line of a change. */
export const timelineItem = ({ episode, entry }: Pick<Change, 'episode' | 'entry'>) => ({
  ...recordKey.timeline(episode.id, episode.writes),
  entry,
});

/**
 * The writes of changes: each episode under the condition that nobody changed it since, its line in the timeline, the notice it asks
 * for, and the ended episode that a new one replaces. `current` is what the changes were made from; several changes of one episode
 * become one write. `templates`: whose clocks they run by.
 */
export const episodeWrites = (
  { records: TableName }: Connection,
  changes: readonly Change[],
  current: readonly Episode[],
  templates: readonly Template[],
): Write[] => {
  const byRule = Map.groupBy(changes, ({ episode }) => episode.rule);
  const put = (Item: Record<string, unknown>): Write => ({ Put: { TableName, Item } });
  return [...byRule.values()].flatMap((steps) => {
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined) return [];
    const replaced = current.find(({ id }) => id === first.prior?.id && id !== last.episode.id);
    return [
      { Put: { TableName, Item: episodeItem(last.episode, templates), ...unchangedSince(first.prior) } },
      ...(replaced === undefined ? [] : [put(endedItem(replaced, templates))]),
      ...steps.map((change) => put(timelineItem(change))),
      ...steps.filter(({ notify }) => notify).map((change) => put(noticeItem(alertNotice(change)))),
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
