import { BatchGetCommand, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AlertMark } from '../../domain/alert-figures.ts';
import type { Day } from '../../domain/day.ts';
import { type Contribution, countName, noCounts } from '../../domain/figures.ts';
import type { Connection } from './connection.ts';
import { projectionKey } from './table.ts';
import { commit, requireWhole, untilWon, type Write } from './transaction.ts';

/** A site's row in the roster of its zone and day: what it adds to the counts there. */
export const RosterRow = z.object({ counts: z.record(z.string(), z.number()) });
export type RosterRow = z.infer<typeof RosterRow>;

const isSilentRow = ({ counts }: RosterRow) =>
  [countName('coverage', 'missing'), countName('coverage', 'pending')].some(
    (name) => (counts[name] ?? 0) > 0,
  );

const withoutKeys = ({ pk: _, sk: __, ...item }: Record<string, unknown>) => item;

/** Marks that one update drops: an expression has an end. */
const dropsAtOnce = 100;
/** Items that one batch reads. */
const readsAtOnce = 100;

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
     * rows, however often and in whatever order rows are put. A row that says the same is not written. The first row of a site names
     * every count of the zone, so that the items are the same whatever came before.
     */
    putRow: (day: Day, zoneId: string, siteId: string, counts: Contribution): Promise<void> =>
      untilWon(async () => {
        const key = projectionKey.rosterRow(day, zoneId, siteId);
        const before = await row(key);
        const delta = difference(before?.counts ?? {}, counts);
        if (before !== null && Object.keys(delta).length === 0) return;
        const first = before === null;
        const writes: Write[] = [
          { Put: { TableName, Item: { ...key, counts }, ...(first ? ifNew : ifStill(before.counts)) } },
          ...addTo(TableName, projectionKey.zoneDay(day, zoneId), first ? { ...noCounts, ...delta } : delta),
        ];
        await commit(connection, writes);
      }),

    /** The sites of a zone that the counts of the day have as due and without a report. */
    silentSites: async (day: Day, zoneId: string): Promise<string[]> => {
      const items = await partition(projectionKey.rosterRow(day, zoneId, '').pk);
      return items.filter((item) => isSilentRow(RosterRow.parse(item))).map((item) => String(item['sk']));
    },

    /** The rows that a site has on some days. */
    rowsOf: async (days: readonly Day[], zoneId: string, siteId: string): Promise<Map<Day, Contribution>> => {
      const found = new Map<Day, Contribution>();
      for (let start = 0; start < days.length; start += readsAtOnce) {
        const some = days.slice(start, start + readsAtOnce);
        const byPk = new Map(some.map((day) => [projectionKey.rosterRow(day, zoneId, siteId).pk, day]));
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({
            RequestItems: {
              [TableName]: { Keys: [...byPk.keys()].map((pk) => ({ pk, sk: siteId })), ConsistentRead: true },
            },
          }),
        );
        requireWhole(UnprocessedKeys);
        for (const item of Responses?.[TableName] ?? [])
          found.set(byPk.get(String(item['pk'])) ?? '', RosterRow.parse(item).counts);
      }
      return found;
    },

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

    /** Takes away marks that no figure reads any more: a zone's marks are one item, which must stay small. */
    dropMarks: async (zoneId: string, alertIds: readonly string[]): Promise<void> => {
      for (let start = 0; start < alertIds.length; start += dropsAtOnce) {
        const some = alertIds.slice(start, start + dropsAtOnce);
        const names = Object.fromEntries(some.map((id, n) => [`#m${n}`, id]));
        await client.send(
          new UpdateCommand({
            TableName,
            Key: projectionKey.zoneAlerts(zoneId),
            UpdateExpression: `REMOVE ${Object.keys(names).join(', ')}`,
            ExpressionAttributeNames: names,
          }),
        );
      }
    },

    /** The marks of every zone's alerts. */
    marks: async (): Promise<Map<string, Map<string, AlertMark>>> => {
      const items = await partition(projectionKey.zoneAlerts('').pk);
      return new Map(items.map((item) => [String(item['sk']), marksIn(item)]));
    },
  };
};

export type Projections = ReturnType<typeof projectionStore>;

const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' };
const ifStill = (counts: Contribution) => ({
  ConditionExpression: '#counts = :counts',
  ExpressionAttributeNames: { '#counts': 'counts' },
  ExpressionAttributeValues: { ':counts': counts },
});

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

/** The write that moves the counts of an item, where they move. */
export const addTo = (TableName: string, Key: { pk: string; sk: string }, delta: Contribution): Write[] => {
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
