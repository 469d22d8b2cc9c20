import { sheetTypes } from '../../domain/bulk.ts';
import { csvText } from '../../domain/csv.ts';
import type { Lang } from '../../domain/texts/text.ts';
import type { Rows } from './bulk-sheets.ts';
import { saveFile } from './save-file.ts';
import type { Choices } from './xlsx-file.ts';

/** Saves rows as a file: CSV as Excel reads it in the page's language, or XLSX, whose writer is fetched only then. */
export const saveRows = async (
  rows: Rows,
  as: 'csv' | 'xlsx',
  name: string,
  lang: Lang,
  choices: Choices = {},
): Promise<void> => {
  if (as === 'csv')
    return saveFile(
      `${name}.csv`,
      `${sheetTypes.csv};charset=utf-8`,
      csvText(rows, { delimiter: lang === 'vi' ? ';' : ',' }),
    );
  const { xlsxFile } = await import('./xlsx-file.ts');
  // What says that the file is being made is painted before the page is busy with it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  saveFile(`${name}.xlsx`, sheetTypes.xlsx, xlsxFile(rows, name, choices));
};
