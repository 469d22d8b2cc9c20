import { strToU8, zipSync } from 'fflate';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 cannot hold go. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(unfit, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/** Styles: 0 text, 1 the header. Format 49 is "text": a spreadsheet then leaves "06/03" and "1-2" as they stand. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const cell = (text: string, row: number, place: number) =>
  text === ''
    ? ''
    : `<c r="${letters(place)}${row}"${row === 1 ? ' s="1"' : ''} t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

/** Widths by the longest text of a column, in characters, within reason. */
const widthsOf = (rows: readonly (readonly string[])[]) =>
  (rows[0] ?? []).map((_, place) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[place]?.length ?? 0), 0);
    return Math.min(Math.max(longest + 2, 8), 60);
  });

/** What a column offers to choose from, by its place; other texts stay allowed. */
export type Choices = Readonly<Record<number, readonly string[]>>;

/** Rows that a template has room for. */
const lastRow = 5001;

const choicesOf = (choices: Choices) => {
  const lists = Object.entries(choices).map(([place, options]) => {
    const column = letters(Number(place));
    return `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}${lastRow}"><formula1>${xml(`"${options.join(',')}"`)}</formula1></dataValidation>`;
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
};

const sheetOf = (rows: readonly (readonly string[])[], choices: Choices) => {
  const columns = widthsOf(rows)
    .map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" style="0" customWidth="1"/>`)
    .join('');
  const lines = rows
    .map(
      (cells, n) =>
        `<row r="${n + 1}">${cells.map((text, place) => cell(text, n + 1, place)).join('')}</row>`,
    )
    .join('');
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${lines}</sheetData>${choicesOf(choices)}</worksheet>`;
};

/**
 * An XLSX file of one sheet, all cells text, header bold and frozen; no cell is ever a formula. Written here and not by a library: those
 * compress in a worker made of a blob, which the pages' policy forbids, and weigh four times as much.
 */
export const xlsxFile = (
  rows: readonly (readonly string[])[],
  name: string,
  choices: Choices = {},
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync({
      '[Content_Types].xml': strToU8(
        `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheetOf(rows, choices)),
      'xl/styles.xml': strToU8(styles),
    }),
  );
