import { CsvError, parse } from 'csv-parse/sync';
import { Invalid } from '../../domain/failure.ts';
import { lastRow, type Sheet, sheetOf } from './sheet.ts';

const delimiters = [';', '\t', ','] as const;

/** The line by which Excel is told the delimiter: it is no row. */
const excelHint = /^"?sep=(.)"?[ ;,\t]*(?:\r\n|\n|\r|$)/i;

/** How often each delimiter stands in the first line that holds anything, outside of quotes: the header tells which it is. */
const delimiterOf = (text: string): string => {
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let isQuoted = false;
  let hasText = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r') && hasText) break;
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    if (sign.trim() !== '') hasText = true;
  }
  return delimiters.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
};

/**
 * Reads CSV text: `;`, `,` or tab, whatever ends its lines. Rows are numbered as a spreadsheet shows them: a line break in quotes is
 * inside a row, an empty line is a row. Rows may be shorter or longer than the header.
 * @throws Invalid `broken-quotes`, and those of the limits.
 */
export const readCsv = (whole: string): Sheet => {
  const hint = excelHint.exec(whole);
  const text = (hint === null ? whole : whole.slice(hint[0].length)).trimEnd();
  const sheet = sheetOf();
  let row = 0;
  try {
    parse(text, {
      delimiter: hint?.[1] ?? delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[]) => {
        row += 1;
        if (row > lastRow) throw new Invalid('too-many-rows');
        sheet.add(row, cells);
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof CsvError) {
      throw new Invalid(
        'broken-quotes',
        [{ pointer: '', code: 'broken-quotes', says: { row: String(row + 1) } }],
        {
          cause,
        },
      );
    }
    throw cause;
  }
  return { rows: sheet.rows, notices: [] };
};
