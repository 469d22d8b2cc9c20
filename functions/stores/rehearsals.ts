import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Instant } from '../../domain/day.ts';
import { noTotals, RehearsalTotals } from '../../domain/rehearsal-result.ts';
import { partsOfSites, RehearsalWork } from '../../domain/rehearsal-work.ts';
import { Template } from '../../domain/template.ts';
import type { Connection } from './connection.ts';
import { expiryOf, isKept, longWorkStore } from './long-works.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';

/** Parts written at once. */
const width = 8;

/** Kept as one text: hundreds of counts by themselves cost more to write and to read. */
const Kept = z.object({ text: z.string() });
const SiteIds = z.array(z.string());

/** What a rehearsal keeps beside its work: the draft as it was when it began, its sites in parts, and what they have come to so far. */
export const rehearsalStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const works = longWorkStore(connection);
  const itemOf = (key: { pk: string; sk: string }, work: RehearsalWork, content: unknown) => ({
    ...{ ...key, text: JSON.stringify(content) },
    expiresAt: expiryOf(work.createdAt),
  });
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName, Item }));
  const read = async (Key: { pk: string; sk: string }): Promise<unknown> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item === undefined ? null : JSON.parse(Kept.parse(Item).text);
  };
  return {
    /** Stores a rehearsal: its draft and sites first and itself last, since that is what starts it. */
    create: async (work: RehearsalWork, draft: Template, siteIds: readonly string[]): Promise<void> => {
      const items = [
        itemOf(recordKey.workDraft(work.jobId), work, draft),
        ...partsOfSites(siteIds).map((some, part) =>
          itemOf(recordKey.workRows(work.jobId, part), work, some),
        ),
      ];
      for (let start = 0; start < items.length; start += width)
        await Promise.all(items.slice(start, start + width).map(put));
      await works.create(work);
    },

    /** The newest rehearsal that fits, whoever began it; null when there is none. The index may be a moment behind. */
    newest: async (now: Instant, fits: (work: RehearsalWork) => boolean): Promise<RehearsalWork | null> => {
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            ...{ TableName, IndexName: listIndex, KeyConditionExpression: '#pk = :pk' },
            ExpressionAttributeNames: { '#pk': attribute.listPk },
            ExpressionAttributeValues: { ':pk': listKey.rehearsals },
            ScanIndexForward: false,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        const works = Items.map(({ work }) => RehearsalWork.parse(work));
        const found = works.find((work) => isKept(work, now) && fits(work));
        if (found !== undefined) return found;
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return null;
    },

    /** The draft as it was when the rehearsal began. */
    draft: async (jobId: string): Promise<Template> => Template.parse(await read(recordKey.workDraft(jobId))),

    /** The sites of a part. */
    sites: async (jobId: string, part: number): Promise<string[]> =>
      SiteIds.parse(await read(recordKey.workRows(jobId, part))),

    /** What the finished parts have come to together. */
    totals: async (jobId: string): Promise<RehearsalTotals> => {
      const kept = await read(recordKey.workTotals(jobId));
      return kept === null ? noTotals : RehearsalTotals.parse(kept);
    },

    /**
     * Notes what the parts up to this one have come to and goes on to the next, as one: of two runs of a part one is counted. False when
     * somebody did that before.
     */
    finishPart: (work: RehearsalWork, sites: number, totals: RehearsalTotals): Promise<boolean> =>
      works.nextPart(work, { done: work.done + sites }, [
        { Put: { TableName, Item: itemOf(recordKey.workTotals(work.jobId), work, totals) } },
      ]),
  };
};

export type Rehearsals = ReturnType<typeof rehearsalStore>;
