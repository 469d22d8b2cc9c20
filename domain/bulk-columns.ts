import { formOrder } from './form-order.ts';
import headsEn from './texts/en/bulk-heads.json' with { type: 'json' };
import type { Lang } from './texts/text.ts';
import headsVi from './texts/vi/bulk-heads.json' with { type: 'json' };

/** The columns of a sheet of check-ins, in the order of the template; a file may have them in any order. */
export const bulkColumns = ['siteId', 'siteName', 'day', ...formOrder, 'reason'] as const;
export type BulkColumn = (typeof bulkColumns)[number];

/** Columns that a file may lack: the day is today, what was not asked is left out, the name is for people only. */
export const optionalColumns: readonly BulkColumn[] = [
  'siteName',
  'day',
  'absentSick',
  'testedOther',
  'vaccinated',
  'note',
  'reason',
];

/** What stands above a column, in either language. A file may also name a column by its id. */
export const bulkHeads: Readonly<Record<Lang, Readonly<Record<BulkColumn, string>>>> = {
  vi: headsVi,
  en: headsEn,
};

/** The column that the page adds to rows it gives back, saying what is wrong: let through when they are sent again, and not read. */
export const errorsHeads: Readonly<Record<Lang, string>> = { vi: 'Lỗi', en: 'Errors' };
