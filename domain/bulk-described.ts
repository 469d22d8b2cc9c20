import { flows, measures } from './answers.ts';
import { type BulkColumn, bulkColumns, bulkHeads, optionalColumns } from './bulk-columns.ts';

const count = 'a whole number from 0';
const measure = '`all`, `some`, `none` or `n/a`, or the word of the form';

/** The same words for several columns. */
function each<K extends string>(names: readonly K[], words: string): Record<K, string>;
function each(names: readonly string[], words: string) {
  return Object.fromEntries(names.map((name) => [name, words]));
}

/** What a cell of a column holds, as `readRow` takes it. */
const cells: Readonly<Record<BulkColumn, string>> = {
  ...each([...flows, 'present', 'lodged', 'vaccinated', 'isolationFree'], count),
  ...each(measures, measure),
  siteId: 'the id of a site of the sender’s own',
  siteName: 'for people; not read',
  day: 'YYYY-MM-DD or dd/MM/yyyy; empty is today',
  shuttleLoad: 'percent, 0 to 100; empty or `-` where no bus goes',
  safetyTeamOnDuty: '`yes` or `no`',
  note: 'up to 500 characters, nobody’s name or number',
  reason: 'why a row corrects what was filed, up to 300 characters',
};

/** The columns as a table in Markdown: id, the heads that mean the same, whether a file may lack it, what a cell holds. */
export const bulkTable: string = [
  '| Column | Head, vi | Head, en | In the file | A cell holds |',
  '|---|---|---|---|---|',
  ...bulkColumns.map((column) => {
    const need = optionalColumns.includes(column) ? 'may be left out' : 'required';
    return `| \`${column}\` | ${bulkHeads.vi[column]} | ${bulkHeads.en[column]} | ${need} | ${cells[column]} |`;
  }),
].join('\n');

const example: Readonly<Record<BulkColumn, string>> = {
  ...each(flows, '0'),
  ...each(measures, 'all'),
  ...{ siteId: 'may-song-cau', siteName: 'May Sông Cầu Mẫu', day: '2021-06-15' },
  ...{ present: '1180', symptomatic: '1', testedHighRisk: '8', testedService: '4', isolationFree: '3' },
  ...{ lodged: '0', vaccinated: '0', shuttleLoad: '60', spacing: 'some', safetyTeamOnDuty: 'yes' },
  ...{ note: '', reason: '' },
};

/** A file of one row, with ids as heads. */
export const bulkExample: string = [bulkColumns, bulkColumns.map((column) => example[column])]
  .map((row) => row.join(','))
  .join('\n');

/** What a sheet of check-ins is, for who makes one by a program. */
export const bulkWords = `One header and a row for each site and day, columns in any order, each headed by its id or by its head in either language; a column that is none of these is refused. CSV is separated by commas, semicolons or tabs.\n\n${bulkTable}`;
