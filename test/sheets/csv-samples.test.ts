import { describe, expect, it } from 'vitest';
import { bulkColumns, bulkHeads } from '../../domain/bulk-columns.ts';
import { aRow, csvOf, judged, tableOf, utf8, utf16 } from '../support/sheets.ts';

const one = tableOf([aRow()]);
const fine = ['2: may-song-cau 2021-06-15 1180'];
const csv = (...rows: Parameters<typeof aRow>[0][]) => csvOf(tableOf(rows.map((row) => aRow(row))));
const withNote = (note: string) => csv({ note });
const head = (line: string) => line.slice(0, line.indexOf('\r\n'));
const reheaded = (heads: readonly string[]) => utf8(csvOf(tableOf([aRow()], { heads })));
const heads = bulkColumns.map((column) => bulkHeads.vi[column]);
const changed = (from: string, to: string) => heads.map((one) => (one === from ? to : one));
const without = (...gone: string[]) => bulkColumns.filter((column) => !gone.includes(column));

/** Each file with what becomes of it. */
const samples: [string, Uint8Array, string[]][] = [
  // Delimiters, line ends, encodings.
  ['semicolons', utf8(csvOf(one)), fine],
  ['commas, the heads that hold one in quotes', utf8(csvOf(one, ',')), fine],
  ['tabs', utf8(csvOf(one, '\t')), fine],
  ['a line that tells Excel of |', utf8(`sep=|\r\n${csvOf(one, '|')}`), fine],
  ['a line that tells Excel of ;', utf8(`sep=;\r\n${csvOf(one)}`), fine],
  ['line feeds', utf8(csvOf(one, ';', '\n')), fine],
  ['carriage returns', utf8(csvOf(one, ';', '\r')), fine],
  ['no line end at the end', utf8(csvOf(one).trimEnd()), fine],
  ['a byte order mark', utf8(`\ufeff${csvOf(one)}`), fine],
  ['a mark before the hint of Excel', utf8(`\ufeffsep=;\r\n${csvOf(one)}`), fine],
  ['UTF-16, little end first', utf16(csvOf(one), 'le'), fine],
  ['UTF-16, big end first', utf16(csvOf(one), 'be'), fine],
  [
    'UTF-16 without a mark',
    utf16(
      csvOf(tableOf([aRow({ siteName: '', masks: 'all', spacing: 'some' })], { heads: [...bulkColumns] })),
      'le',
      false,
    ),
    fine,
  ],
  [
    'UTF-16 without a mark, big end first',
    utf16(csvOf(tableOf([aRow({ siteName: '' })], { lang: 'en' })), 'be', false),
    fine,
  ],
  ['UTF-16 with tabs, as Excel saves Unicode text', utf16(csvOf(one, '\t'), 'le'), fine],
  ['Windows-1258', new Uint8Array(Buffer.from(csvOf(one), 'latin1')), ['! not-utf8']],
  ['letters lost on the way', utf8(csvOf(one).replace('ệ', '\ufffd')), ['! not-utf8']],
  ['UTF-8 cut within a letter', utf8(withNote('ở')).slice(0, -4), ['! not-utf8']],
  ['UTF-16 of half a character', Uint8Array.of(0xff, 0xfe, 0x41, 0xd8), ['! not-utf8']],
  ['zeros in a text', utf8(csvOf(one).replace('May', 'M\0y')), ['! not-a-sheet']],
  // Rows.
  [
    'empty rows between',
    utf8(`\r\n\r\n${head(csv({}))}\r\n;;;\r\n\r\n${csv({}).split('\r\n')[1]}\r\n`),
    ['6: may-song-cau 2021-06-15 1180'],
  ],
  [
    'a line break in quotes',
    utf8(csv({ note: 'Xưởng 1\nXưởng 2' }, { siteId: 'may-song-cong' })),
    [...fine, '3: may-song-cong 2021-06-15 1180'],
  ],
  ['quotes in quotes', utf8(withNote('chuyền "A"; nghỉ')), fine],
  [
    'a quote in the middle of a cell',
    utf8(csvOf(one).replace('May Sông Cầu Mẫu', 'May "Sông Cầu" Mẫu')),
    fine,
  ],
  ['a quote that nobody closes', utf8(`${csvOf(one)}"may-song-cau;1`), ['! broken-quotes 3']],
  ['a row that is shorter', utf8(csvOf(one).replace(/;;;;\r\n$/, '\r\n')), fine],
  ['a row that is longer and empty there', utf8(csvOf(one).replace(/\r\n$/, ';;;;\r\n')), fine],
  ['a row that is longer', utf8(csvOf(one).replace(/\r\n$/, ';;x\r\n')), ['! headless-column AB']],
  ['no rows', utf8(csvOf(tableOf([]))), ['! empty-sheet']],
  ['nothing but line ends', utf8('\r\n\r\n;;;\r\n'), ['! empty-sheet']],
  [
    '5,000 rows',
    utf8(csvOf(tableOf(Array.from({ length: 5000 }, () => aRow({ siteId: 'x' }))))),
    Array.from({ length: 5000 }, (_, n) => `${n + 2}: siteId unknown-site`),
  ],
  ['5,001 rows', utf8(csvOf(tableOf(Array.from({ length: 5001 }, () => aRow())))), ['! too-many-rows']],
  [
    '65 columns',
    utf8(csvOf([[...heads, ...Array.from({ length: 40 }, (_, n) => `c${n}`)]])),
    ['! too-many-columns'],
  ],
  // Headers.
  [
    'English heads',
    utf8(csvOf(tableOf([aRow({ masks: 'Everywhere', safetyTeamOnDuty: 'Yes' })], { lang: 'en' }))),
    fine,
  ],
  ['ids for heads', reheaded([...bulkColumns]), fine],
  [
    'heads in capitals without marks',
    reheaded(heads.map((one) => one.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())),
    fine,
  ],
  [
    'heads of decomposed letters, with spaces around',
    reheaded(heads.map((one) => `  ${one.normalize('NFD')} `)),
    fine,
  ],
  ['columns in another order', utf8(csvOf(tableOf([aRow()], { columns: bulkColumns.toReversed() }))), fine],
  [
    'only the columns that are needed',
    utf8(
      csvOf(
        tableOf([aRow()], {
          columns: without('siteName', 'day', 'absentSick', 'testedOther', 'note', 'reason'),
        }),
      ),
    ),
    fine,
  ],
  [
    'a column that is not ours',
    reheaded(changed('Ghi chú', 'Số điện thoại')),
    ['! unknown-column Số điện thoại'],
  ],
  [
    'a misspelt column',
    reheaded(changed('Ca F0 mới', 'Ca F0 cũ')),
    ['! unknown-column Ca F0 cũ', '! missing-column Ca F0 mới / New F0'],
  ],
  [
    'a missing column',
    utf8(csvOf(tableOf([aRow()], { columns: without('f0') }))),
    ['! missing-column Ca F0 mới / New F0'],
  ],
  ['a column twice, by two names', reheaded(changed('Ghi chú', 'New F0')), ['! repeated-column New F0']],
  ['a column without a head', reheaded(changed('Tên cơ sở', '')), ['! headless-column B']],
  [
    'no header at all',
    utf8(csv({}).split('\r\n')[1] ?? ''),
    expect.arrayContaining(['! unknown-column may-song-cau']),
  ],
  ['empty columns at the end', utf8(csvOf(one.map((row) => [...row, '', '']))), fine],
  // What is no CSV.
  [
    'HTML under the name of a sheet',
    utf8('<html><table><tr><td>1</td></tr></table></html>'),
    ['! not-a-sheet'],
  ],
  ['XML of 2003', utf8('<?xml version="1.0"?><Workbook/>'), ['! not-a-sheet']],
  ['PDF', utf8('%PDF-1.7 …'), ['! not-a-sheet']],
  [
    'Excel before 2007, or with a password',
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
    ['! old-excel'],
  ],
  [
    'prose',
    utf8('Kính gửi Ban quản lý các khu công nghiệp'),
    expect.arrayContaining(['! unknown-column Kính gửi Ban quản lý các khu công nghiệp']),
  ],
  [
    'JSON',
    utf8('{"siteId": "may-song-cau"}'),
    expect.arrayContaining(['! missing-column Mã cơ sở / Site code']),
  ],
];

describe('CSV files', () => {
  it.each(samples)('%s', async (_, bytes, expected) => {
    expect(await judged(bytes)).toEqual(expected);
  });
});
