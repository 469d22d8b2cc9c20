import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AlertMark } from '../../domain/alert-figures.ts';
import type { Day } from '../../domain/day.ts';
import type { Contribution } from '../../domain/figures.ts';
import type { Connection } from './connection.ts';
import { projectionKey } from './table.ts';
import { commit, untilWon, type Write } from './transaction.ts';

/** A site's row in the roster of its zone and day: what it adds to the counts there. `writes` guards the next write. */
const RosterRow = z.object({ counts: z.record(z.string(), z.number()), writes: z.int() });
type RosterRow = z.infer<typeof RosterRow>;

const keyParts = ['pk', 'sk'];
const withoutKeys = (item: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !keyParts.includes(name)));

/** Counts by zone and day, and the marks of alerts: fed by the stream, read by the summary, rebuilt from the records at any time. */
export const projectionStore = (connection: Connection) => {
  const { client, projections: TableName } = connection;

  const row = async (key: { pk: string; sk: string }): Promise<RosterRow | null> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }));
    return Item === undefined ? null : RosterRow.parse(Item);
  };

  const partition = async (pk: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  };

  return {
    /**
     * Puts a site's row, and moves the counts of its zone and day by what the row changed, as one: the counts are always the sum of the
     * rows, however often and in whatever order rows are put. A row that says the same is not written.
     */
    putRow: (day: Day, zoneId: string, siteId: string, counts: Contribution): Promise<void> =>
      untilWon(async () => {
        const key = projectionKey.rosterRow(day, zoneId, siteId);
        const before = await row(key);
        const delta = difference(before?.counts ?? {}, counts);
        if (before !== null && Object.keys(delta).length === 0) return;
        const writes: Write[] = [
          {
            Put: {
              TableName,
              Item: { ...key, counts, writes: (before?.writes ?? 0) + 1 },
              ...(before === null
                ? { ConditionExpression: 'attribute_not_exists(pk)' }
                : {
                    ConditionExpression: '#writes = :writes',
                    ExpressionAttributeNames: { '#writes': 'writes' },
                    ExpressionAttributeValues: { ':writes': before.writes },
                  }),
            },
          },
          ...addTo(TableName, projectionKey.zoneDay(day, zoneId), delta),
        ];
        await commit(connection, writes);
      }),

    /** The counts of every zone that has sites on the day: one partition, whatever the number of sites. */
    zoneCounts: async (day: Day): Promise<Map<string, Contribution>> => {
      const items = await partition(projectionKey.zoneDay(day, '').pk);
      return new Map(
        items.map((item) => [String(item['sk']), z.record(z.string(), z.number()).parse(withoutKeys(item))]),
      );
    },

    /** Marks an alert in its zone, unless a newer form of it is marked already. */
    putMark: async (zoneId: string, alertId: string, mark: AlertMark): Promise<void> => {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: projectionKey.zoneAlerts(zoneId),
            UpdateExpression: 'SET #id = :mark',
            ConditionExpression: 'attribute_not_exists(#id) OR #id.#writes < :writes',
            ExpressionAttributeNames: { '#id': alertId, '#writes': 'writes' },
            ExpressionAttributeValues: { ':mark': mark, ':writes': mark.writes },
          }),
        );
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      }
    },

    /** Takes away marks that no figure reads any more. */
    dropMarks: async (zoneId: string, alertIds: readonly string[]): Promise<void> => {
      if (alertIds.length === 0) return;
      const names = Object.fromEntries(alertIds.map((id, n) => [`#m${n}`, id]));
      await client.send(
        new UpdateCommand({
          TableName,
          Key: projectionKey.zoneAlerts(zoneId),
          UpdateExpression: `REMOVE ${Object.keys(names).join(', ')}`,
          ExpressionAttributeNames: names,
        }),
      );
    },

    /** The marks of every zone's alerts. */
    marks: async (): Promise<Map<string, Map<string, AlertMark>>> => {
      const items = await partition(projectionKey.zoneAlerts('').pk);
      return new Map(items.map((item) => [String(item['sk']), marksIn(item)]));
    },
  };
};

export type Projections = ReturnType<typeof projectionStore>;

const marksIn = (item: Record<string, unknown>) =>
  new Map(Object.entries(withoutKeys(item)).map(([id, mark]) => [id, AlertMark.parse(mark)]));

const difference = (before: Contribution, after: Contribution): Contribution => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
      .filter(([, n]) => n !== 0),
  );
};

const addTo = (TableName: string, Key: { pk: string; sk: string }, delta: Contribution): Write[] => {
  const parts = Object.entries(delta);
  if (parts.length === 0) return [];
  return [
    {
      Update: {
        TableName,
        Key,
        UpdateExpression: `ADD ${parts.map((_, n) => `#c${n} :c${n}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(parts.map(([name], n) => [`#c${n}`, name])),
        ExpressionAttributeValues: Object.fromEntries(parts.map(([, change], n) => [`:c${n}`, change])),
      },
    },
  ];
};
