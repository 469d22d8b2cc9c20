import { csvText } from '../../domain/csv.ts';
import type { Cell, Row } from '../../domain/export-table.ts';
import type { ExportWords } from '../../domain/export-words.ts';
import type { ExportWork } from '../../domain/export-work.ts';
import { sheetFrame, sheetPath, sheetRows, workbookFiles } from './xlsx-sheet.ts';
import { zipped } from './zipped.ts';

type Form = Pick<ExportWork, 'format' | 'lang'>;

/** What spreadsheets of the language take for the end of a cell: where the comma is in numbers, it is the semicolon. */
const delimiterOf = ({ lang }: Form) => (lang === 'vi' ? ';' : ',');

/** A number as a spreadsheet of the language reads it: a point would make a date of it in Vietnamese. */
const textOf = ({ lang }: Form, cell: Cell): string => {
  if (cell === null) return '';
  return typeof cell === 'number' && lang === 'vi' ? String(cell).replace('.', ',') : String(cell);
};

const csvOf = (form: Form, rows: readonly Row[], bom: boolean): string =>
  csvText(
    rows.map((cells) => cells.map((cell) => textOf(form, cell))),
    { delimiter: delimiterOf(form), bom },
  );

/** Rows as they lie in the file, so that parts need only be put behind each other; `before`: the rows of earlier parts. */
export const partBytes = (form: Form, rows: readonly Row[], before: number): Uint8Array => {
  if (rows.length === 0) return new Uint8Array();
  // The head is row 1.
  return Buffer.from(form.format === 'csv' ? csvOf(form, rows, false) : sheetRows(rows, before + 2));
};

/** Media types of the files. */
export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const framed = async function* (head: string, parts: AsyncIterable<Uint8Array>, tail: string) {
  yield Buffer.from(head);
  yield* parts;
  if (tail !== '') yield Buffer.from(tail);
};

/** The whole file as it is made of its head and its parts: no more than a part of it is in memory. */
export const wholeFile = (
  work: Form & Pick<ExportWork, 'what' | 'createdAt'>,
  heads: readonly string[],
  parts: AsyncIterable<Uint8Array>,
  words: ExportWords,
): AsyncIterable<Uint8Array> => {
  if (work.format === 'csv') return framed(csvOf(work, [heads], true), parts, '');
  const sheet = framed(sheetFrame.head + sheetRows([heads], 1), parts, sheetFrame.tail);
  const others = Object.entries(workbookFiles(words.own.sheets[work.what]));
  return zipped(
    [...others.map(([path, content]) => ({ path, content })), { path: sheetPath, content: sheet }],
    work.createdAt,
  );
};

/** The name under which the file is saved: what it holds and of which days. */
export const fileName = (
  { what, audience, from, to, format }: Pick<ExportWork, 'what' | 'audience' | 'from' | 'to' | 'format'>,
  { own }: ExportWords,
): string =>
  `${[own.files[what], ...(audience === 'outside' ? [own.files.outside] : []), from, to].join('-')}.${format}`;
