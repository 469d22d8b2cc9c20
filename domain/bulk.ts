import * as z from 'zod/mini';
import { Day } from './day.ts';
import { FileBody } from './file-body.ts';
import { route } from './route.ts';

/** The two kinds of sheets that are read. */
export const sheetTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** How much of a sheet is taken. Rows are those that hold anything, without the header; bytes are those of the file. */
export const sheetLimits = { bytes: 2 * 1024 * 1024, rows: 5000, columns: 64, cellLength: 1000 } as const;

/**
 * One thing about a row: `column` is the header as it stood in the file ('' is the whole row), `field` the column's id, `detail`
 * what to do about it. `unchanged` rows may have one that tells what came after them.
 */
export const BulkError = z.strictObject({
  column: z.string(),
  field: z.nullable(z.string()),
  code: z.string(),
  detail: z.string(),
});
export type BulkError = z.infer<typeof BulkError>;

/**
 * What became of one row. `row` is the spreadsheet's own row number; `unchanged`: the same row was filed before, nothing was written.
 * `revision` is the one that holds what the row says. `cells`, of refused rows only, are those of the file under `header`; the rows
 * of a very large reply may lack them, and some of their errors.
 */
export const BulkResult = z.strictObject({
  row: z.int(),
  siteId: z.nullable(z.string()),
  day: z.nullable(Day),
  outcome: z.enum(['accepted', 'unchanged', 'refused']),
  revision: z.nullable(z.int()),
  errors: z.array(BulkError),
  cells: z.optional(z.array(z.string())),
});
export type BulkResult = z.infer<typeof BulkResult>;

export const bulkRoutes = {
  createBulk: route({
    method: 'POST',
    path: '/api/check-ins/bulk',
    summary: 'File the check-ins of many sites from a CSV or XLSX sheet; the job has a result for each row',
    who: ['employer'],
    body: FileBody,
    takes: [sheetTypes.csv, sheetTypes.xlsx],
    maxBytes: sheetLimits.bytes,
    reply: z.strictObject({ jobId: z.string() }),
    status: 202,
  }),
} as const;
