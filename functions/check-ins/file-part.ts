import { type RowFault, readRow } from '../../domain/bulk-row.ts';
import { type BulkWork, bulkTries, type RowResult, type WaitingRow } from '../../domain/bulk-work.ts';
import type { Instant } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { log } from '../edge/log.ts';
import { verdictOf } from '../edge/problem.ts';
import type { Filings } from '../stores/filings.ts';
import { Busy } from '../stores/transaction.ts';
import { fileRow } from './file-row.ts';

/** Sites filed at once; the rows of one site keep their order. */
const width = 4;
/** A part takes a second or two. Past this it is left, and begun again: what it has filed is found under its keys. Milliseconds. */
const longestMs = 20_000;

export type PartNeeds = { filings: Pick<Filings, 'open' | 'write'>; clock: () => Instant };
type Turn = { work: BulkWork; member: Member | null; tries: number };

/** Files the rows of a part and tells what became of each, in their order. @throws Busy when it took too long */
export const filePart = async (
  needs: PartNeeds,
  rows: readonly WaitingRow[],
  turn: Turn,
): Promise<RowResult[]> => {
  const sites = turn.member?.active && turn.member.role === 'employer' ? turn.member.sites : [];
  const own = new Set(sites);
  const started = performance.now();
  const place = turn.work.header.columns.indexOf('siteId');
  const bySite = Map.groupBy(rows, ({ cells }) =>
    (cells[place] ?? '').normalize('NFKC').trim().toLowerCase(),
  );
  const waiting = [...bySite.values()];
  const results: RowResult[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      for (const row of next) {
        if (performance.now() - started > longestMs) throw new Busy('a part of a sheet took too long');
        results.push(await resultOf(needs, row, turn, own));
      }
  };
  // Where one of them fails the others take no further site, and none is at work any more when the part is begun again.
  const outcomes = await Promise.allSettled(
    Array.from({ length: width }, () =>
      worker().catch((error) => {
        waiting.length = 0;
        throw error;
      }),
    ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return results.toSorted((a, b) => a.row - b.row);
};

const resultOf = async (
  { filings, clock }: PartNeeds,
  row: WaitingRow,
  { work, tries }: Turn,
  own: ReadonlySet<string>,
): Promise<RowResult> => {
  const now = clock();
  const { siteId, day, request, faults } = readRow(work.header, row, { own, today: work.today, now });
  const known = { row: row.row, siteId, day };
  const refused = (all: RowFault[]): RowResult => ({
    ...known,
    outcome: 'refused',
    revision: null,
    faults: all,
  });
  if (row.repeats !== null) {
    const repeat = { field: null, code: 'repeated-row', says: { row: String(row.repeats) } };
    return refused([repeat, ...(faults ?? [])]);
  }
  if (request === undefined) return refused(faults);
  const source = { jobId: work.jobId, row: row.row };
  try {
    return { ...known, ...(await fileRow(filings, request, { by: work.by, now, source })) };
  } catch (error) {
    return refused(refusalOf(error, tries));
  }
};

/** Where in a row a refusal of the filing belongs. */
const fieldOf = (pointer: string, code: string): string | null => {
  if (code === 'day-not-open') return 'day';
  return pointer === '' ? null : pointer.slice(pointer.lastIndexOf('/') + 1);
};

/**
 * What a refusal of the filing means for the row. What passes is left to the next try of the part, and so is at first what nobody
 * expected; a row that goes on failing is set aside, so that it does not hold up the others.
 */
const refusalOf = (error: unknown, tries: number): RowFault[] => {
  const { status, code, faults } = verdictOf(error);
  if (status < 500)
    return (faults ?? [{ pointer: '', code }]).map((fault) => ({
      field: fieldOf(fault.pointer, fault.code),
      code: fault.code,
    }));
  if (status === 503 || tries < bulkTries.isolate) throw error;
  log('error', 'row.failed', { errorName: error instanceof Error ? error.name : typeof error });
  return [{ field: null, code: 'failed' }];
};
