import { sheetLimits } from '../../domain/bulk.ts';
import { Invalid } from '../../domain/failure.ts';
import { lastRow } from './sheet.ts';
import { attributeOf, type Tag, xmlTags } from './xml-tags.ts';

/** The last row that a sheet can have. */
const lastOfAll = 1_048_576;
/** Tags of a sheet of 5,000 rows and all columns, twice over: beyond them reading would take long and bring nothing. */
const mostTags = 4_000_000;

/** The places of a row's cells that a formula has worked out, by the row's number. */
export type Formulas = Map<number, number[]>;

const address = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

const placeOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * Looks through a sheet before it is read: how far it goes, so that nothing is laid out beyond the limits, and which of its cells are
 * formulas, since what a file says a formula comes to is anybody's word.
 * @throws Invalid `too-many-rows`, `too-many-columns`, `unreadable-sheet`, `unsafe-sheet`
 */
export const scanSheet = (xml: string): Formulas => {
  const formulas: Formulas = new Map();
  let row = 0;
  let rows = 0;
  let tags = 0;
  let before = -1;
  let cell: { row: number; place: number } | undefined;
  for (const tag of xmlTags(xml)) {
    tags += 1;
    if (tags > mostTags) throw new Invalid('too-large-sheet');
    if (tag.isEnd) {
      if (tag.name === 'c') cell = undefined;
    } else if (tag.name === 'row') {
      row = rowOf(tag, row);
      rows += 1;
      before = -1;
      if (rows > lastRow) throw new Invalid('too-many-rows');
    } else if (tag.name === 'c') {
      const found = cellOf(tag, row);
      if (found.place <= before) throw new Invalid('unreadable-sheet');
      before = found.place;
      cell = tag.isClosed ? undefined : found;
    } else if (cell !== undefined && ['f', 'v', 'is'].includes(tag.name)) {
      requireWithin(cell);
      if (tag.name === 'f') formulas.set(cell.row, [...(formulas.get(cell.row) ?? []), cell.place]);
    }
  }
  return formulas;
};

const rowOf = (tag: Tag, before: number): number => {
  const said = attributeOf(tag, 'r');
  const row = said === undefined ? before + 1 : Number(said);
  if (!Number.isInteger(row) || row <= before || row > lastOfAll) throw new Invalid('unreadable-sheet');
  return row;
};

const cellOf = (tag: Tag, row: number) => {
  const [, letters = '', digits = ''] = address.exec(attributeOf(tag, 'r') ?? '') ?? [];
  if (letters === '' || Number(digits) !== row) throw new Invalid('unreadable-sheet');
  return { row, place: placeOf(letters) };
};

const requireWithin = ({ row, place }: { row: number; place: number }): void => {
  if (row > lastRow) throw new Invalid('too-many-rows');
  if (place >= sheetLimits.columns) throw new Invalid('too-many-columns');
};
