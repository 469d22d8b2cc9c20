import { describe, expect, it } from 'vitest';
import { Answers } from '../../domain/answers.ts';
import { bulkColumns, bulkHeads, optionalColumns } from '../../domain/bulk-columns.ts';
import { folded, letterOf } from '../../domain/bulk-header.ts';
import { withinReply } from '../../domain/bulk-words.ts';
import { type BulkWork, inParts, isUnderWay, stateOf } from '../../domain/bulk-work.ts';
import { formOrder } from '../../domain/form-order.ts';
import type { LongWork } from '../../domain/long-work.ts';
import answersEn from '../../domain/texts/en/answers.json' with { type: 'json' };
import { langs } from '../../domain/texts/text.ts';
import answersVi from '../../domain/texts/vi/answers.json' with { type: 'json' };
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

describe('the columns of the template', () => {
  it('are all answers there are', () => {
    expect([...formOrder].toSorted()).toEqual(Object.keys(Answers.shape).toSorted());
  });

  it('have the labels of the form above them', () => {
    for (const column of formOrder) {
      expect(bulkHeads.vi[column]).toBe(answersVi[column].label);
      expect(bulkHeads.en[column]).toBe(answersEn[column].label);
    }
  });

  it('cannot be taken for one another', () => {
    const named = bulkColumns.flatMap((column) =>
      [column, ...langs.map((lang) => bulkHeads[lang][column])].map((head) => ({
        column,
        head: folded(head),
      })),
    );
    const byHead = Map.groupBy(named, ({ head }) => head);
    const twice = [...byHead.values()].filter((all) => new Set(all.map(({ column }) => column)).size > 1);
    expect(twice).toEqual([]);
  });

  it('may be left out where an answer may', () => {
    const optional = formOrder.filter((column) => Answers.shape[column].safeParse(undefined).success);
    expect(formOrder.filter((column) => optionalColumns.includes(column))).toEqual(optional);
  });

  it('are named by letters as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 63].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'BL']);
  });
});

const work = (over: Partial<BulkWork> = {}): BulkWork => ({
  ...{ jobId: 'x', by: { member: 'm', name: 'HR' }, createdAt: at(a.day), today: a.day },
  ...{ header: { cells: [], columns: [] }, notices: [], total: 100, done: 0, parts: 2, part: 0 },
  ...{ cancelled: false, failed: false },
  ...over,
});

describe('a sheet that is being filed', () => {
  it.each<[string, Partial<BulkWork>]>([
    ['waiting', {}],
    ['running', { part: 1, done: 50 }],
    ['done', { part: 2, done: 100 }],
    ['cancelled', { part: 1, cancelled: true }],
    ['cancelled', { part: 2, cancelled: true }],
    ['failed', { part: 1, failed: true, cancelled: true }],
  ])('is %s for %j', (state, over) => {
    expect(stateOf(work(over))).toBe(state);
  });

  it('is counted no more when it is older than a day', () => {
    expect(isUnderWay(work(), at('2021-06-16', '23:59'))).toBe(true);
    expect(isUnderWay(work(), at('2021-06-17', '00:01'))).toBe(false);
    expect(isUnderWay(work({ part: 2 }), at(a.day))).toBe(false);
  });

  it('is taken in parts of 50 rows, or of less where they are large, none left out', () => {
    const rows = Array.from({ length: 120 }, (_, n) => n);
    expect(inParts(rows, () => 10).map((part) => part.length)).toEqual([50, 50, 20]);
    expect(inParts(rows.slice(0, 5), () => 90_000).map((part) => part.length)).toEqual([2, 2, 1]);
    expect(inParts(rows.slice(0, 2), () => 300_000)).toEqual([[0], [1]]);
    expect(inParts(rows, (n) => n * 5000).flat()).toEqual(rows);
  });
});

describe('a reply that would be too large', () => {
  const detail = 'Ghi số nguyên, chỉ chữ số. Ví dụ: 1240.';
  const large = (errors: number, cell: string): LongWork => ({
    ...{ jobId: '11111111-1111-4111-8111-111111111111', kind: 'bulk-check-ins', state: 'done' },
    ...{ done: 5000, total: 5000, createdAt: at(a.day) },
    results: Array.from({ length: 5000 }, (_, n) => ({
      ...{ row: n + 2, siteId: null, day: null, outcome: 'refused' as const, revision: null },
      errors: Array.from({ length: errors }, () => ({
        column: 'Ca F0 mới',
        field: 'f0',
        code: 'not-a-count',
        detail,
      })),
      cells: [cell],
    })),
  });
  const sizeOf = (one: LongWork) => Buffer.byteLength(JSON.stringify(JSON.stringify(one)));

  it.each([
    [1, 'x', 1, true],
    [20, 'x', 4, true],
    [20, 'x'.repeat(400), 1, true],
    [20, 'x'.repeat(1000), 4, false],
  ])('keeps every row and fewer errors: %i errors beside a cell', (errors, cell, kept, withCells) => {
    const sent = withinReply(large(errors, cell), sizeOf);
    expect(sizeOf(sent)).toBeLessThanOrEqual(5_000_000);
    expect(sent.results).toHaveLength(5000);
    expect(sent.results?.[0]?.errors.length).toBeGreaterThanOrEqual(Math.min(kept, errors));
    expect(sent.results?.[0]?.cells !== undefined).toBe(withCells);
  });
});
