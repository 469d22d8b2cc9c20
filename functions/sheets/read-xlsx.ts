import { zipSync } from 'fflate';
import { readSheet as readCells } from 'read-excel-file/universal';
import { Invalid } from '../../domain/failure.ts';
import { scanSheet } from './scan-xlsx.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { unzip } from './unzip.ts';
import { attributeOf, xmlTags } from './xml-tags.ts';

type Parts = Map<string, Buffer>;

const place = {
  workbook: 'xl/workbook.xml',
  links: 'xl/_rels/workbook.xml.rels',
  sheet: 'xl/worksheets/sheet1.xml',
  strings: 'xl/sharedStrings.xml',
  styles: 'xl/styles.xml',
} as const;

/**
 * Reads the first sheet of an XLSX file. The archive is opened within limits and looked through; the library then gets a new archive of
 * the one sheet with its texts and styles alone, so that it cannot find, or follow, anything that was not looked at.
 * @throws Invalid: `unsafe-sheet`, `encrypted-sheet`, `macros`, `not-xlsx`, `unreadable-sheet`, and those of the limits
 */
export const readXlsx = async (bytes: Uint8Array): Promise<Sheet> => {
  const parts = unzip(bytes);
  refuseUnsafe(parts);
  const { sheetPath, stringsPath, stylesPath, isFrom1904, sheets } = planOf(parts);
  const xml = textOf(parts, sheetPath);
  const formulas = scanSheet(xml);
  const only = {
    sheet: xml,
    strings: parts.has(stringsPath) ? textOf(parts, stringsPath) : undefined,
    styles: parts.has(stylesPath) ? textOf(parts, stylesPath) : undefined,
  };
  for (const text of [only.strings, only.styles]) if (text !== undefined) requirePlain(text);
  const sheet = sheetOf();
  const cells = await cellsOf(archiveOf(only, isFrom1904));
  // A formula that nobody has worked out yet is an empty cell to the library, and its row no row.
  const rows = Math.max(cells.length, ...formulas.keys());
  for (let row = 1; row <= rows; row += 1)
    sheet.add(row, (cells[row - 1] ?? []).map(cellText), formulas.get(row));
  return { rows: sheet.rows, notices: sheets > 1 ? ['first-sheet-only'] : [] };
};

const isXml = (name: string) => /\.(xml|rels|vml)$/i.test(name);

const refuseUnsafe = (parts: Parts): void => {
  const names = [...parts.keys()];
  if (!parts.has(place.workbook) || !parts.has(place.links)) throw new Invalid('not-xlsx');
  if (names.some((name) => /vbaProject|macrosheets/i.test(name))) throw new Invalid('macros');
  for (const [name, part] of parts) {
    // An XML part in two-byte letters would hide what is looked for below; nobody writes them.
    if (isXml(name) && (part.includes(0) || /<!(DOCTYPE|ENTITY)/i.test(part.toString('latin1'))))
      throw new Invalid('unsafe-sheet');
  }
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml')?.toString('latin1') ?? ''))
    throw new Invalid('macros');
};

const textOf = (parts: Parts, path: string): string => {
  const part = parts.get(path);
  if (part === undefined) throw new Invalid('unreadable-sheet');
  return part.toString('utf8');
};

const requirePlain = (xml: string): void => {
  for (const _ of xmlTags(xml));
};

/** What the workbook says of itself: where its first sheet lies, how many there are, and from when its days are counted. */
const planOf = (parts: Parts) => {
  const tags = [...xmlTags(textOf(parts, place.workbook))];
  const sheets = tags.filter(({ name, isEnd }) => name === 'sheet' && !isEnd);
  const properties = tags.find(({ name }) => name === 'workbookPr');
  const from = properties && attributeOf(properties, 'date1904');
  const links = [...xmlTags(textOf(parts, place.links))].filter(({ name }) => name === 'Relationship');
  const targetOf = (is: (id: string, type: string) => boolean) => {
    const link = links.find((one) => is(attributeOf(one, 'Id') ?? '', attributeOf(one, 'Type') ?? ''));
    const target = link && attributeOf(link, 'Target');
    if (link === undefined || target === undefined || attributeOf(link, 'TargetMode') === 'External')
      return undefined;
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  };
  const id = sheets[0] && attributeOf(sheets[0], 'id');
  const sheetPath = targetOf((own, type) => own === id && type.endsWith('/worksheet'));
  if (sheetPath === undefined) throw new Invalid('unreadable-sheet');
  return {
    sheetPath,
    stringsPath: targetOf((_, type) => type.endsWith('/sharedStrings')) ?? place.strings,
    stylesPath: targetOf((_, type) => type.endsWith('/styles')) ?? place.styles,
    isFrom1904: from === '1' || from === 'true',
    sheets: sheets.length,
  };
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const linkTo = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;

type Only = { sheet: string; strings: string | undefined; styles: string | undefined };

const archiveOf = ({ sheet, strings, styles }: Only, isFrom1904: boolean): ArrayBuffer => {
  const workbook = `<workbook xmlns:r="${office}"><workbookPr${isFrom1904 ? ' date1904="1"' : ''}/><sheets><sheet name="1" sheetId="1" r:id="a"/></sheets></workbook>`;
  const links = `<Relationships>${linkTo('a', 'worksheet', 'worksheets/sheet1.xml')}${linkTo('b', 'sharedStrings', 'sharedStrings.xml')}${linkTo('c', 'styles', 'styles.xml')}</Relationships>`;
  const texts = {
    [place.workbook]: workbook,
    [place.links]: links,
    [place.sheet]: sheet,
    ...(strings === undefined ? {} : { [place.strings]: strings }),
    ...(styles === undefined ? {} : { [place.styles]: styles }),
  };
  const files = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(files), { level: 0 })).buffer;
};

/** Whatever the library cannot read is the file's fault: it is given nothing else. */
const cellsOf = async (archive: ArrayBuffer): Promise<unknown[][]> => {
  try {
    return await readCells(archive);
  } catch (cause) {
    throw new Invalid('unreadable-sheet', undefined, { cause });
  }
};

/** A cell as text. A fraction stays one, with a comma and never three digits behind it: 1.234 is not 1234. A date is its civil day. */
const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '?' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return String(value);
  return String(value)
    .replace('.', ',')
    .replace(/,\d{3}$/, '$&0');
};
