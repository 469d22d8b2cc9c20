import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, csvText, harmless } from '../../domain/csv.ts';
import { readCsv } from '../../functions/sheets/read-csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    '+84',
    '-1',
    '-1,5',
    '-SUM(A1)',
    '@x',
    '\tx',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''x",
    ' a ',
    'a;b',
    'a"b',
    'a\r\nb',
    '',
  ),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
const delimiter = fc.constantFrom<';' | ',' | '\t'>(';', ',', '\t');
const seed = { seed: 20210615 };

/** What a spreadsheet makes of a text, without anything of ours. */
const opened = (text: string, by: string): string[][] =>
  parse(text, { bom: true, delimiter: by, relax_column_count: true, record_delimiter: '\r\n' });

describe('CSV that leaves', () => {
  it('holds the cells that were put in, each harmless', () => {
    fc.assert(
      fc.property(rows, delimiter, fc.boolean(), (cells, by, bom) => {
        const kept = cells.map((row) => row.map((one) => one.replace(/^\ufeff/, '')));
        expect(opened(csvText(kept, { delimiter: by, bom }), by)).toEqual(
          kept.map((row) => row.map(harmless)),
        );
      }),
      seed,
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, delimiter, (cells, by) => {
        for (const one of opened(csvText(cells, { delimiter: by }), by).flat())
          expect(/^[=+\-@\t\r＝＋－＠]/.test(one) && !/^-\d+([.,]\d+)?$/.test(one)).toBe(false);
      }),
      seed,
    );
  });

  it.each(['-1', '-1,5', '-12.5', '0', 'abc', '', '1-2', 'a=b'])('leaves %j as it is', (text) => {
    expect(harmless(text)).toBe(text);
  });

  it.each(['=1', '+1', '-', '-a', '--1', '-1+1', '@a', '\ta', '\ra', '＝a', '＋a', '－1', '＠a'])(
    'makes %j harmless, and reads it back',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`);
      expect(asWritten(harmless(text))).toBe(text);
    },
  );

  it('comes back as it left when it is uploaded again', () => {
    const text = csvText([
      ['siteId', 'note'],
      ['may-song-cau', '=1+1'],
      ['may-song-cong', "it's"],
    ]);
    expect(readCsv(text.slice(1)).rows.map(({ cells }) => cells)).toEqual([
      ['siteId', 'note'],
      ['may-song-cau', '=1+1'],
      ['may-song-cong', "it's"],
    ]);
  });
});
