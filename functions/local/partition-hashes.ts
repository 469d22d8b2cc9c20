import { createHash } from 'node:crypto';
import { canonical } from '../edge/canonical.ts';
import type { Stored } from './table-copy.ts';

/** A hash and a count for each partition of a table. */
export type Partitions = ReadonlyMap<string, { hash: string; items: number }>;

/** The partitions of a table by their keys: two tables with equal ones hold the same items, byte for byte. */
export const partitionsOf = async (
  pages: AsyncIterable<Stored[]> | Iterable<Stored[]>,
): Promise<Partitions> => {
  const lines = new Map<string, string[]>();
  for await (const page of pages)
    for (const item of page) {
      const partition = item['pk']?.S ?? '';
      const some = lines.get(partition) ?? [];
      some.push(canonical(item));
      lines.set(partition, some);
    }
  return new Map(
    [...lines].map(([pk, some]) => [
      pk,
      {
        hash: createHash('sha256').update(some.toSorted().join('\n')).digest('hex'),
        items: some.length,
      },
    ]),
  );
};

/** The partitions in which two tables differ, in order, each with what is other. */
export const differences = (before: Partitions, after: Partitions): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((pk) => {
    const [was, is] = [before.get(pk), after.get(pk)];
    if (was?.hash === is?.hash) return [];
    return [`${pk}: ${was?.items ?? 0} items ${short(was?.hash)}, now ${is?.items ?? 0} ${short(is?.hash)}`];
  });

/** The beginning of a hash, enough to tell two apart by eye. */
export const short = (hash: string | undefined): string => hash?.slice(0, 12) ?? '–';

/** One hash over all partitions. */
export const hashOf = (partitions: Partitions): string =>
  createHash('sha256')
    .update(
      [...partitions]
        .toSorted()
        .map(([pk, { hash }]) => `${pk} ${hash}`)
        .join('\n'),
    )
    .digest('hex');

export const itemsIn = (partitions: Partitions): number =>
  [...partitions.values()].reduce((sum, { items }) => sum + items, 0);
