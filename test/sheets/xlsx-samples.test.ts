import { describe, expect, it } from 'vitest';
import { bulkColumns } from '../../domain/bulk-columns.ts';
import { aRow, inline, judged, letters, type Row, sheetXml, tableOf, workbookOf } from '../support/sheets.ts';
import { links, linksTo, of, office } from '../support/workbook.ts';

const fine = ['2: may-song-cau 2021-06-15 1180'];
const one = tableOf([aRow()]);
/** The address of a column's cell in a row. */
const cell = (column: (typeof bulkColumns)[number], row = 2) =>
  `${letters(bulkColumns.indexOf(column))}${row}`;
const raw = (column: (typeof bulkColumns)[number], xml: (address: string) => string, over: Row = {}) => {
  const address = cell(column);
  return sheetXml(tableOf([aRow({ [column]: 'x', ...over })]), { raw: { [address]: xml(address) } });
};
const number =
  (value: string, more = '') =>
  (address: string) =>
    `<c r="${address}"${more}><v>${value}</v></c>`;
const styled = {
  'xl/_rels/workbook.xml.rels': links(linksTo('styles', 'styles.xml')),
  'xl/styles.xml':
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
};
const workbook = (properties: string, sheets = '<sheet name="A" sheetId="1" r:id="rId1"/>') =>
  `<workbook xmlns:r="${office}">${properties}<sheets>${sheets}</sheets></workbook>`;
/** 15 June 2021, in days since the end of 1899 and since 1904. */
const serial = { from1900: '44362', from1904: '42900' };

/** Each file with what becomes of it. */
const samples: [string, () => Uint8Array | Promise<Uint8Array>, string[]][] = [
  ['written by a library, all texts', () => workbookOf(one), fine],
  [
    'numbers and a date in their own types',
    () =>
      workbookOf([
        one[0] ?? [],
        (one[1] ?? []).map((text, n) => {
          if (bulkColumns[n] === 'day')
            return { value: new Date('2021-06-15'), type: Date, format: 'dd/mm/yyyy' };
          return /^\d+$/.test(text) ? { value: Number(text), type: Number } : text;
        }),
      ]),
    fine,
  ],
  [
    'a yes in its own type',
    () =>
      workbookOf([
        one[0] ?? [],
        (one[1] ?? []).map((text) => (text === 'Có' ? { value: true, type: Boolean } : text)),
      ]),
    fine,
  ],
  ['written by hand, texts in the sheet', () => of(sheetXml(one)), fine],
  [
    'texts in a list of their own',
    () =>
      of(
        raw('masks', (address) => `<c r="${address}" t="s"><v>1</v></c>`),
        {
          'xl/_rels/workbook.xml.rels': links(linksTo('sharedStrings', 'sharedStrings.xml')),
          'xl/sharedStrings.xml': '<sst><si><t>x</t></si><si><r><t>Mọi </t></r><r><t>nơi</t></r></si></sst>',
        },
      ),
    fine,
  ],
  [
    'a text that is not in the list',
    () => of(raw('masks', (address) => `<c r="${address}" t="s"><v>7</v></c>`)),
    ['! unreadable-sheet'],
  ],
  ['a date of the 1900 calendar', () => of(raw('day', number(serial.from1900, ' s="1"')), styled), fine],
  [
    'a date of the 1904 calendar',
    () =>
      of(raw('day', number(serial.from1904, ' s="1"')), {
        ...styled,
        'xl/workbook.xml': workbook('<workbookPr date1904="1"/>'),
      }),
    fine,
  ],
  ['a number for a day', () => of(raw('day', number(serial.from1900))), ['2: day not-a-day']],
  ['a number as text', () => of(raw('present', (address) => inline(address, '1.180'))), fine],
  ['a fraction of three digits', () => of(raw('present', number('1.234'))), ['2: present not-a-count']],
  ['a share of one', () => of(raw('shuttleLoad', number('0.6'))), ['2: shuttleLoad not-a-count']],
  ['a number with an exponent', () => of(raw('present', number('1.18E3'))), fine],
  ['a number beyond all', () => of(raw('present', number('1E300'))), ['2: present not-a-count']],
  ['a number that is none', () => of(raw('present', number('abc'))), ['! unreadable-sheet']],
  [
    'a formula with its result',
    () => of(raw('f0', (address) => `<c r="${address}"><f>1-1</f><v>0</v></c>`)),
    ['2: f0 formula'],
  ],
  [
    'a formula of text',
    () => of(raw('masks', (address) => `<c r="${address}" t="str"><f>A1</f><v>Mọi nơi</v></c>`)),
    ['2: masks formula'],
  ],
  [
    'a formula without a result',
    () => of(raw('f0', (address) => `<c r="${address}"><f>SUM(A1:A2)</f></c>`)),
    ['2: f0 formula'],
  ],
  [
    'a shared formula',
    () => of(raw('f0', (address) => `<c r="${address}"><f t="shared" si="0"/><v>0</v></c>`)),
    ['2: f0 formula'],
  ],
  [
    'a row of one formula at the end',
    () => of(sheetXml(one, { tail: '<row r="3"><c r="D3"><f>1</f></c></row>' })),
    [...fine, expect.stringContaining('present formula')],
  ],
  [
    'an error for a value',
    () => of(raw('f0', (address) => `<c r="${address}" t="e"><v>#REF!</v></c>`)),
    ['2: f0 required'],
  ],
  ['the text of a formula, which is text', () => of(sheetXml(tableOf([aRow({ note: '=1+1' })]))), fine],
  ['rows from the fifth on', () => of(sheetXml(one, { from: 5 })), ['6: may-song-cau 2021-06-15 1180']],
  [
    'empty rows, some of them formatted',
    () => of(sheetXml(one, { tail: '<row r="3"/><row r="4"><c r="A4" s="0"/></row><row r="1048576"/>' })),
    fine,
  ],
  ['two sheets', () => workbookOf(one, [['khác']]), ['first-sheet-only', ...fine]],
  [
    'a first sheet that lies elsewhere',
    () =>
      of('<worksheet/>', {
        'xl/_rels/workbook.xml.rels': `<Relationships>${`<Relationship Target="/xl/worksheets/other.xml" Type="${office}/worksheet" Id="rId9"/>`}</Relationships>`,
        'xl/workbook.xml': workbook('', '<sheet r:id="rId9" name="A" sheetId="9"/>'),
        'xl/worksheets/other.xml': sheetXml(one),
      }),
    fine,
  ],
  ['no rows', () => of(sheetXml(one.slice(0, 1))), ['! empty-sheet']],
  ['an empty sheet', () => of(sheetXml([])), ['! empty-sheet']],
  [
    '5,001 rows',
    () => of(sheetXml([...one.slice(0, 1), ...Array.from({ length: 5001 }, () => ['may-song-cau'])])),
    ['! too-many-rows'],
  ],
];

describe('XLSX files', () => {
  it.each(samples)('%s', async (_, bytes, expected) => {
    expect(await judged(await bytes())).toEqual(expected);
  });
});
