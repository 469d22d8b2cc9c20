import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AlertMark } from '../../domain/alert-figures.ts';
import type { Day } from '../../domain/day.ts';
import { addCounts, type Contribution, noCounts } from '../../domain/figures.ts';
import type { Connection } from './connection.ts';
import { projectionStore, RosterRow } from './projections.ts';
import { projectionKey } from './table.ts';
import { commit, type Write } from './transaction.ts';

/** Writes of one transaction. */
const atOnce = 100;

/**
 * Projections of many sites at once, for when they are made anew and nobody else writes them: the items are those that the stream's
 * job would arrive at.
 */
export const projectionBulk = (connection: Connection) => {
  const { client, projections: TableName } = connection;
  const rows = async (day: Day, zoneId: string): Promise<Map<string, RosterRow>> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': projectionKey.rosterRow(day, zoneId, '').pk },
        ConsistentRead: true,
      }),
    );
    return new Map(Items.map((item) => [String(item['sk']), RosterRow.parse(item)]));
  };
  return {
    /** Puts rows of a zone and day, and its counts as the sum of these and its other rows. */
    putRows: async (day: Day, zoneId: string, put: ReadonlyMap<string, Contribution>): Promise<void> => {
      const before = await rows(day, zoneId);
      const changed = [...put].filter(([siteId, counts]) => !isSame(before.get(siteId)?.counts, counts));
      if (changed.length === 0) return;
      const after = new Map([...before].map(([siteId, { counts }]) => [siteId, counts]));
      for (const [siteId, counts] of changed) after.set(siteId, counts);
      const writes = changed.map(([siteId, counts]): Write => {
        const row: RosterRow = { counts };
        return { Put: { TableName, Item: { ...projectionKey.rosterRow(day, zoneId, siteId), ...row } } };
      });
      const sum = { ...projectionKey.zoneDay(day, zoneId), ...addCounts([noCounts, ...after.values()]) };
      // The counts go last: until then they are those of the rows before.
      const all: Write[] = [...writes, { Put: { TableName, Item: sum } }];
      for (let start = 0; start < all.length; start += atOnce)
        await commit(connection, all.slice(start, start + atOnce));
    },

    /** Puts marks of a zone's alerts beside those it has, unless a newer form of one is marked already. */
    putMarks: async (zoneId: string, put: ReadonlyMap<string, AlertMark>): Promise<void> => {
      const marks = new Map((await projectionStore(connection).marks()).get(zoneId));
      for (const [id, mark] of put) if ((marks.get(id)?.writes ?? 0) < mark.writes) marks.set(id, mark);
      if (marks.size === 0) return;
      const item = { ...projectionKey.zoneAlerts(zoneId), ...Object.fromEntries(marks) };
      await commit(connection, [{ Put: { TableName, Item: item } }]);
    },
  };
};

const isSame = (a: Contribution | undefined, b: Contribution): boolean =>
  a !== undefined &&
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(b).every(([name, n]) => a[name] === n);
