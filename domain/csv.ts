/** Signs by which a spreadsheet takes a cell for a formula, the full-width ones too. */
const formulaSign = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** A negative number is no formula, and stays a number. */
const negative = /^-\d+(?:[.,]\d+)?$/;

/** A cell that no spreadsheet runs: an apostrophe goes before what it would take for a formula. */
export const harmless = (cell: string): string =>
  formulaSign.test(cell) && !negative.test(cell) ? `'${cell}` : cell;

/** The cell that `harmless` made this of. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && harmless(cell.slice(1)) === cell ? cell.slice(1) : cell;

type CsvForm = { delimiter?: ';' | ',' | '\t'; bom?: boolean };

/** Rows as CSV text with CRLF, quoted where needed; no cell is a formula. With `bom`, Excel reads it as UTF-8. */
export const csvText = (
  rows: readonly (readonly string[])[],
  { delimiter = ';', bom = true }: CsvForm = {},
): string => {
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const lines = rows.map((cells) => {
    const line = cells.map((cell) => quoted(harmless(cell))).join(delimiter);
    // A row of one empty cell would be no row.
    return line === '' ? '""' : line;
  });
  return `${bom ? '\ufeff' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
};
