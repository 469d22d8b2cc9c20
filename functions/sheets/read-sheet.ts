import { Invalid } from '../../domain/failure.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Sheet } from './sheet.ts';
import { sheetText } from './sheet-text.ts';

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, n) => bytes[n] === byte);

/**
 * Reads the rows of a file by what it is, whatever it was sent as: browsers name one and the same file differently.
 * @throws Invalid with the code of what is wrong with the file; nothing else.
 */
export const readSheet = async (bytes: Uint8Array): Promise<Sheet> => {
  const sheet = await rowsOf(bytes);
  if (sheet.rows.length === 0) throw new Invalid('empty-sheet');
  return sheet;
};

const rowsOf = async (bytes: Uint8Array): Promise<Sheet> => {
  if (begins(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  // The container of Excel before 2007, and of every encrypted workbook.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Invalid('old-excel');
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Invalid('not-a-sheet');
  const text = sheetText(bytes);
  // A page or XML under the name of a sheet, as some systems export them.
  if (/^\s*<(?:[!?a-z])/i.test(text)) throw new Invalid('not-a-sheet');
  return readCsv(text);
};
