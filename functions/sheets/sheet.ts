import { sheetLimits } from '../../domain/bulk.ts';
import type { SheetRow } from '../../domain/bulk-header.ts';
import { asWritten } from '../../domain/csv.ts';
import { Invalid } from '../../domain/failure.ts';

/** A sheet as it was read: its rows that hold anything, the first of them the header, and codes of what was left out. */
export type Sheet = { rows: SheetRow[]; notices: string[] };

/** Rows are not looked for beyond this one, empty or not: a sheet of 5,000 rows with gaps is within. */
export const lastRow = 20_000;

/** Largest text of all cells together, bytes in UTF-8: that of the largest CSV. */
const textBytes = sheetLimits.bytes;

/**
 * Gathers rows within the limits of a sheet; a row in which nothing stands is left out, and the others keep their numbers.
 * `add` throws Invalid `too-many-rows`, `too-many-columns` or `too-large-sheet`.
 */
export const sheetOf = () => {
  const rows: SheetRow[] = [];
  let bytes = 0;
  return {
    rows,
    add: (row: number, raw: readonly string[], formulas: readonly number[] = []): void => {
      const cells = trimmedEnd(raw.map(cellOf));
      if (cells.length === 0 && formulas.length === 0) return;
      if (cells.length > sheetLimits.columns) throw new Invalid('too-many-columns');
      // The header is a row beside those that are counted.
      if (rows.length > sheetLimits.rows) throw new Invalid('too-many-rows');
      bytes += cells.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0);
      if (bytes > textBytes) throw new Invalid('too-large-sheet');
      rows.push({ row, cells, formulas });
    },
  };
};

/** No cell is longer than what any field takes: what is beyond would be refused whatever it says. */
const cellOf = (text: string): string =>
  asWritten(
    text.length > sheetLimits.cellLength ? text.slice(0, sheetLimits.cellLength) : text,
  ).toWellFormed();

const trimmedEnd = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
