import { type BulkColumn, bulkColumns, bulkHeads, errorsHeads, optionalColumns } from './bulk-columns.ts';
import { type Fault, Invalid } from './failure.ts';
import { langs } from './texts/text.ts';

/**
 * A row of a sheet as it was read: its own number, its cells, and the places of cells that a formula has worked out. `personal`: the
 * places of cells that held a phone, an identity number or an e-mail, and were emptied for it.
 */
export type SheetRow = {
  row: number;
  cells: readonly string[];
  formulas: readonly number[];
  personal?: readonly number[];
};

/** The header as it stands in the file, and which column each place is: null where nothing stands. */
export type BulkHeader = { cells: readonly string[]; columns: readonly (BulkColumn | null)[] };

/** A head without marks, case, spaces and signs: so much of it must be right. */
export const folded = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');

const known = new Map<string, BulkColumn>(
  bulkColumns.flatMap((column) =>
    [column, ...langs.map((lang) => bulkHeads[lang][column])].map((head) => [folded(head), column] as const),
  ),
);

/** What the page wrote beside rows that it gave back. */
const ignored = new Set(['errors', ...langs.map((lang) => folded(errorsHeads[lang]))]);

/** Longest part of a head that an error repeats, in characters. */
const shown = 60;
const at = (code: string, column: string): Fault => ({
  pointer: '/header',
  code,
  says: { column: column.trim().slice(0, shown).toWellFormed() },
});

/**
 * Reads the header: vi, en or ids, in any order. Nothing is guessed: a column that is not ours is refused, or a misspelt count would be
 * lost unseen. A place without a head is let through where no row has anything in it.
 * @throws Invalid with every fault: `unknown-column`, `repeated-column`, `missing-column`, `headless-column`, each naming its column.
 */
export const readHeader = (heads: readonly string[], rows: readonly SheetRow[]): BulkHeader => {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), heads.length);
  const cells = Array.from({ length: width }, (_, place) => heads[place] ?? '');
  const columns = cells.map((cell) => known.get(folded(cell)) ?? null);
  const faults = [
    ...cells.flatMap((cell, place) => faultOf(columns, cell, place, rows)),
    ...bulkColumns
      .filter((column) => !columns.includes(column) && !optionalColumns.includes(column))
      .map((column) => at('missing-column', langs.map((lang) => bulkHeads[lang][column]).join(' / '))),
  ];
  if (faults.length > 0) throw new Invalid('invalid', faults);
  return { cells, columns };
};

const faultOf = (
  columns: readonly (BulkColumn | null)[],
  cell: string,
  place: number,
  rows: readonly SheetRow[],
): Fault[] => {
  const column = columns[place] ?? null;
  if (column !== null) return columns.indexOf(column) < place ? [at('repeated-column', cell)] : [];
  if (ignored.has(folded(cell))) return [];
  if (cell.trim() !== '') return [at('unknown-column', cell)];
  const isUsed = rows.some((row) => (row.cells[place] ?? '').trim() !== '');
  return isUsed ? [at('headless-column', letterOf(place))] : [];
};

/** A place by its letter, as spreadsheets name it: 0 is A, 26 is AA. */
export const letterOf = (place: number): string =>
  (place < 26 ? '' : letterOf(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));
