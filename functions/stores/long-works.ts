import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { BulkWork, RowResult, WaitingRow } from '../../domain/bulk-work.ts';
import type { Instant } from '../../domain/day.ts';
import { ExportWork } from '../../domain/export-work.ts';
import { RebuildWork } from '../../domain/rebuild-work.ts';
import { RehearsalWork } from '../../domain/rehearsal-work.ts';
import type { Connection } from './connection.ts';
import { attribute, listKey, recordKey } from './table.ts';
import { commit, LostRace, type Write } from './transaction.ts';

/** Every kind of long work: a sheet, a rebuild, a rehearsal, or an export. */
const AnyWork = z.union([RebuildWork, RehearsalWork, ExportWork, BulkWork]);
export type AnyWork = z.infer<typeof AnyWork>;

/** Days for which a work, its rows and its results are kept. */
const keptDays = 30;
/** Rows written at once, in parts. */
const width = 8;

/** When what is kept of a work may go, in seconds of the epoch. */
export const expiryOf = (createdAt: Instant) => Math.floor(Date.parse(createdAt) / 1000) + keptDays * 86_400;
/** Whether a work is still kept, also where its item has not gone yet. */
export const isKept = (work: Pick<AnyWork, 'createdAt'>, now: Instant) =>
  expiryOf(work.createdAt) * 1000 > Date.parse(now);

/** Rehearsals are found by others than their owner, too. */
const listed = (work: AnyWork) =>
  'kind' in work && work.kind === 'rehearsal'
    ? {
        [attribute.listPk]: listKey.rehearsals,
        [attribute.listSk]: listKey.rehearsal(work.createdAt, work.jobId),
      }
    : {};

/** Rows and results are kept as one text: thousands of cells by themselves cost seconds to write and to read. */
const Rows = z.array(WaitingRow);
const Results = z.array(RowResult);
const Kept = z.object({ text: z.string() });
const kept = <T>(schema: z.core.$ZodType<T>, item: unknown): T =>
  z.parse(schema, JSON.parse(Kept.parse(item).text));

/** All that is kept of a work: the rows of all parts, and the results of those that are finished. */
export type WorkRecords = { rows: WaitingRow[]; results: RowResult[] };

/** Long works: what was handed in, part by part, how far it is, and what came of it. */
export const longWorkStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const item = (work: AnyWork) => ({
    ...recordKey.work(work.by.member, work.jobId),
    ...listed(work),
    work,
    expiresAt: expiryOf(work.createdAt),
  });
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName, Item }));
  const query = async (pk: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  };
  const get = async (member: string, jobId: string, now: Instant): Promise<AnyWork | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.work(member, jobId), ConsistentRead: true }),
    );
    const work = Item === undefined ? null : AnyWork.parse(Item['work']);
    return work !== null && isKept(work, now) ? work : null;
  };
  /** Moves a work on from the part that it is at, with other writes as one; false when somebody did that before. */
  const nextPart = async (
    work: AnyWork,
    counts: Record<string, number>,
    others: Write[] = [],
  ): Promise<boolean> => {
    const set = Object.entries({ ...counts, part: work.part + 1 });
    const step: Write = {
      Update: {
        TableName,
        Key: recordKey.work(work.by.member, work.jobId),
        UpdateExpression: `SET ${set.map(([name]) => `#work.#${name} = :${name}`).join(', ')}`,
        ConditionExpression: '#work.#part = :now',
        ExpressionAttributeNames: {
          '#work': 'work',
          ...Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ':now': work.part,
          ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        },
      },
    };
    try {
      await commit(connection, [...others, step]);
      return true;
    } catch (error) {
      if (error instanceof LostRace) return false;
      throw error;
    }
  };

  return {
    /** A member's work; null for what there is not, for another's and for what has expired. */
    get,

    nextPart,

    /** The works of a member that are still kept. */
    ofMember: async (member: string, now: Instant): Promise<AnyWork[]> =>
      (await query(recordKey.work(member, '').pk))
        .map(({ work }) => AnyWork.parse(work))
        .filter((work) => isKept(work, now)),

    /** Stores a work: its rows first and itself last, since that is what starts it. */
    create: async (work: AnyWork, parts: readonly (readonly WaitingRow[])[] = []): Promise<void> => {
      const items = parts.map((rows, part) => ({
        ...recordKey.workRows(work.jobId, part),
        text: JSON.stringify(rows),
        expiresAt: expiryOf(work.createdAt),
      }));
      for (let start = 0; start < items.length; start += width)
        await Promise.all(items.slice(start, start + width).map(put));
      await put(item(work));
    },

    /** The rows of a part. */
    rows: async (jobId: string, part: number): Promise<WaitingRow[]> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.workRows(jobId, part), ConsistentRead: true }),
      );
      return kept(Rows, Item);
    },

    /** Everything that is kept of a work, in the order of its rows. */
    everything: async (jobId: string): Promise<WorkRecords> => {
      const items = await query(recordKey.workRows(jobId, 0).pk);
      const of = (kind: string) => items.filter(({ sk }) => String(sk).startsWith(kind));
      return {
        rows: of('ROWS#').flatMap((one) => kept(Rows, one)),
        results: of('RESULTS#').flatMap((one) => kept(Results, one)),
      };
    },

    /** Counts a try of a part, and tells how many there were. */
    countTry: async (work: AnyWork): Promise<number> => {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: recordKey.workTries(work.jobId, work.part),
          UpdateExpression: 'ADD tries :one SET expiresAt = :expiry',
          ExpressionAttributeValues: { ':one': 1, ':expiry': expiryOf(work.createdAt) },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return z.int().parse(Attributes?.['tries']);
    },

    /**
     * Notes the results of a part and goes on to the next, as one; false when somebody did that before. A work that was cancelled
     * meanwhile stays so, and has these results too.
     */
    finishPart: async (work: BulkWork, results: readonly RowResult[]): Promise<boolean> => {
      const resultsItem = {
        ...recordKey.workResults(work.jobId, work.part),
        text: JSON.stringify(results),
        expiresAt: expiryOf(work.createdAt),
      };
      return nextPart(work, { done: work.done + results.length }, [
        { Put: { TableName, Item: resultsItem, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
    },

    /** Goes on to the next part of a rebuild; false when somebody did that before. */
    finishRebuilt: (work: RebuildWork, days: number, mended: number): Promise<boolean> =>
      nextPart(work, { done: work.done + days, mended: work.mended + mended }),

    /** Stops a work for good: as its owner wishes, or because it cannot be done. */
    stop: async (work: AnyWork, why: 'cancelled' | 'failed'): Promise<void> => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: recordKey.work(work.by.member, work.jobId),
          UpdateExpression: 'SET #work.#why = :true',
          ExpressionAttributeNames: { '#work': 'work', '#why': why },
          ExpressionAttributeValues: { ':true': true },
        }),
      );
    },
  };
};

export type LongWorks = ReturnType<typeof longWorkStore>;
