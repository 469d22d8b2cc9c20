import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AlertMark } from '../../domain/alert-figures.ts';
import type { Day } from '../../domain/day.ts';
import { addCounts, type Contribution, noCounts } from '../../domain/figures.ts';
import type { Connection } from './connection.ts';
import { addTo, RosterRow } from './projections.ts';
import { projectionKey } from './table.ts';
import { commit, LostRace, untilWon, type Write } from './transaction.ts';

type Item = Record<string, unknown>;
const withoutKeys = ({ pk: _, sk: __, ...item }: Item) => item;
const Counts = z.record(z.string(), z.number());

/**
 * Projections as they are found, and their mending while everybody else goes on writing them: what is put right is put under the
 * condition that it is still as it was found.
 */
export const projectionMendStore = (connection: Connection) => {
  const { client, projections: TableName } = connection;
  const get = async (Key: { pk: string; sk: string }): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

  const rows = async (day: Day, zoneId: string): Promise<Map<string, Contribution>> => {
    const found = new Map<string, Contribution>();
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': projectionKey.rosterRow(day, zoneId, '').pk },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) found.set(String(item['sk']), RosterRow.parse(item).counts);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return found;
  };

  return {
    /** The rows of a zone and day, by site. */
    rows,

    /** Takes away the row of a site that is not there, and what it added to the counts. */
    dropRow: async (day: Day, zoneId: string, siteId: string, counts: Contribution): Promise<void> => {
      const Key = projectionKey.rosterRow(day, zoneId, siteId);
      const less = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, -n]));
      const drop: Write = {
        Delete: {
          ...{ TableName, Key, ConditionExpression: '#counts = :counts' },
          ...{ ExpressionAttributeNames: { '#counts': 'counts' } },
          ...{ ExpressionAttributeValues: { ':counts': counts } },
        },
      };
      await commit(connection, [drop, ...addTo(TableName, projectionKey.zoneDay(day, zoneId), less)]);
    },

    /**
     * Makes the counts of a zone and day the sum of its rows. Rows move together with the counts, so counts that are still those from
     * before the rows were read belong to these rows; it ends when a look finds them to agree.
     * @returns whether they had to be put right
     */
    mendCounts: async (day: Day, zoneId: string): Promise<boolean> => {
      let isMended = false;
      await untilWon(async () => {
        for (;;) {
          const key = projectionKey.zoneDay(day, zoneId);
          const item = await get(key);
          const before = item && Counts.parse(withoutKeys(item));
          const all = [...(await rows(day, zoneId)).values()];
          const after = all.length === 0 ? undefined : addCounts([noCounts, ...all]);
          if (isSame(before, after)) return;
          await commit(connection, [countsWrite(TableName, key, before, after)]);
          isMended = true;
        }
      });
      return isMended;
    },

    /** The marks of a zone's alerts; null where it never had any. */
    marks: async (zoneId: string): Promise<Map<string, AlertMark> | null> => {
      const item = await get(projectionKey.zoneAlerts(zoneId));
      if (item === undefined) return null;
      const marks = Object.entries(withoutKeys(item)).map(
        ([id, mark]) => [id, AlertMark.parse(mark)] as const,
      );
      return new Map(marks);
    },

    /**
     * Puts a mark in the place of the one that was found (null: none), or takes that away (`mark` null). A zone that had an alert has an
     * item, be it an empty one.
     * @throws LostRace when it was marked anew meanwhile
     */
    mendMark: async (
      zoneId: string,
      alertId: string,
      found: AlertMark | null,
      mark: AlertMark | null,
    ): Promise<void> => {
      const values = { ...(found && { ':found': found }), ...(mark && { ':mark': mark }) };
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: projectionKey.zoneAlerts(zoneId),
            UpdateExpression: mark === null ? 'REMOVE #id' : 'SET #id = :mark',
            ConditionExpression: found === null ? 'attribute_not_exists(#id)' : '#id = :found',
            ExpressionAttributeNames: { '#id': alertId },
            ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
          }),
        );
      } catch (cause) {
        if (cause instanceof Error && cause.name === 'ConditionalCheckFailedException')
          throw new LostRace('the alert was marked anew', { cause });
        throw cause;
      }
    },
  };
};

export type ProjectionMend = ReturnType<typeof projectionMendStore>;

const isSame = (a: Contribution | undefined, b: Contribution | undefined): boolean => {
  const [all, others] = [Object.entries(a ?? {}), Object.keys(b ?? {})];
  return all.length === others.length && all.every(([name, n]) => b?.[name] === n);
};

/** The write that turns counts into others, if they are still as they were found. */
const countsWrite = (
  TableName: string,
  key: { pk: string; sk: string },
  before: Contribution | undefined,
  after: Contribution | undefined,
): Write => {
  const found = Object.entries(before ?? {});
  const condition =
    before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: ['attribute_exists(pk)', ...found.map((_, n) => `#c${n} = :c${n}`)].join(
            ' AND ',
          ),
          ...(found.length === 0
            ? {}
            : {
                ExpressionAttributeNames: Object.fromEntries(found.map(([name], n) => [`#c${n}`, name])),
                ExpressionAttributeValues: Object.fromEntries(found.map(([, count], n) => [`:c${n}`, count])),
              }),
        };
  return after === undefined
    ? { Delete: { TableName, Key: key, ...condition } }
    : { Put: { TableName, Item: { ...key, ...after }, ...condition } };
};
