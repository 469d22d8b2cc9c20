import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { LoggedCall } from '../../domain/call.ts';
import type { Connection } from './connection.ts';
import { Submission, submissionWrite, type Under } from './filings.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { type Deed, SiteItem, siteWrites } from './site-item.ts';
import { itemKeys, recordKey } from './table.ts';
import { commit, requireWhole } from './transaction.ts';

/** A site's item with what was stored under the key of the call. */
export type OpenCall = { item: SiteItem; submission: Submission | null };

type KeptCall = { call: LoggedCall; deed: Deed; under: Pick<Under, 'key' | 'submission'> | null };

/** Calls to silent sites: each is kept, the newest in the site's record too. */
export const callStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  return {
    /** What logging a call is decided by, in one round trip; null without the site. */
    open: async (siteId: string, key: string | null): Promise<OpenCall | null> => {
      const Keys = [recordKey.site(siteId), ...(key === null ? [] : [recordKey.submission(key)])];
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      requireWhole(UnprocessedKeys);
      const items = Responses?.[TableName] ?? [];
      const site = items.find(({ sk }) => sk === recordKey.site('').sk);
      const stored = items.find(({ sk }) => sk === recordKey.submission('').sk);
      if (site === undefined) return null;
      return {
        item: SiteItem.parse(site),
        submission: stored === undefined ? null : Submission.parse(stored),
      };
    },

    /** Writes a call as one with its reply and the audit. @throws LostRace when somebody wrote first. */
    write: ({ item }: OpenCall, { call, deed, under }: KeptCall): Promise<void> => {
      const { at, outcome, by } = call;
      const { siteId } = item.record.site;
      return commit(connection, [
        {
          Put: {
            TableName,
            Item: { ...recordKey.call(siteId, at, item.seq), call },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...(under === null ? [] : [submissionWrite(connection, { ...under, deed })]),
        ...siteWrites(connection, item, { ...item.record, lastCall: { at, outcome, by } }, deed),
      ]);
    },

    /** The calls to a site, newest first. */
    list: (siteId: string, page: PageRequest): Promise<Page<LoggedCall>> => {
      const { pk } = recordKey.call(siteId, '', 0);
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
        (item) => LoggedCall.parse(item['call']),
        itemKeys,
        (position) => position['pk'] === pk,
      );
    },
  };
};

export type Calls = ReturnType<typeof callStore>;
