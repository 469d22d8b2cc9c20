import * as z from 'zod/mini';
import type { Connection } from './connection.ts';
import { chained, type Deed } from './site-item.ts';
import { recordKey } from './table.ts';
import type { Write } from './transaction.ts';

/** A zone as the records keep it: the end of its audit chain, and the `seq` that every write of its episodes goes through. */
export const ZoneItem = z.object({ zoneId: z.string(), seq: z.int(), chain: z.string() });
export type ZoneItem = z.infer<typeof ZoneItem>;

/** A zone of which nothing has been kept yet. */
export const newZone = (zoneId: string): ZoneItem => ({ zoneId, seq: 0, chain: '' });

/** The writes that go with an act on a zone: its item, if nobody wrote since it was read, and the next link of its chain. */
export const zoneWrites = (
  { records: TableName }: Connection,
  { zoneId, seq, chain }: ZoneItem,
  deed: Deed,
): Write[] => {
  const next = seq + 1;
  const entry = chained({ zoneId }, next, chain, deed);
  const item: ZoneItem = { zoneId, seq: next, chain: entry.hash };
  const unlessWritten =
    seq === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#seq = :seq',
          ExpressionAttributeNames: { '#seq': 'seq' },
          ExpressionAttributeValues: { ':seq': seq },
        };
  return [
    {
      Put: {
        TableName,
        Item: { ...recordKey.zone(zoneId), ...item },
        ...unlessWritten,
      },
    },
    {
      Put: {
        TableName,
        Item: { ...recordKey.zoneAudit(zoneId, next), ...entry },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
};
