import { constants, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import writeExcel, { type Cell } from 'write-excel-file/node';
import { type BulkColumn, bulkColumns, bulkHeads } from '../../domain/bulk-columns.ts';
import { readHeader } from '../../domain/bulk-header.ts';
import { readRow } from '../../domain/bulk-row.ts';
import { waitingRows } from '../../domain/bulk-work.ts';
import { Invalid } from '../../domain/failure.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { readSheet } from '../../functions/sheets/read-sheet.ts';
import { a } from './a.ts';
import { at } from './people.ts';

export type Row = Partial<Record<BulkColumn, string>>;

/** A row as HR types it: valid, of the site and day of the worked example. */
export const aRow = (over: Row = {}): Row => ({
  siteId: 'may-song-cau',
  siteName: 'May Sông Cầu Mẫu',
  day: '15/06/2021',
  present: '1180',
  symptomatic: '1',
  f0: '0',
  f1: '0',
  positive: '0',
  quarantineBreaches: '0',
  testedHighRisk: '8',
  testedService: '4',
  isolationFree: '3',
  lodged: '0',
  shuttleLoad: '60',
  masks: 'Mọi nơi',
  temperature: 'Mọi nơi',
  hands: 'Mọi nơi',
  spacing: 'Có nơi chưa',
  disinfection: 'Mọi nơi',
  ventilation: 'Mọi nơi',
  safetyTeamOnDuty: 'Có',
  absentSick: '',
  testedOther: '',
  note: '',
  reason: '',
  ...over,
});

type Table = { lang?: Lang; columns?: readonly BulkColumn[]; heads?: readonly string[] };

/** Header and rows as cells. */
export const tableOf = (
  rows: readonly Row[],
  {
    lang = 'vi',
    columns = bulkColumns,
    heads = columns.map((column) => bulkHeads[lang][column]),
  }: Table = {},
): string[][] => [[...heads], ...rows.map((row) => columns.map((column) => row[column] ?? ''))];

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells as CSV text, without a mark. */
export const csvOf = (cells: readonly (readonly string[])[], delimiter = ';', end = '\r\n'): string =>
  cells.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join('');

export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
export const utf16 = (text: string, order: 'le' | 'be', mark = true): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
};

/** A workbook as a library writes it. */
export const workbookOf = async (...sheets: (readonly (readonly Cell[])[])[]): Promise<Uint8Array> =>
  new Uint8Array(
    await writeExcel(
      sheets.map((data, n) => ({ data: data.map((row) => [...row]), sheet: `Trang ${n + 1}` })),
    ).toBuffer(),
  );

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
export const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));
/** A cell of text in the sheet itself. */
export const inline = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;

/** Rows of cells as the XML of sheet data; `raw` takes the place of a cell, by its address. */
export const sheetXml = (
  cells: readonly (readonly string[])[],
  { raw = {}, from = 1, tail = '' }: { raw?: Record<string, string>; from?: number; tail?: string } = {},
): string => {
  const rows = cells.map((row, n) => {
    const number = from + n;
    const inner = row.map((cell, place) => {
      const address = `${letters(place)}${number}`;
      return raw[address] ?? (cell === '' ? '' : inline(address, cell));
    });
    return `<row r="${number}">${inner.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}${tail}</sheetData></worksheet>`;
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook around the XML of a sheet; `over` adds or replaces parts. */
export const partsOf = (sheet: string, over: Record<string, string> = {}): Record<string, string> => ({
  '[Content_Types].xml':
    '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheet,
  ...over,
});

export const zipped = (parts: Record<string, string>): Uint8Array =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );

/** So many times a megabyte of zeros, deflated, without ever holding them all. */
export const zerosDeflated = (megabytes: number): Buffer => {
  const part = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array.from({ length: megabytes }, () => part), end]);
};

/** An archive of one deflated entry, whose headers say what they like of its sizes. */
export const lyingZip = (name: string, data: Buffer, { says = data.length, flags = 0 } = {}): Uint8Array => {
  const header = (signature: number, extra: number) => {
    const fields = Buffer.alloc(extra);
    fields.writeUInt32LE(signature, 0);
    return fields;
  };
  const local = header(0x04034b50, 30);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = header(0x02014b50, 46);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(says, 24);
  entry.writeUInt16LE(name.length, 28);
  const start = local.length + name.length + data.length;
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), data, entry, Buffer.from(name), end]));
};

/** What becomes of a file: the codes of its refusal, or each row with what it files or all that is wrong with it. */
export const judged = async (bytes: Uint8Array): Promise<string[]> => {
  try {
    const { rows, notices } = await readSheet(bytes);
    const [head, ...data] = rows;
    const header = readHeader(head?.cells ?? [], data);
    if (data.length === 0) throw new Invalid('empty-sheet');
    const own = new Set(['may-song-cau', 'may-song-cong']);
    const ground = { own, today: a.day, now: at(a.day) };
    const repeats = waitingRows(header, data, ground).map((row) => row.repeats);
    return [
      ...notices,
      ...data.map((row, n) => {
        const read = readRow(header, row, ground);
        const wrong = [
          ...(repeats[n] === null ? [] : [`repeats ${repeats[n]}`]),
          ...(read.faults ?? []).map(({ field, code }) => `${field} ${code}`),
        ];
        return `${row.row}: ${wrong.length > 0 ? wrong.join(', ') : said(read)}`;
      }),
    ];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.faults.map(({ code, says }) => ['!', code, ...Object.values(says ?? {})].join(' '));
  }
};

const said = ({ request }: ReturnType<typeof readRow>) =>
  request === undefined ? 'nothing' : `${request.siteId} ${request.day} ${request.answers.present}`;
