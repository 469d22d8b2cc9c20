import * as z from 'zod/mini';
import type { RowGround } from './bulk-cell.ts';
import { bulkColumns } from './bulk-columns.ts';
import type { BulkHeader, SheetRow } from './bulk-header.ts';
import { placeOfRow, RowFault } from './bulk-row.ts';
import { Day, dayOf, daysBetween, Instant } from './day.ts';
import type { LongWorkState } from './long-work.ts';
import { hasPersonalData } from './personal-data.ts';

/**
 * Sheets are filed part by part: each part is one run of the job, short enough for a function, and its end is what starts the next.
 * `partBytes` keeps the rows of a part in one item of the database.
 */
export const bulkParts = { rows: 50, bytes: 200_000 } as const;

/** Sheets of one member that may be under way at once; one that is older is counted no more. */
export const bulkRunning = { most: 3, days: 1 } as const;

/** How often a part is tried before the work is given up; from `isolate` on, a row that fails is set aside instead. */
export const bulkTries = { most: 5, isolate: 3 } as const;

/** A row of a sheet that waits to be filed; `repeats` is the number of the row that speaks of the same site and day before it. */
export const WaitingRow = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  formulas: z.array(z.int()),
  personal: z.array(z.int()),
  repeats: z.nullable(z.int()),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** What became of a row, in codes: the words are those of whoever reads. */
export const RowResult = z.object({
  row: z.int(),
  siteId: z.nullable(z.string()),
  day: z.nullable(Day),
  outcome: z.enum(['accepted', 'unchanged', 'refused']),
  revision: z.nullable(z.int()),
  faults: z.array(RowFault),
});
export type RowResult = z.infer<typeof RowResult>;

/** A sheet that is being filed: who sent it, its header, and how far it is. `part` is the next one of `parts`. */
export const BulkWork = z.object({
  jobId: z.string(),
  by: z.object({ member: z.string(), name: z.string() }),
  createdAt: Instant,
  /** The day of rows that name none: that on which the sheet came in. */
  today: Day,
  header: z.object({ cells: z.array(z.string()), columns: z.array(z.nullable(z.enum(bulkColumns))) }),
  notices: z.array(z.string()),
  total: z.int(),
  done: z.int(),
  parts: z.int(),
  part: z.int(),
  cancelled: z.boolean(),
  failed: z.boolean(),
});
export type BulkWork = z.infer<typeof BulkWork>;

/** What tells where a work stands, whatever is done in it. */
type Course = Pick<BulkWork, 'cancelled' | 'failed' | 'part' | 'parts'>;

/** Where the work stands. What was cancelled stays so, also when its last part was under way. */
export const stateOf = ({ cancelled, failed, part, parts }: Course): LongWorkState => {
  if (failed) return 'failed';
  if (cancelled) return 'cancelled';
  if (part >= parts) return 'done';
  return part === 0 ? 'waiting' : 'running';
};

/** True when nobody will work on it any more: its results are all there are. */
export const isOver = (work: Course): boolean => !['waiting', 'running'].includes(stateOf(work));

/** True while it counts among those that a member has under way. */
export const isUnderWay = (work: Course & Pick<BulkWork, 'createdAt'>, now: Instant): boolean =>
  !isOver(work) && daysBetween(dayOf(work.createdAt), dayOf(now)) <= bulkRunning.days;

/** A row without what must not be kept, not even of a row that is refused: the cell is empty, and its place is known. */
const withoutPersonal = (
  { columns }: BulkHeader,
  { row, cells, formulas }: SheetRow,
  siteId: string | null,
) => {
  // The name of a site that is the sender's own is nobody's number, however many digits it has.
  const isSite = (place: number) => siteId !== null && columns[place] === 'siteId';
  const isPersonal = (cell: string, place: number) =>
    cell.length > 5 && !isSite(place) && hasPersonalData(cell);
  const personal = cells.flatMap((cell, place) => (isPersonal(cell, place) ? [place] : []));
  const kept =
    personal.length === 0 ? [...cells] : cells.map((cell, n) => (personal.includes(n) ? '' : cell));
  return { row, cells: kept, formulas: [...formulas], personal };
};

/**
 * The rows to file, without what must not be kept, each with the earlier row that it repeats: of two for one site and day the second is
 * refused.
 */
export const waitingRows = (
  header: BulkHeader,
  rows: readonly SheetRow[],
  ground: RowGround,
): WaitingRow[] => {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const { siteId, day } = placeOfRow(header, row, ground);
    const about = siteId === null || day === null ? null : `${siteId} ${day}`;
    const repeats = about === null ? null : (first.get(about) ?? null);
    if (about !== null && repeats === null) first.set(about, row.row);
    return { ...withoutPersonal(header, row, siteId), repeats };
  });
};

/** The rows in parts, in their order. `sizeOf` is the size of a row as it is stored, bytes. */
export const inParts = <T>(rows: readonly T[], sizeOf: (row: T) => number): T[][] => {
  const parts: T[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = sizeOf(row);
    const last = parts.at(-1);
    if (last === undefined || last.length >= bulkParts.rows || bytes + size > bulkParts.bytes) {
      parts.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return parts;
};
