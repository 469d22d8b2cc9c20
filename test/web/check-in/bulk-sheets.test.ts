import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { BulkResult } from '../../../domain/bulk.ts';
import { bulkColumns, bulkHeads } from '../../../domain/bulk-columns.ts';
import { readHeader } from '../../../domain/bulk-header.ts';
import { readSheet as serverReads } from '../../../functions/sheets/read-sheet.ts';
import { faultOfFile, sentBytes, sheetTypeOf } from '../../../web/check-in/bulk-file.ts';
import { outcomesOf, refusedRows, saidOfRow, templateRows } from '../../../web/check-in/bulk-sheets.ts';
import { xlsxFile } from '../../../web/check-in/xlsx-file.ts';

const result = (over: Partial<BulkResult> = {}): BulkResult => ({
  row: 2,
  siteId: 'mau',
  day: '2021-06-15',
  outcome: 'accepted',
  revision: 1,
  errors: [],
  ...over,
});
const refused = (over: Partial<BulkResult> = {}) =>
  result({
    outcome: 'refused',
    revision: null,
    errors: [{ column: 'Có mặt', field: 'present', code: 'not-a-count', detail: 'Ghi số nguyên.' }],
    cells: ['mau', 'x'],
    ...over,
  });

describe('the template', () => {
  const sites = [
    { siteId: 'b', name: 'Xưởng 10' },
    { siteId: 'a', name: 'Xưởng 2' },
  ];
  it.each(['vi', 'en'] as const)(
    'has every column in the page’s language and a row for each site: %s',
    (lang) => {
      const [head, ...rows] = templateRows(sites, '2021-06-15', lang);
      expect(head).toEqual(bulkColumns.map((column) => bulkHeads[lang][column]));
      expect(rows.map((row) => row.slice(0, 4))).toEqual([
        ['a', 'Xưởng 2', '15/06/2021', ''],
        ['b', 'Xưởng 10', '15/06/2021', ''],
      ]);
      expect(rows.every((row) => row.length === bulkColumns.length)).toBe(true);
    },
  );

  it('has a header that the server reads', () => {
    const [head = []] = templateRows(sites, '2021-06-15', 'vi');
    expect(readHeader(head, []).columns).toEqual(bulkColumns);
  });
});

describe('the refused rows as a file', () => {
  it('are those rows alone, as they stood, with a last column that says what is wrong', () => {
    const results = [result(), refused({ row: 3 }), result({ outcome: 'unchanged' })];
    expect(refusedRows(['Mã', 'Có mặt'], results, 'vi')).toEqual([
      ['Mã', 'Có mặt', 'Lỗi'],
      ['mau', 'x', 'Có mặt: Ghi số nguyên.'],
    ]);
  });

  it.each(['Lỗi', 'Errors', ' errors '])('drop the column “%s” of an earlier round', (old) => {
    const rows = refusedRows(['Mã', old, 'Có mặt'], [refused({ cells: ['mau', 'cũ', 'x'] })], 'en');
    expect(rows).toEqual([
      ['Mã', 'Có mặt', 'Errors'],
      ['mau', 'x', 'Có mặt: Ghi số nguyên.'],
    ]);
  });

  it('have as many cells as the header, and leave out rows whose cells did not come back', () => {
    const { cells: _, ...without } = refused();
    const rows = refusedRows(['Mã', 'Có mặt'], [refused({ cells: ['mau'] }), without], 'vi');
    expect(rows.map((row) => row.length)).toEqual([3, 3]);
  });

  it('can be sent again: the server lets the column of errors through', () => {
    const head = templateRows([], '2021-06-15', 'vi')[0] ?? [];
    for (const last of ['Lỗi', 'Errors', 'errors'])
      expect(
        readHeader([...head, last], [{ row: 2, cells: [...head.map(() => 'x'), 'sai'], formulas: [] }])
          .columns,
      ).toEqual([...bulkColumns, null]);
  });

  it('say every error with its column, and what is wrong with the whole row without one', () => {
    const whole = { column: '', field: null, code: 'repeated-row', detail: 'Đã có ở dòng 4.' };
    expect(saidOfRow({ errors: [...refused().errors, whole] })).toBe(
      'Có mặt: Ghi số nguyên. | Đã có ở dòng 4.',
    );
  });

  it('are counted beside the others', () => {
    expect(outcomesOf([result(), refused(), refused(), result({ outcome: 'unchanged' })])).toEqual({
      accepted: 1,
      unchanged: 1,
      refused: 2,
    });
  });
});

describe('an XLSX file', () => {
  it('is read back by another library as it was written, formulas and signs too', async () => {
    const rows = [
      ['Mã cơ sở', 'Ghi chú', 'Số'],
      ['mau-1', '=SUM(A1) & <b> "x"\u0007', '0123'],
      ['mau-2', '', '15/06/2021'],
    ];
    const read = await readSheet(Buffer.from(xlsxFile(rows, 'mau')));
    expect(read).toEqual([
      ['Mã cơ sở', 'Ghi chú', 'Số'],
      ['mau-1', '=SUM(A1) & <b> "x"', '0123'],
      ['mau-2', null, '15/06/2021'],
    ]);
  });

  it('offers choices, and is read by the server all the same', async () => {
    const rows = templateRows([{ siteId: 'mau', name: 'Mẫu & con' }], '2021-06-15', 'vi');
    const file = xlsxFile(rows, 'mau', { 11: ['Mọi nơi', 'Có nơi chưa'] });
    expect((await serverReads(file)).rows.map(({ row, cells }) => [row, ...cells.slice(0, 3)])).toEqual([
      [1, 'Mã cơ sở', 'Tên cơ sở', 'Ngày'],
      [2, 'mau', 'Mẫu & con', '15/06/2021'],
    ]);
    expect(strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(
      'sqref="L2:L5001"><formula1>&quot;Mọi nơi,Có nơi chưa&quot;</formula1>',
    );
  });

  it('holds 5,000 rows of 25 columns', async () => {
    const rows = Array.from({ length: 5001 }, (_, n) =>
      Array.from({ length: 26 }, (__, place) => `${n}.${place}`),
    );
    const read = await readSheet(Buffer.from(xlsxFile(rows, 'mau')));
    expect([read.length, read.at(-1)?.at(-1)]).toEqual([5001, '5000.25']);
  });
});

describe('a chosen file', () => {
  it.each([
    ['a.csv', 10, null],
    ['A.XLSX', 2 * 1024 * 1024, null],
    ['a.xlsx', 2 * 1024 * 1024 + 1, 'too-big-file'],
    ['a.xls', 10, 'old-excel'],
    ['a.pdf', 10, 'not-a-sheet'],
    ['csv', 10, null],
    ['a.csv', 0, 'empty-file'],
  ])('%s of %i bytes: %s', (name, size, fault) => {
    expect(faultOfFile({ name, size })).toBe(fault);
  });

  it('goes under the media type of its name', () => {
    expect([sheetTypeOf('a.CSV'), sheetTypeOf('b.xlsx'), sheetTypeOf('c.txt')]).toEqual([
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      null,
    ]);
  });

  it('goes as UTF-8 where a spreadsheet saved it as UTF-16, and as it is otherwise', () => {
    const text = 'Cơ sở;Có mặt\n';
    const le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const be = Buffer.from(le).swap16();
    const told = (type: string, bytes: Uint8Array<ArrayBuffer>) =>
      Buffer.from(sentBytes(type, bytes)).toString('utf8');
    expect([le, be, Buffer.from(text)].map((bytes) => told('text/csv', bytes))).toEqual([text, text, text]);
    expect(sentBytes('application/zip', le)).toBe(le);
  });
});
