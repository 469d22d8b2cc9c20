import { describe, expect, it } from 'vitest';
import { atMostMs } from '../support/at-most.ts';
import {
  aRow,
  csvOf,
  inline,
  judged,
  lyingZip,
  sheetXml,
  tableOf,
  utf8,
  zerosDeflated,
  zipped,
} from '../support/sheets.ts';
import { links, linksTo, of, office } from '../support/workbook.ts';

const fine = ['2: may-song-cau 2021-06-15 1180'];
const one = tableOf([aRow()]);

/** Each file with what becomes of it. */
const samples: [string, () => Uint8Array, string[]][] = [
  // Beyond the limits.
  [
    'a value in the last row of all',
    () => of(sheetXml(one, { tail: `<row r="1048576">${inline('A1048576', 'x')}</row>` })),
    ['! too-many-rows'],
  ],
  [
    'a row beyond the last',
    () => of(sheetXml(one, { tail: '<row r="99999999999"/>' })),
    ['! unreadable-sheet'],
  ],
  [
    'a value in the last column of all',
    () => of(sheetXml(one, { tail: `<row r="3">${inline('XFD3', 'x')}</row>` })),
    ['! too-many-columns'],
  ],
  [
    'a column beyond the last',
    () => of(sheetXml(one, { tail: `<row r="3">${inline('ZZZZZZ3', 'x')}</row>` })),
    ['! unreadable-sheet'],
  ],
  [
    'a row number hidden behind a sign in quotes',
    () => of(sheetXml(one, { tail: '<row x=">" r="99999999999"></row>' })),
    ['! unreadable-sheet'],
  ],
  ['rows out of order', () => of(sheetXml(one, { tail: '<row r="1"/>' })), ['! unreadable-sheet']],
  [
    'a cell of another row',
    () => of(sheetXml(one, { tail: `<row r="3">${inline('A9', 'x')}</row>` })),
    ['! unreadable-sheet'],
  ],
  [
    'a cell that does not say where it is',
    () => of(sheetXml(one, { tail: '<row r="3"><c><v>1</v></c></row>' })),
    ['! unreadable-sheet'],
  ],
  ['a tag without an end', () => of(sheetXml(one).slice(0, -5)), ['! unreadable-sheet']],
  [
    'more text than a sheet may hold',
    () => of(sheetXml([...one, ...Array.from({ length: 4000 }, (_, n) => [`s-${n}`, 'x'.repeat(900)])])),
    ['! too-large-sheet'],
  ],
  // What is not safe, or not a workbook.
  [
    'an entity that grows',
    () => of(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${sheetXml(one)}`),
    ['! unsafe-sheet'],
  ],
  [
    'an entity from outside',
    () =>
      of(sheetXml(one), {
        'xl/sharedStrings.xml': '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst/>',
      }),
    ['! unsafe-sheet'],
  ],
  [
    'a declaration in a part that nobody reads',
    () => of(sheetXml(one), { 'docProps/app.xml': '<!doctype x><x/>' }),
    ['! unsafe-sheet'],
  ],
  [
    'a declaration in two-byte letters',
    () => of(sheetXml(one), { 'docProps/app.xml': '<\0!\0D\0O\0C\0' }),
    ['! unsafe-sheet'],
  ],
  ['a comment in the sheet', () => of(sheetXml(one, { tail: '<!-- <row r="3"/> -->' })), ['! unsafe-sheet']],
  [
    'a link to another workbook, which is not followed',
    () =>
      of(sheetXml(one), {
        'xl/_rels/workbook.xml.rels': links(
          linksTo('externalLink', 'http://127.0.0.1:9/x', ' TargetMode="External"'),
        ),
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      }),
    fine,
  ],
  [
    'a sheet that lies outside',
    () =>
      of(sheetXml(one), {
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>`,
      }),
    ['! unreadable-sheet'],
  ],
  ['macros', () => of(sheetXml(one), { 'xl/vbaProject.bin': 'x' }), ['! macros']],
  [
    'a type with macros',
    () =>
      of(sheetXml(one), {
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
    ['! macros'],
  ],
  ['an archive of something else', () => zipped({ 'word/document.xml': '<x/>' }), ['! not-xlsx']],
  [
    'an OpenDocument sheet',
    () => zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ['! not-xlsx'],
  ],
  [
    '201 entries',
    () => of(sheetXml(one), Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`x/${n}`, 'x']))),
    ['! unsafe-sheet'],
  ],
  [
    'an entry that says it is encrypted',
    () => lyingZip('xl/workbook.xml', Buffer.from('x'), { flags: 1 }),
    ['! encrypted-sheet'],
  ],
  ['an archive that was cut', () => of(sheetXml(one)).slice(0, -30), ['! unreadable-sheet']],
  [
    'an archive that was cut within',
    () => {
      const whole = of(sheetXml(one));
      return new Uint8Array([...whole.slice(0, 300), ...whole.slice(400)]);
    },
    ['! unreadable-sheet'],
  ],
  ['the first letters of an archive', () => Uint8Array.of(0x50, 0x4b), ['! unreadable-sheet']],
  ['an empty archive', () => zipped({}), ['! not-xlsx']],
  [
    '21 MB that say they are 1 KB',
    () => lyingZip('xl/x.xml', zerosDeflated(21), { says: 1024 }),
    ['! unsafe-sheet'],
  ],
];

describe('XLSX files beyond what is safe', () => {
  it.each(samples)('%s', async (_, bytes, expected) => {
    expect(await judged(bytes())).toEqual(expected);
  });

  it.each<[string, () => Uint8Array, string]>([
    [
      'rows without end that hold nothing',
      () =>
        of(sheetXml(one, { tail: Array.from({ length: 60_000 }, (_, n) => `<row r="${n + 3}"/>`).join('') })),
      '! too-many-rows',
    ],
    [
      'a tag of many attributes',
      () =>
        of(
          sheetXml(one, {
            tail: `<row r="3" ${Array.from({ length: 60_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
          }),
        ),
      '! unsafe-sheet',
    ],
    [
      'one formula many times',
      () =>
        of(
          sheetXml(one, {
            tail: `<row r="3">${Array.from({ length: 60_000 }, (_, n) => `<c x="${n}" r="A3"><f/></c>`).join('')}</row>`,
          }),
        ),
      '! unreadable-sheet',
    ],
    [
      'a text without end',
      () =>
        of(
          sheetXml(one, {
            tail: `<row r="3">${inline('A3', Array.from({ length: 500_000 }, (_, n) => n).join(''))}</row>`,
          }),
        ),
      '! too-large-sheet',
    ],
    ['lines without end', () => utf8(`${csvOf(one)}${';\n'.repeat(700_000)}x`), '! too-many-rows'],
  ])('that would take long to read are refused soon: %s', async (_, bytes, expected) => {
    const file = bytes();
    const before = process.cpuUsage();
    expect(await judged(file)).toEqual([expected]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(atMostMs(2_000));
  });

  it('that inflate to a gigabyte are stopped at once, whatever they say of their size', async () => {
    const bomb = lyingZip('xl/worksheets/sheet1.xml', zerosDeflated(1024), { says: 1000 });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    expect(await judged(bomb)).toEqual(['! unsafe-sheet']);
    expect(performance.now() - start).toBeLessThan(atMostMs(1_000));
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});
