import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type AuditLink, type ReadHead, siteChain, templateChain, zoneChain } from '../../domain/audit.ts';
import type { Connection } from './connection.ts';
import { ChainLink, type SiteItem } from './site-item.ts';
import { recordKey } from './table.ts';

/** Where the end of a chain is kept. */
const End = z.object({ seq: z.int(), chain: z.string() });

/** The end of a site's chain, out of its item. */
export const headOfSite = ({ record: { site }, seq, chain }: SiteItem): ReadHead => ({
  chain: siteChain(site.siteId),
  seq,
  hash: chain,
  zoneId: site.zoneId,
});

const keyOf = (chain: string, seq: number) => {
  if (chain === templateChain) return recordKey.templateAudit(seq);
  const id = chain.slice(chain.indexOf(':') + 1);
  return chain === zoneChain(id) ? recordKey.zoneAudit(id, seq) : recordKey.audit(id, seq);
};

/** Zones read at once. */
const width = 16;

/** The audit chains of sites, zones and templates: read alone, since each link is written with what it tells of. */
export const auditStore = ({ client, records: TableName }: Connection) => {
  const linksOf = async (chain: string, query: Partial<QueryCommandInput>): Promise<AuditLink[]> => {
    const links: AuditLink[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          ...query,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items) {
        const { before: previous, hash, ...link } = ChainLink.parse(item);
        links.push({ chain, ...link, previous, hash });
      }
      start = query.Limit === undefined ? LastEvaluatedKey : undefined;
    } while (start !== undefined);
    return links;
  };

  const headAt = async (Key: Record<string, string>, chain: string, zoneId: string | null) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    if (Item === undefined) return [];
    const end = End.parse(Item);
    return [{ chain, seq: end.seq, hash: end.chain, zoneId }];
  };

  return {
    /** The links of a chain after one and up to another, in order. */
    links: async (chain: string, after: number, to: number): Promise<AuditLink[]> => {
      if (to <= after) return [];
      const { pk, sk } = keyOf(chain, after + 1);
      return linksOf(chain, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':first': sk, ':last': keyOf(chain, to).sk },
      });
    },

    /** The newest links of a chain, in order. */
    newest: async (chain: string, limit: number): Promise<AuditLink[]> => {
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keyOf(chain, 1).pk },
      };
      return (await linksOf(chain, { ...query, ScanIndexForward: false, Limit: limit })).toReversed();
    },

    /** The ends of the chains of the zones and of the templates; of what nothing was done to there is none. */
    headsBesideSites: async (zoneIds: readonly string[]): Promise<ReadHead[]> => {
      const heads: ReadHead[] = await headAt(recordKey.templates, templateChain, null);
      for (let start = 0; start < zoneIds.length; start += width) {
        const some = zoneIds.slice(start, start + width);
        const found = await Promise.all(some.map((id) => headAt(recordKey.zone(id), zoneChain(id), id)));
        heads.push(...found.flat());
      }
      return heads;
    },
  };
};

export type Audits = ReturnType<typeof auditStore>;
