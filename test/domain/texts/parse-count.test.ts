import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../domain/texts/format.ts';
import { parseCount } from '../../../domain/texts/parse-count.ts';

describe('a typed count', () => {
  it.each([
    ['1240', 1240],
    ['1.240', 1240],
    ['1 240', 1240],
    ['1,240', 1240],
    ['1240 ', 1240],
    ['\t1.240\u00a0', 1240],
    ['１２４０', 1240],
    ['１，２４０', 1240],
    ['1,000,000', 1_000_000],
    ['１．２４０', 1240],
    ['1\u00a0240', 1240],
    ['1\u202f240', 1240],
    ['1\u3000240', 1240],
    ['  12 ', 12],
    ['0', 0],
    ['007', 7],
    ['1.000.000', 1_000_000],
    ['12 345', 12_345],
  ])('reads %j as %i', (text, count) => {
    expect(parseCount(text)).toEqual({ ok: true, count });
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['1,5 người', 'not-a-count'],
    ['1,5', 'not-a-count'],
    ['1.5', 'not-a-count'],
    ['1.24', 'not-a-count'],
    ['1,24', 'not-a-count'],
    ['12.40', 'not-a-count'],
    ['0,500', 'not-a-count'],
    ['0.001', 'not-a-count'],
    ['1.240,5', 'not-a-count'],
    ['1,240.000', 'not-a-count'],
    ['1..240', 'not-a-count'],
    ['1 2 3', 'not-a-count'],
    ['.240', 'not-a-count'],
    ['1240.', 'not-a-count'],
    ['+5', 'not-a-count'],
    ['٣', 'not-a-count'],
    ['三', 'not-a-count'],
    ['-', 'not-a-count'],
    ['1240 người', 'not-a-count'],
    ['1.2400', 'not-a-count'],
    ['1.240 000', 'not-a-count'],
    ['12 người', 'not-a-count'],
    ['1e3', 'not-a-count'],
    ['0x10', 'not-a-count'],
    ['năm', 'not-a-count'],
    ['5²', 'not-a-count'],
    ['-1', 'negative'],
    ['−1', 'negative'],
    ['－１', 'negative'],
    ['–3', 'negative'],
    ['- 3', 'negative'],
    ['−1.240', 'negative'],
    ['1000001', 'too-large'],
    ['9'.repeat(400), 'too-large'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseCount(text)).toEqual({ ok: false, code });
  });

  it('takes a ceiling of its own', () => {
    expect(parseCount('101', 100)).toEqual({ ok: false, code: 'too-large' });
    expect(parseCount('100', 100)).toEqual({ ok: true, count: 100 });
  });

  it('reads every count in every way of writing it', () => {
    const grouped = (n: number, gap: string) => String(n).replace(/\B(?=(\d{3})+$)/g, gap);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('', '.', ',', ' ', '\u00a0', '\u202f'),
        (count, gap) => {
          expect(parseCount(grouped(count, gap))).toEqual({ ok: true, count });
        },
      ),
      { seed: 20210615 },
    );
  });

  it('reads back every number as the pages write it, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom('vi', 'en'), (count, lang) => {
        expect(parseCount(formatNumber(lang, count))).toEqual({ ok: true, count });
      }),
      { seed: 20210615 },
    );
  });

  it('takes no number with a fraction for a count, in either language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom('vi', 'en'),
        (scaled, decimals, lang) => {
          const text = formatNumber(lang, scaled / 10 ** decimals, decimals);
          expect(parseCount(text), text).toEqual({ ok: false, code: 'not-a-count' });
        },
      ),
      { seed: 20210615 },
    );
  });
});
