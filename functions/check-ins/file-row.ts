import * as z from 'zod/mini';
import { recognisedBy } from '../../domain/answers.ts';
import type { RowRequest } from '../../domain/bulk-row.ts';
import type { RowResult } from '../../domain/bulk-work.ts';
import type { Instant } from '../../domain/day.ts';
import { canonical } from '../edge/canonical.ts';
import { payloadHash } from '../edge/once.ts';
import type { Filings, OpenFile } from '../stores/filings.ts';
import { untilWon } from '../stores/transaction.ts';
import { fileUnder } from './file-check-in.ts';

/** What is kept of a filed row: which revision it became, and the work and row that it stood in. */
const FiledRow = z.object({ revision: z.int(), jobId: z.string(), row: z.int() });
type Source = { jobId: string; row: number };

export type RowOutcome = Pick<RowResult, 'outcome' | 'revision' | 'faults'>;

/** Key of a row, by what it says and of which day. Nobody can send one: the keys of requests are UUIDs. */
const rowKey = (hash: string) => `ROW#${hash}`;

type Filer = { by: { member: string; name: string }; now: Instant; source: Source };

/**
 * Files a row once, however often it comes: the same row again, of this file or of another, changes nothing, even when the day was
 * corrected since. What differs from the newest revision is a correction.
 * @throws what the filing refuses with
 */
export const fileRow = (
  filings: Pick<Filings, 'open' | 'write'>,
  request: RowRequest,
  filer: Filer,
): Promise<RowOutcome> =>
  untilWon(async () => {
    const hash = payloadHash({ ...request, answers: recognisedBy(request.answers) });
    const opened = await filings.open(request.siteId, request.day, rowKey(hash));
    if (opened === null) return refusedAsUnknown;
    const newest = opened.file.heads.find(({ checkIn }) => checkIn.day === request.day)?.checkIn;
    if (opened.submission !== null)
      return again(FiledRow.parse(JSON.parse(opened.submission.text)), filer.source, newest?.revision);
    if (newest !== undefined && canonical(newest.answers) === canonical(request.answers))
      return { outcome: 'unchanged', revision: newest.revision, faults: [] };
    return write(filings, opened, request, { ...filer, hash, seenRevision: newest?.revision ?? 0 });
  });

const refusedAsUnknown: RowOutcome = {
  outcome: 'refused',
  revision: null,
  faults: [{ field: 'siteId', code: 'unknown-site' }],
};

const again = (filed: z.infer<typeof FiledRow>, source: Source, newest = filed.revision): RowOutcome => {
  const { revision } = filed;
  // The work was interrupted after the row was filed and before that was noted.
  if (filed.jobId === source.jobId && filed.row === source.row)
    return { outcome: 'accepted', revision, faults: [] };
  const says = { revision: String(revision), newest: String(newest) };
  const faults = newest === revision ? [] : [{ field: null, code: 'corrected-since', says }];
  return { outcome: 'unchanged', revision, faults };
};

const write = async (
  filings: Pick<Filings, 'write'>,
  opened: OpenFile,
  { day, answers, reason }: RowRequest,
  { by, now, source, hash, seenRevision }: Filer & { hash: string; seenRevision: number },
): Promise<RowOutcome> => {
  const revision = seenRevision + 1;
  const request = { answers, seenRevision, ...(reason === undefined ? {} : { reason }) };
  const text = JSON.stringify({ revision, ...source });
  const replyOf = () => ({ hash, status: revision === 1 ? 201 : 200, text });
  await fileUnder(filings, opened, { day, request, by, now }, { key: rowKey(hash), replyOf });
  return { outcome: 'accepted', revision, faults: [] };
};
