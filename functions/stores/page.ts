import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { Invalid } from '../../domain/failure.ts';
import type { Connection } from './connection.ts';

/** A page of a list and the cursor of the next, or null at its end. */
export type Page<T> = { items: T[]; cursor: string | null };

/** Where a page begins and how many items it may hold. */
export type PageRequest = { limit: number; cursor?: string | undefined };

type Position = Record<string, string>;

/** A cursor says where to go on, and nothing else: keys outside the list that is being read are refused. */
export const encodeCursor = (position: Position) =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws Invalid when the text is no cursor of the list with these key attributes, or `belongs` does not know its keys. */
export const decodeCursor = (
  cursor: string,
  keys: readonly string[],
  belongs: (position: Position) => boolean,
): Position => {
  const refuse = (cause?: unknown) =>
    new Invalid('bad-cursor', [{ pointer: '/cursor', code: 'bad-cursor' }], { cause });
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (isPosition(position, keys) && belongs(position)) return position;
  } catch (cause) {
    throw refuse(cause);
  }
  throw refuse();
};

/** Longest key that there can be, in characters: the database refuses a request that goes beyond its own limits. */
const longestKey = 300;

const isPosition = (value: unknown, keys: readonly string[]): value is Position =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).toSorted().join() === keys.toSorted().join() &&
  Object.values(value).every(
    (part) => typeof part === 'string' && part.length > 0 && part.length <= longestKey,
  );

/** A page of a list that was read whole, in the order of its items' places; a place is a text that no two items share. */
export const pageOfAll = <T>(
  all: readonly T[],
  placeOf: (item: T) => string,
  { limit, cursor }: PageRequest,
): Page<T> => {
  const after = cursor === undefined ? '' : decodeCursor(cursor, ['after'], () => true)['after'];
  const rest = all
    .filter((item) => placeOf(item) > (after ?? ''))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const more = last !== undefined && rest.length > limit;
  return { items, cursor: more ? encodeCursor({ after: placeOf(last) }) : null };
};

/** Pages of the database that one request may read while it looks for items that pass a filter. */
const readsPerPage = 8;

/** Items that a database page of a list without a filter has to hold: one beyond the page tells whether there are more. */
export const justEnough = ({ limit }: PageRequest) => ({ Limit: limit + 1 });

/**
 * Fills a page with the items that pass, reading at most eight database pages; a page may be short, and even empty, before the end of
 * the list: its cursor then goes on from what was read.
 */
export const fillPage = async <T>(
  { client }: Connection,
  query: QueryCommandInput,
  { limit, cursor }: PageRequest,
  read: (item: Record<string, unknown>) => T | null,
  keys: readonly string[],
  belongs: (position: Position) => boolean,
): Promise<Page<T>> => {
  const items: T[] = [];
  const positionOf = (item: Record<string, unknown>): Position =>
    Object.fromEntries(keys.map((name) => [name, String(item[name])]));
  let start = cursor === undefined ? undefined : decodeCursor(cursor, keys, belongs);
  for (let reads = 0; reads < readsPerPage; reads += 1) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...query, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    );
    for (const [place, item] of Items.entries()) {
      const one = read(item);
      if (one === null) continue;
      items.push(one);
      const more = place < Items.length - 1 || LastEvaluatedKey !== undefined;
      if (items.length === limit) return { items, cursor: more ? encodeCursor(positionOf(item)) : null };
    }
    if (LastEvaluatedKey === undefined) return { items, cursor: null };
    start = positionOf(LastEvaluatedKey);
  }
  return { items, cursor: start === undefined ? null : encodeCursor(start) };
};
