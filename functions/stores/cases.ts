import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type CaseChange, CaseLogEntry, CaseRecord, caseOf } from '../../domain/case-response.ts';
import type { CaseDetail } from '../../domain/case-routes.ts';
import { caseRead, caseWrites } from './case-item.ts';
import type { Connection } from './connection.ts';
import { readMany } from './read-many.ts';
import { type Deed, SiteItem, siteWrites } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit, requireWhole } from './transaction.ts';

/** Cases and lines of the log that a reading brings, the newest ones: a page is for people. */
const newest = { cases: 20, lines: 300 };

/** Case responses: reading them, and the acts of people on the open one. They are opened by filings and quick reports. */
export const caseStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  const cases = async (siteId: string): Promise<CaseRecord[]> => {
    const { pk, sk } = recordKey.caseResponse(siteId);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :newest AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':newest': sk, ':last': `${sk}#999999` },
        ConsistentRead: true,
      }),
    );
    return Items.map(({ caseResponse }) => CaseRecord.parse(caseResponse))
      .toSorted((a, b) => b.caseId - a.caseId)
      .slice(0, newest.cases);
  };

  const log = async (siteId: string): Promise<{ caseId: number; entry: CaseLogEntry }[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': recordKey.caseLog(siteId, 1, 1).pk },
        ScanIndexForward: false,
        Limit: newest.lines,
        ConsistentRead: true,
      }),
    );
    return Items.toReversed().map(({ sk, entry }) => ({
      caseId: Number.parseInt(String(sk), 10),
      entry: CaseLogEntry.parse(entry),
    }));
  };

  return {
    /** The cases of a site with their logs, the newest first, in one round trip. */
    list: async (siteId: string): Promise<CaseDetail[]> => {
      const [found, lines] = await Promise.all([cases(siteId), log(siteId)]);
      return found.map((record) => ({
        ...caseOf(record),
        log: lines.flatMap(({ caseId, entry }) => (caseId === record.caseId ? [entry] : [])),
      }));
    },

    /** The newest case of some sites, open or closed; those that never had one are left out. */
    newest: async (siteIds: readonly string[]): Promise<Map<string, CaseRecord>> => {
      const items = await readMany(connection, siteIds.map(recordKey.caseResponse));
      const found = items.map(({ caseResponse }) => CaseRecord.parse(caseResponse));
      return new Map(found.map((record) => [record.siteId, record]));
    },

    /** The site's item and its newest case, in one round trip; null without the site, or without a case. */
    open: async (siteId: string): Promise<{ item: SiteItem; record: CaseRecord } | null> => {
      const Keys = [recordKey.site(siteId), recordKey.caseResponse(siteId)];
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      requireWhole(UnprocessedKeys);
      const items = Responses?.[TableName] ?? [];
      const site = items.find(({ sk }) => sk === recordKey.site(siteId).sk);
      const record = caseRead(items);
      return site === undefined || record === null ? null : { item: SiteItem.parse(site), record };
    },

    /** Writes an act on a case as one with the audit. @throws LostRace when somebody wrote first. */
    write: (item: SiteItem, change: CaseChange, deed: Deed): Promise<void> =>
      commit(connection, [
        ...siteWrites(connection, item, item.record, deed),
        ...caseWrites(connection, change),
      ]),
  };
};

export type Cases = ReturnType<typeof caseStore>;
