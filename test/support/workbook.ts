import { partsOf, zipped } from './sheets.ts';

/** A workbook around the XML of a sheet. */
export const of = (sheet: string, over: Record<string, string> = {}) => zipped(partsOf(sheet, over));

/** Where the kinds of links are named. */
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The links of a workbook: its sheet, and more. */
export const links = (...more: string[]) =>
  `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${more.join('')}</Relationships>`;
/** A link of a kind to a part. */
export const linksTo = (kind: string, target: string, more = '') =>
  `<Relationship Id="${kind}" Type="${office}/${kind}" Target="${target}"${more}/>`;
