import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Instant } from '../../domain/day.ts';
import { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { listKey, recordKey } from './table.ts';
import type { Write } from './transaction.ts';

/**
 * A site's record as it is stored, with the end of its audit chain. Every write of anything of the site goes through this item: its
 * `seq` is the precondition, so that two writers of one site can never both win.
 */
export const SiteItem = z.object({ record: SiteRecord, seq: z.int(), chain: z.string() });
export type SiteItem = z.infer<typeof SiteItem>;

/** One link of an audit chain as it is kept: who did what, when; never a text that a person typed. Its place is said by its key. */
export const ChainLink = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  act: z.string(),
  about: z.string(),
  before: z.string(),
  hash: z.string(),
});
export type ChainLink = z.infer<typeof ChainLink>;

/** A link of a site's chain. */
export const AuditEntry = z.extend(ChainLink, { siteId: z.string() });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What is being done, for the audit: `about` names the thing, such as a day and revision. */
export type Deed = { actor: string; act: string; about: string; at: Instant };

/** The link after `before` of a place's chain: its hash covers all its own fields and, through `before`, everything earlier. */
export const chained = <P extends Readonly<Record<string, string | number>>>(
  place: P,
  seq: number,
  before: string,
  { at, actor, act, about }: Deed,
) => {
  const fields = { ...place, seq, at, actor, act, about, before };
  return { ...fields, hash: createHash('sha256').update(JSON.stringify(fields)).digest('hex') };
};

/** The link after `before` of a site's chain. */
export const auditEntry = (siteId: string, seq: number, before: string, deed: Deed): AuditEntry =>
  chained({ siteId }, seq, before, deed);

/** The writes of a new site: its item, if the id is free, and the first link of its chain. */
export const newSiteWrites = ({ records }: Connection, record: SiteRecord, deed: Deed): Write[] => {
  const entry = auditEntry(record.site.siteId, 1, '', deed);
  return [
    {
      Put: {
        TableName: records,
        Item: siteItem(record, 1, entry.hash),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    auditWrite(records, entry),
  ];
};

/** The writes that turn the site into `record`: the item, if nobody wrote since it was read, and the next link of its chain. */
export const siteWrites = (
  { records }: Connection,
  item: SiteItem,
  record: SiteRecord,
  deed: Deed,
): Write[] => {
  const entry = auditEntry(record.site.siteId, item.seq + 1, item.chain, deed);
  return [
    {
      Put: {
        TableName: records,
        Item: siteItem(record, entry.seq, entry.hash),
        ConditionExpression: '#seq = :seq',
        ExpressionAttributeNames: { '#seq': 'seq' },
        ExpressionAttributeValues: { ':seq': item.seq },
      },
    },
    auditWrite(records, entry),
  ];
};

/** The item of a site as the table holds it. */
export const siteItem = (record: SiteRecord, seq: number, chain: string) => ({
  ...recordKey.site(record.site.siteId),
  gsi1pk: listKey.sites,
  gsi1sk: listKey.site(record.site.zoneId, record.site.siteId),
  record,
  seq,
  chain,
});

const auditWrite = (TableName: string, entry: AuditEntry): Write => ({
  Put: {
    TableName,
    Item: { ...recordKey.audit(entry.siteId, entry.seq), ...entry },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
