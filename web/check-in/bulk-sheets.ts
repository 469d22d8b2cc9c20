import type { BulkResult } from '../../domain/bulk.ts';
import { type BulkColumn, bulkColumns, bulkHeads, errorsHeads } from '../../domain/bulk-columns.ts';
import type { Day } from '../../domain/day.ts';
import type { Site } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import type { Lang } from '../../domain/texts/text.ts';

/** A sheet as rows of texts, its header first. */
export type Rows = string[][];

/** The template: a header in the page's language, and a row for each site with its id, its name and the day. */
export const templateRows = (sites: readonly Pick<Site, 'siteId' | 'name'>[], day: Day, lang: Lang): Rows => {
  const filled = (site: Pick<Site, 'siteId' | 'name'>): Partial<Record<BulkColumn, string>> => ({
    siteId: site.siteId,
    siteName: site.name,
    day: formatDay(day),
  });
  const byName = sites.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
  return [
    bulkColumns.map((column) => bulkHeads[lang][column]),
    ...byName.map((site) => bulkColumns.map((column) => filled(site)[column] ?? '')),
  ];
};

const errorsNames: readonly string[] = Object.values(errorsHeads).map((head) => head.toLowerCase());
const isErrors = (head: string | undefined) => errorsNames.includes(head?.trim().toLowerCase() ?? '');

/** What is wrong with a row, column by column. */
export const saidOfRow = ({ errors }: Pick<BulkResult, 'errors'>): string =>
  errors.map(({ column, detail }) => (column === '' ? detail : `${column}: ${detail}`)).join(' | ');

/**
 * The refused rows as they stood in the file, with a last column that says what is wrong: to be corrected and sent again as they are.
 * That column of an earlier round goes. Rows whose cells did not come back are left out.
 */
export const refusedRows = (header: readonly string[], results: readonly BulkResult[], lang: Lang): Rows => {
  const places = header.map((_, place) => place).filter((place) => !isErrors(header[place]));
  return [
    [...places.map((place) => header[place] ?? ''), errorsHeads[lang]],
    ...results.flatMap((result) => {
      const { outcome, cells } = result;
      if (outcome !== 'refused' || cells === undefined) return [];
      return [[...places.map((place) => cells[place] ?? ''), saidOfRow(result)]];
    }),
  ];
};

/** How many rows came to what. */
export const outcomesOf = (results: readonly BulkResult[]) => {
  const count = (outcome: BulkResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return { accepted: count('accepted'), unchanged: count('unchanged'), refused: count('refused') };
};
