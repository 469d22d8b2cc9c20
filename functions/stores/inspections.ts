import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../domain/day.ts';
import { Inspection } from '../../domain/inspected.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { Submission, submissionWrite, type Under } from './filings.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { SiteItem, siteWrites } from './site-item.ts';
import { itemKeys, recordKey } from './table.ts';
import { commit, requireWhole } from './transaction.ts';

/** A site's item with what was stored under the key of the inspection, and the newest of its day; null before the first. */
export type OpenInspection = { item: SiteItem; submission: Submission | null; before: Inspection | null };

const parseInspection = (item: Record<string, unknown>): Inspection => Inspection.parse(item['inspection']);

/** Inspections of sites: each is kept for ever, the newest in short in the site's record too. */
export const inspectionStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  const siteAndReply = async (siteId: string, key: string) => {
    const Keys = [recordKey.site(siteId), recordKey.submission(key)];
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    requireWhole(UnprocessedKeys);
    return Responses?.[TableName] ?? [];
  };

  const newestOf = async (siteId: string, day: Day): Promise<Inspection | null> => {
    const { pk, sk } = recordKey.inspection(siteId, day, 0);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
        ExpressionAttributeValues: { ':pk': pk, ':day': sk.slice(0, sk.indexOf('#') + 1) },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return Items[0] === undefined ? null : parseInspection(Items[0]);
  };

  return {
    /** What an inspection is decided by, the reports apart; null without the site. */
    open: async (siteId: string, day: Day, key: string): Promise<OpenInspection | null> => {
      const [items, before] = await Promise.all([siteAndReply(siteId, key), newestOf(siteId, day)]);
      const site = items.find(({ sk }) => sk === recordKey.site('').sk);
      const stored = items.find(({ sk }) => sk === recordKey.submission('').sk);
      if (site === undefined) return null;
      return {
        item: SiteItem.parse(site),
        submission: stored === undefined ? null : Submission.parse(stored),
        before,
      };
    },

    /** Writes an inspection as one with its reply, the site and the audit. @throws LostRace when somebody wrote first. */
    write: (
      { item }: OpenInspection,
      { inspection, record, under }: { inspection: Inspection; record: SiteRecord; under: Under },
    ): Promise<void> =>
      commit(connection, [
        {
          Put: {
            TableName,
            Item: {
              ...recordKey.inspection(inspection.siteId, inspection.day, inspection.n),
              inspection,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        submissionWrite(connection, under),
        ...siteWrites(connection, item, record, under.deed),
      ]),

    /** The inspections of a site, newest day first, of a day the correction before what it corrects. */
    list: (siteId: string, page: PageRequest): Promise<Page<Inspection>> => {
      const { pk } = recordKey.inspection(siteId, '', 0);
      return fillPage(
        connection,
        {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ScanIndexForward: false,
          ConsistentRead: true,
          ...justEnough(page),
        },
        page,
        parseInspection,
        itemKeys,
        (position) => position['pk'] === pk,
      );
    },
  };
};

export type Inspections = ReturnType<typeof inspectionStore>;
