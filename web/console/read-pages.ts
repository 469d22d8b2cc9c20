import type { Answer } from '../api.ts';
import type { Read } from './use-reply.ts';

/** One page of a list as it was read: its cursor, items, the cursor after it and the tag to ask again with. */
export type ListPage<T> = { cursor: string | null; items: T[]; next: string | null; etag: string | null };

/** Asks for a page; `etag` when it was read before. */
export type AskPage<T> = (
  cursor: string | null,
  etag: string | null,
) => Promise<Answer<{ items: T[]; cursor: string | null }>>;

/**
 * The first `count` pages of a list, those read before only if they changed. A page whose cursor moved is read anew; the last
 * one has `next` null. One that fails fails the reading: half a new list beside half an old one would show an item twice or never.
 */
export const readPages = async <T>(
  ask: AskPage<T>,
  known: readonly ListPage<T>[],
  count: number,
): Promise<Read<ListPage<T>[]>> => {
  const pages: ListPage<T>[] = [];
  // Those known are asked for side by side: one after the other, what somebody did on the last page would be seen late
  const asked = known.slice(0, count).map((page) => ask(page.cursor, page.etag));
  let cursor: string | null = null;
  while (pages.length < count) {
    const place = pages.length;
    const before: ListPage<T> | undefined = known[place];
    const same = before !== undefined && before.cursor === cursor ? before : null;
    const answer: Awaited<ReturnType<AskPage<T>>> = await ((same && asked[place]) ?? ask(cursor, null));
    if (answer.kind === 'unchanged' && same !== null) pages.push(same);
    else if (answer.kind === 'reply')
      pages.push({ cursor, items: answer.reply.items, next: answer.reply.cursor, etag: answer.etag });
    else if (answer.kind !== 'unchanged') return { kind: 'failed', failure: answer };
    else return { kind: 'same' };
    cursor = pages.at(-1)?.next ?? null;
    if (cursor === null) break;
  }
  const isSame = pages.length === known.length && pages.every((page, i) => page === known[i]);
  return isSame ? { kind: 'same' } : { kind: 'value', value: pages };
};
