import * as z from 'zod/mini';
import { BulkResult } from './bulk.ts';
import { Instant } from './day.ts';
import { route } from './route.ts';

export const LongWorkState = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);
export type LongWorkState = z.infer<typeof LongWorkState>;

/** The name of a piece of long work, made by the server and not to be guessed. */
export const JobId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { error: 'not-an-id' }));

/** Something to know about the whole of the work, such as sheets that were not read. */
const Notice = z.strictObject({ code: z.string(), detail: z.string() });

/**
 * Long work as its owner sees it. `done` of `total` rows, days of zones, or sites, are finished; `results` and `header` are there once a sheet
 * is at its end: of all rows when done, of those that were reached when it was cancelled or failed. `mended`: how many figures a rebuild
 * found to be other than the records say, and put right. `rows`: how many an export has written; its `link` is there when it is done,
 * and holds for 5 minutes.
 */
export const LongWork = z.strictObject({
  jobId: JobId,
  kind: z.enum(['bulk-check-ins', 'rebuild', 'rehearsal', 'export']),
  state: LongWorkState,
  done: z.int(),
  total: z.int(),
  createdAt: Instant,
  header: z.optional(z.array(z.string())),
  results: z.optional(z.array(BulkResult)),
  notices: z.optional(z.array(Notice)),
  mended: z.optional(z.int()),
  rows: z.optional(z.int()),
  link: z.optional(z.string()),
});
export type LongWork = z.infer<typeof LongWork>;

const params = z.strictObject({ jobId: JobId });
/** The words of results are those of whoever reads them. */
const headers = z.object({ 'accept-language': z.optional(z.string()) });

export const longWorkRoutes = {
  getJob: route({
    method: 'GET',
    path: '/api/jobs/{jobId}',
    summary: 'How far long work is, and its results; for who started it',
    who: 'signed-in',
    params,
    headers,
    reply: LongWork,
  }),
  cancelJob: route({
    method: 'DELETE',
    path: '/api/jobs/{jobId}',
    summary: 'Stop long work before its next part; what was done stays',
    who: 'signed-in',
    params,
    headers,
    reply: LongWork,
  }),
} as const;
