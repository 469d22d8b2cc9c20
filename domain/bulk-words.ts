import type { BulkError, BulkResult } from './bulk.ts';
import { bulkColumns, bulkHeads } from './bulk-columns.ts';
import type { RowFault } from './bulk-row.ts';
import type { BulkWork, RowResult, WaitingRow } from './bulk-work.ts';
import { stateOf } from './bulk-work.ts';
import type { LongWork } from './long-work.ts';
import bulkEn from './texts/en/bulk.json' with { type: 'json' };
import { problemWords } from './texts/problem-words.ts';
import { fill, type Lang } from './texts/text.ts';
import bulkVi from './texts/vi/bulk.json' with { type: 'json' };

const words: Record<Lang, ReadonlyMap<string, string>> = {
  vi: new Map(Object.entries(bulkVi)),
  en: new Map(Object.entries(bulkEn)),
};

/** What to do about a code, where a sheet says it: words of its own, or those of the form. */
export const bulkDetail = (code: string, lang: Lang, says: Readonly<Record<string, string>> = {}): string =>
  fill(words[lang].get(code) ?? problemWords(code, lang).detail, says);

/** A fault under the head of its column as it stands in the file; where the file lacks the column, as the template names it. */
const errorOf = ({ field, code, says }: RowFault, { header }: BulkWork, lang: Lang): BulkError => {
  const column = bulkColumns.find((one) => one === field);
  const place = column === undefined ? -1 : header.columns.indexOf(column);
  const head = column === undefined ? '' : (header.cells[place] ?? bulkHeads[lang][column]);
  return { column: head.trim(), field, code, detail: bulkDetail(code, lang, says) };
};

type Records = { rows: readonly WaitingRow[]; results: readonly RowResult[] };

const resultsOf = (work: BulkWork, { rows, results }: Records, lang: Lang): BulkResult[] => {
  const cells = new Map(rows.map((row) => [row.row, row.cells]));
  return results.map(({ faults, ...result }) => ({
    ...result,
    errors: faults.map((fault) => errorOf(fault, work, lang)),
    ...(result.outcome === 'refused' ? { cells: cells.get(result.row) ?? [] } : {}),
  }));
};

/** The work as its owner reads it; the results of what has come to its end. */
export const longWorkOf = (work: BulkWork, records: Records | null, lang: Lang): LongWork => ({
  jobId: work.jobId,
  kind: 'bulk-check-ins',
  state: stateOf(work),
  done: work.done,
  total: work.total,
  createdAt: work.createdAt,
  ...(work.notices.length === 0
    ? {}
    : { notices: work.notices.map((code) => ({ code, detail: bulkDetail(code, lang) })) }),
  ...(records === null ? {} : { header: [...work.header.cells], results: resultsOf(work, records, lang) }),
});

/** Largest reply, bytes of JSON inside JSON, as a function hands it on: 6 MB is the end. */
const mostBytes = 5_000_000;

/**
 * The work in a reply that can be sent: where there are too many errors for it, each row keeps fewer of them, and in the end no cells.
 * `sizeOf` is the size of a reply, bytes.
 */
export const withinReply = (work: LongWork, sizeOf: (work: LongWork) => number): LongWork => {
  const fits = (one: LongWork) => sizeOf(one) <= mostBytes;
  if (fits(work)) return work;
  const cut = (most: number, withCells: boolean): LongWork => ({
    ...work,
    results: (work.results ?? []).map(({ cells, ...result }) => ({
      ...result,
      errors: result.errors.slice(0, most),
      ...(withCells && cells !== undefined ? { cells } : {}),
    })),
  });
  for (const most of [8, 4, 2, 1]) if (fits(cut(most, true))) return cut(most, true);
  return fits(cut(4, false)) ? cut(4, false) : cut(1, false);
};
