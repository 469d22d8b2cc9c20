import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bulkColumns } from '../../domain/bulk-columns.ts';
import { bulkExample, bulkTable } from '../../domain/bulk-described.ts';
import { readHeader } from '../../domain/bulk-header.ts';
import { readRow } from '../../domain/bulk-row.ts';
import { routes } from '../../domain/contract.ts';
import { openapi } from '../../domain/openapi.ts';
import { readCsv } from '../../functions/sheets/read-csv.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const doc = readFileSync(new URL('../../docs/exchange.md', import.meta.url), 'utf8');
const operation: unknown = openapi(routes, '1.2.3').paths['/api/check-ins/bulk']?.['post'];

describe('the columns of a sheet, for who writes one by a program', () => {
  it('are all in the table, with their ids, heads and what a cell holds', () => {
    for (const column of bulkColumns) expect(bulkTable).toContain(`\n| \`${column}\` | `);
    expect(bulkTable).not.toMatch(/undefined|\| {2}\|/);
  });

  it('are in the OpenAPI document, with a file as an example', () => {
    expect(operation).toMatchObject({
      requestBody: {
        description: expect.stringContaining(bulkTable),
        content: { 'text/csv': { example: bulkExample } },
      },
    });
  });

  it('are in docs/exchange.md as they are here, with the same file', () => {
    expect(doc).toContain(`\n${bulkTable}\n`);
    expect(doc).toContain(`\n${bulkExample}\n`);
  });

  it('are taken as the example has them', () => {
    const [head, row] = readCsv(bulkExample).rows;
    const header = readHeader(head?.cells ?? [], row === undefined ? [] : [row]);
    expect(header.columns).toEqual(bulkColumns);
    const ground = { own: new Set(['may-song-cau']), today: a.day, now: at(a.day) };
    expect(readRow(header, row ?? { row: 2, cells: [], formulas: [] }, ground)).toMatchObject({
      request: { siteId: 'may-song-cau', day: a.day, answers: a.answers() },
    });
  });
});
