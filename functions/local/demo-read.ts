import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day, Instant } from '../../domain/day.ts';
import { alertStore } from '../stores/alerts.ts';
import { caseStore } from '../stores/cases.ts';
import type { Connection } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { plansOf } from '../stores/plans.ts';
import { AuditEntry, type SiteItem } from '../stores/site-item.ts';
import { siteStore } from '../stores/sites.ts';
import { recordKey } from '../stores/table.ts';
import type { SiteState } from './demo-step.ts';

/** Reports that a day and its alerts look back on, beside those since the first day. */
const headsNeeded = 50;

/** What the records hold of a site, as far as the days from `first` on can follow from it; null without the site. */
export const readSite = async (
  connection: Connection,
  siteId: string,
  first: Day,
): Promise<SiteState | null> => {
  const [item, episodes, found, plans, heads, missed] = await Promise.all([
    siteStore(connection).get(siteId),
    alertStore(connection).newest([siteId]),
    caseStore(connection).open(siteId),
    plansOf(connection, siteId),
    filingStore(connection).list(siteId, { from: '1900-01-01', to: '2199-12-31' }, { limit: headsNeeded }),
    missedSince(connection, siteId, first),
  ]);
  if (item === null) return null;
  const at = await lastAct(connection, siteId, item);
  return { item, plans, heads: heads.items, episodes, newestCase: found?.record ?? null, missed, at };
};

const missedSince = async (
  { client, records: TableName }: Connection,
  siteId: string,
  first: Day,
): Promise<Set<Day>> => {
  const { pk, sk } = recordKey.missed(siteId, first);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': pk,
        ':first': sk,
        ':last': recordKey.missed(siteId, '2199-12-31').sk,
      },
      ConsistentRead: true,
    }),
  );
  return new Set(Items.map(({ day }) => String(day)));
};

const lastAct = async (
  { client, records: TableName }: Connection,
  siteId: string,
  { seq }: SiteItem,
): Promise<Instant> => {
  const Key = recordKey.audit(siteId, seq);
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  return AuditEntry.parse(Item).at;
};
