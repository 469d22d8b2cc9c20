import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import {
  answerReaders,
  dayIn,
  type Parsed,
  type RowGround,
  reasonOf,
  siteOf,
  type Value,
} from './bulk-cell.ts';
import type { BulkColumn } from './bulk-columns.ts';
import type { BulkHeader, SheetRow } from './bulk-header.ts';
import type { Day } from './day.ts';
import { formOrder } from './form-order.ts';

/** What is wrong with a row, and in which of our columns; null is the whole row. */
export const RowFault = z.strictObject({
  field: z.nullable(z.string()),
  code: z.string(),
  says: z.optional(z.record(z.string(), z.string())),
});
export type RowFault = z.infer<typeof RowFault>;

/** What a row asks to file. */
export type RowRequest = { siteId: string; day: Day; answers: Answers; reason?: string };

/** A row as it is understood: what to file, or everything that is wrong; site and day are told where they could be read. */
export type ReadRow = { siteId: string | null; day: Day | null } & (
  | { request: RowRequest; faults?: never }
  | { faults: RowFault[]; request?: never }
);

/** The site and day that a row speaks of; null where it does not say one that is the sender's and open. */
export const placeOfRow = (header: BulkHeader, row: SheetRow, ground: RowGround) => {
  const textAt = (column: BulkColumn) => (row.cells[header.columns.indexOf(column)] ?? '').trim();
  const [site, day] = [siteOf(textAt('siteId'), ground.own), dayIn(textAt('day'), ground)];
  return { siteId: textOf(site.value), day: textOf(day.value) };
};

/** Reads a row under its header: every thing that is wrong with it, not only the first. */
export const readRow = (header: BulkHeader, row: SheetRow, ground: RowGround): ReadRow => {
  const cellOf = (column: BulkColumn) => {
    const place = header.columns.indexOf(column);
    const text = (row.cells[place] ?? '').trim();
    return { text, isFormula: row.formulas.includes(place), isPersonal: row.personal?.includes(place) };
  };
  const parse = (column: BulkColumn, read: (text: string) => Parsed): Parsed => {
    const { text, isFormula, isPersonal } = cellOf(column);
    if (isFormula) return { code: 'formula' };
    return isPersonal ? { code: 'personal-data' } : read(text);
  };
  const site = parse('siteId', (text) => siteOf(text, ground.own));
  const day = parse('day', (text) => dayIn(text, ground));
  const said = formOrder.map((column) => ({ column, ...parse(column, answerReaders[column]) }));
  const reason = parse('reason', reasonOf);
  const parsed = [
    { column: 'siteId', ...site },
    { column: 'day', ...day },
    ...said,
    { column: 'reason', ...reason },
  ];
  const faults = parsed.flatMap(({ column, code }) => (code === undefined ? [] : [{ field: column, code }]));
  const answers = Object.fromEntries(said.map(({ column, value }) => [column, value]));
  const all = [...faults, ...tooMany(answers)];
  const known = { siteId: textOf(site.value), day: textOf(day.value) };
  if (all.length > 0 || known.siteId === null || known.day === null) return { ...known, faults: all };
  const checked = z.safeParse(Answers, answers);
  if (!checked.success) return { ...known, faults: checked.error.issues.map(asFault) };
  const why = typeof reason.value === 'string' ? { reason: reason.value } : {};
  return { ...known, request: { siteId: known.siteId, day: known.day, answers: checked.data, ...why } };
};

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null);

/** Shares of what is present. */
const tooMany = ({ present, lodged, symptomatic }: Record<string, Value>): RowFault[] =>
  Object.entries({ symptomatic, lodged }).flatMap(([field, count]) =>
    typeof count === 'number' && typeof present === 'number' && count > present
      ? [{ field, code: 'more-than-present' }]
      : [],
  );

const asFault = ({ path, message }: z.core.$ZodIssue): RowFault => ({
  field: String(path[0] ?? ''),
  code: message,
});
