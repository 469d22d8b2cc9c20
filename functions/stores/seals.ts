import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type AuditSeal, inSealOrder, KeptHead, type ReadHead, sealLines } from '../../domain/audit.ts';
import type { Day } from '../../domain/day.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';

/** Ends of chains in one item: about 200 bytes each, of the 400 KB that an item may have (DynamoDB quotas). */
const headsPerPart = 500;

/** Some of the ends of chains that a seal covers, in its order; `more`: another part follows. */
export const SealPart = z.object({ heads: z.array(KeptHead), more: z.boolean() });
export type SealPart = z.infer<typeof SealPart>;

/** A sealed day, as far as its parts are found by it. */
export type SealedDay = { day: Day; audit: AuditSeal };

/**
 * The ends of all audit chains, sealed day by day. They lie beside the closing, under the hash of their seal: of two runs at once each
 * writes its own, and the closing, which is written once, says which counts.
 */
export const sealStore = ({ client, records: TableName }: Connection) => {
  const part = async ({ day, audit }: SealedDay, n: number): Promise<SealPart | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.seal(day, audit.hash, n), ConsistentRead: true }),
    );
    return Item === undefined ? null : SealPart.parse(Item);
  };

  const putPart = async (day: Day, hash: string, n: number, one: SealPart): Promise<void> => {
    const Item = { ...recordKey.seal(day, hash, n), ...one };
    try {
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
    } catch (error) {
      // The same hash is the same ends: a run before this one wrote them.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  /** Where the sealed day before left each chain. */
  const endsOf = async (sealed: SealedDay | null): Promise<Map<string, number>> => {
    const ends = new Map<string, number>();
    let one = sealed === null ? null : await part(sealed, 0);
    for (let n = 1; sealed !== null && one !== null; n += 1) {
      for (const { chain, seq } of one.heads) ends.set(chain, seq);
      one = one.more ? await part(sealed, n) : null;
    }
    return ends;
  };

  return {
    part,

    /** Writes the ends of chains of a day down under their seal, which goes on from that of the sealed day before. @returns the seal */
    put: async (day: Day, read: readonly ReadHead[], before: SealedDay | null): Promise<AuditSeal> => {
      const previous = before?.audit.hash ?? '';
      const ends = await endsOf(before);
      const heads = inSealOrder(read).map(({ chain, seq, hash, zoneId }) => ({
        ...{ chain, seq, hash, zoneId },
        after: ends.get(chain) ?? 0,
      }));
      const sum = createHash('sha256');
      for (const line of sealLines(day, previous, heads)) sum.update(line);
      const hash = sum.digest('hex');
      const parts = Math.max(1, Math.ceil(heads.length / headsPerPart));
      for (let n = 0; n < parts; n += 1) {
        const some = heads.slice(n * headsPerPart, (n + 1) * headsPerPart);
        await putPart(day, hash, n, { heads: some, more: n < parts - 1 });
      }
      return { heads: heads.length, previous, hash };
    },
  };
};

export type Seals = ReturnType<typeof sealStore>;
