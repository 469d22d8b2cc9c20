import { describe, expect, it } from 'vitest';
import type { AskPage } from '../../../web/console/read-pages.ts';
import { readPages } from '../../../web/console/read-pages.ts';

/** A list of pages of two, with a tag per page; what was asked is kept. */
const listOf = (items: string[]) => {
  const asked: [string | null, string | null][] = [];
  const ask: AskPage<string> = async (cursor, etag) => {
    asked.push([cursor, etag]);
    const from = Number(cursor ?? 0);
    const page = items.slice(from, from + 2);
    const tag = page.join();
    if (etag === tag) return { kind: 'unchanged' };
    const next = from + 2 < items.length ? String(from + 2) : null;
    return { kind: 'reply', status: 200, reply: { items: page, cursor: next }, etag: tag };
  };
  return { asked, ask };
};
const itemsOf = (read: Awaited<ReturnType<typeof readPages<string>>>) =>
  read.kind === 'value' ? read.value.flatMap(({ items }) => items) : read.kind;

describe('the pages of a list', () => {
  it('are read as far as they are wanted', async () => {
    const { ask } = listOf(['a', 'b', 'c', 'd', 'e']);
    expect(itemsOf(await readPages(ask, [], 2))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('end where the list ends', async () => {
    const { ask, asked } = listOf(['a', 'b', 'c']);
    expect(itemsOf(await readPages(ask, [], 9))).toEqual(['a', 'b', 'c']);
    expect(asked).toHaveLength(2);
  });

  it('are the same while none of them changed', async () => {
    const { ask, asked } = listOf(['a', 'b', 'c', 'd']);
    const first = await readPages(ask, [], 2);
    if (first.kind !== 'value') throw new Error('not read');
    expect(await readPages(ask, first.value, 2)).toEqual({ kind: 'same' });
    expect(asked.slice(2)).toEqual([
      [null, 'a,b'],
      ['2', 'c,d'],
    ]);
  });

  it('are read anew where they changed', async () => {
    const first = await readPages(listOf(['a', 'b', 'c', 'd']).ask, [], 2);
    if (first.kind !== 'value') throw new Error('not read');
    expect(itemsOf(await readPages(listOf(['a', 'b', 'x', 'd']).ask, first.value, 2))).toEqual([
      'a',
      'b',
      'x',
      'd',
    ]);
  });

  it('that are known are asked for side by side', async () => {
    const { ask } = listOf(['a', 'b', 'c', 'd', 'e', 'f']);
    const first = await readPages(ask, [], 3);
    if (first.kind !== 'value') throw new Error('not read');
    let [underWay, most] = [0, 0];
    const slow: AskPage<string> = async (...asked) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setTimeout(done, 5));
      underWay -= 1;
      return ask(...asked);
    };
    expect(await readPages(slow, first.value, 3)).toEqual({ kind: 'same' });
    expect(most).toBe(3);
  });

  it('are asked for one after the other from where the list has moved on', async () => {
    const first = await readPages(listOf(['a', 'b', 'c', 'd']).ask, [], 2);
    if (first.kind !== 'value') throw new Error('not read');
    const moved = first.value.map((page, n) => (n === 1 ? { ...page, cursor: '1' } : page));
    const { ask, asked } = listOf(['a', 'b', 'c', 'd']);
    expect(itemsOf(await readPages(ask, moved, 2))).toEqual(['a', 'b', 'c', 'd']);
    expect(asked.at(-1)).toEqual(['2', null]);
  });

  it('fail as one', async () => {
    const ask: AskPage<string> = async () => ({ kind: 'network' });
    expect(await readPages(ask, [], 1)).toEqual({ kind: 'failed', failure: { kind: 'network' } });
  });
});
