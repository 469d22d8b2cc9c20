import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../domain/texts/text.ts';
import { briefSheet } from '../../functions/brief/brief-forms.ts';
import { printOnePage } from '../../functions/brief/one-page.ts';
import { pagesOf } from '../../functions/brief/pdf.ts';
import { openPrinter, type Printer } from '../../functions/brief/print-pdf.ts';
import { typefaceStyle } from '../../functions/brief/typeface.ts';
import { anyBrief, type Brief, extremes } from '../support/any-brief.ts';
import { theExample, theHash, theIssue } from '../support/brief-example.ts';
import { full } from '../support/full.ts';
import { fontsOf, sheetOf } from '../support/pdf.ts';

/** 200 random days, and every extreme, in both languages; a sample where time is short. */
const random = fc.sample(anyBrief, { numRuns: full ? 200 : 2, seed: 20211123 });
const sampled = [
  'everything at once',
  'everything at once in words that nothing breaks',
  'nothing at all',
  'one in ten reporting in 45 zones of long names',
];
const extreme = Object.entries(extremes).filter(([name]) => full || sampled.includes(name));
const origin = 'https://san-sang.test';

describe.each(['vi', 'en'] as const)('a printed brief in %s', (lang: Lang) => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await openPrinter();
  });
  afterAll(() => printer.close());

  const fontFace = typefaceStyle();
  const print = ({ snapshot, issue }: Brief) =>
    printOnePage(printer, (density) =>
      briefSheet({ snapshot, sha256: theHash, issue, lang, origin }, fontFace, density),
    );
  const isOneSheet = (bytes: Uint8Array) =>
    expect({ pages: pagesOf(bytes), sheet: sheetOf(bytes) }).toEqual({
      pages: 1,
      sheet: { width: 210, height: 297 },
    });

  it('tells all of the example, in its own typeface alone', async () => {
    const { bytes, density } = await print({ snapshot: theExample, issue: theIssue });
    isOneSheet(bytes);
    expect(density).toBe('full');
    expect(fontsOf(bytes)).toEqual(['BeVietnamPro-Regular', 'BeVietnamPro-SemiBold']);
  });

  it.each(extreme)('is one page of A4: %s', async (name, brief) => {
    const { bytes, density, scale } = await print(brief);
    isOneSheet(bytes);
    if (full) console.info(lang, name, density, scale);
  });

  it(`is one page of A4 on ${random.length} random days`, async () => {
    const told: Record<string, number> = {};
    for (const brief of random) {
      const { bytes, density, scale } = await print(brief);
      isOneSheet(bytes);
      const way = scale === 1 ? density : `${density} × ${scale}`;
      told[way] = (told[way] ?? 0) + 1;
    }
    // How shortly days had to be told; for whoever reads the run.
    console.info(lang, told);
  });
});

it('there are twenty extremes', () => {
  expect(Object.keys(extremes)).toHaveLength(20);
});
