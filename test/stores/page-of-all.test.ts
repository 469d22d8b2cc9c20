import { describe, expect, it } from 'vitest';
import { Invalid } from '../../domain/failure.ts';
import { pageOfAll } from '../../functions/stores/page.ts';

const all = ['c', 'a', 'e', 'b', 'd'];
const page = (limit: number, cursor?: string) => pageOfAll(all, (item) => item, { limit, cursor });

describe('a list that was read whole', () => {
  it('comes in pages, in order, each item once', () => {
    const first = page(2);
    const second = page(2, first.cursor ?? '');
    const third = page(2, second.cursor ?? '');
    expect([first.items, second.items, third.items]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(third.cursor).toBeNull();
  });

  it('has no cursor where one page holds it', () => {
    expect(page(5)).toEqual({ items: ['a', 'b', 'c', 'd', 'e'], cursor: null });
  });

  it.each(['zzz', '', Buffer.from('{"pk":"x"}').toString('base64url')])(
    'refuses the cursor "%s"',
    (cursor) => {
      expect(() => page(2, cursor)).toThrow(Invalid);
    },
  );
});
