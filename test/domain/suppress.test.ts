import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marks, type Shown, suppressParts, suppressTable } from '../../domain/suppress.ts';
import {
  allOf,
  attacked,
  everyWay,
  type Reading,
  readParts,
  readTable,
  smallSums,
} from '../support/attacker.ts';
import { full } from '../support/full.ts';

const numRuns = full ? 10_000 : 200;
const seed = { seed: 20210615, numRuns };

/** Counts of people as zones and days have them: mostly none, often few, now and then many. */
const count = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 2000 }) },
);
const tableOf = (rows: number, columns: number, of = count) =>
  fc
    .tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
    .chain(([r, c]) =>
      fc.array(fc.array(of, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }),
    );

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
/** The table as it is, with its totals. */
const trueOf = (cells: readonly (readonly number[])[]) => ({
  cells: cells.map((row) => [...row]),
  rows: cells.map(sum),
  columns: (cells[0] ?? []).map((_, j) => sum(cells.map((row) => row[j] ?? 0))),
  total: sum(cells.map(sum)),
});

/** Told of each withheld count whether it is a small one: more than anybody outside can know. */
const told = (truth: readonly number[]) => (place: number) => ((truth[place] ?? 0) >= 5 ? 5 : 1);

const isHidden = (shown: Shown) => typeof shown === 'string';

/** What is wrong with a publication: counts that can be worked out, or fenced in. */
const leaks = (shown: readonly Shown[], reading: Reading): string[] => {
  const known = attacked(reading);
  const exact = shown.flatMap((one, place) => {
    const { least = 0, most = 0 } = known[place] ?? {};
    if (!isHidden(one)) return [];
    if (one === marks.small && (least > 1 || most < 4)) return [`${place}: ${one} is ${least} to ${most}`];
    return most - least < 3 ? [`${place}: ${one} is ${least} to ${most}`] : [];
  });
  return [...exact, ...smallSums(reading).map((people) => `together ${people}`)];
};

describe('small numbers', () => {
  it('cannot be worked out of a table with its totals, however sums are subtracted', () => {
    fc.assert(
      fc.property(tableOf(7, 6), (cells) => {
        const table = suppressTable(cells);
        const shown = allOf<Shown>(table);
        const truth = allOf(trueOf(cells));
        expect(leaks(shown, readTable(table))).toEqual([]);
        expect(leaks(shown, readTable(table, told(truth)))).toEqual([]);
      }),
      seed,
    );
  });

  it('cannot be worked out by trying every table that there could be', () => {
    const few = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 8 }));
    fc.assert(
      fc.property(tableOf(2, 2, few), (cells) => {
        const table = suppressTable(cells);
        const shown = allOf<Shown>(table);
        const reading = readTable(table, told(allOf(trueOf(cells))));
        const ways = everyWay(reading, 40);
        for (const [place, one] of shown.entries()) {
          const values = new Set(ways.map((way) => way[place]));
          if (one === marks.small) expect([...values].toSorted()).toEqual([1, 2, 3, 4]);
          else if (isHidden(one)) expect(values.size).toBeGreaterThan(3);
        }
      }),
      { ...seed, numRuns: numRuns / 4 },
    );
  });

  it('cannot be worked out of the zones of a province and what they come to', () => {
    const zones = fc.array(count, { minLength: 1, maxLength: 38 });
    fc.assert(
      fc.property(zones, fc.array(fc.nat(37), { maxLength: 3 }), (counts, kept) => {
        const { parts, total } = suppressParts(counts, new Set(kept));
        const shown = [...parts, total];
        const truth = [...counts, sum(counts)];
        expect(leaks(shown, readParts(shown))).toEqual([]);
        expect(leaks(shown, readParts(shown, told(truth)))).toEqual([]);
        for (const place of kept)
          if ((counts[place] ?? 0) > 0) expect(isHidden(parts[place] ?? 0)).toBe(true);
      }),
      seed,
    );
  });

  it('shows what is true, every 0, and no count from 1 to 4; it is the same each time', () => {
    fc.assert(
      fc.property(tableOf(7, 6), (cells) => {
        const table = suppressTable(cells);
        const truth = allOf(trueOf(cells));
        for (const [place, shown] of allOf<Shown>(table).entries()) {
          const is = truth[place] ?? 0;
          if (is > 0 && is < 5) expect(isHidden(shown)).toBe(true);
          if (is === 0) expect(shown).toBe(0);
          if (!isHidden(shown)) expect(shown).toBe(is);
          if (shown === marks.small) expect(is).toBeLessThan(5);
        }
        expect(suppressTable(cells)).toEqual(table);
      }),
      { ...seed, numRuns: numRuns / 4 },
    );
  });

  it('withholds nothing where nothing is small', () => {
    const large = fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 500 }));
    fc.assert(
      fc.property(tableOf(6, 6, large), (cells) => {
        expect(suppressTable(cells)).toEqual(trueOf(cells));
      }),
      { ...seed, numRuns: 100 },
    );
  });
});

describe('the least that is withheld', () => {
  it.each([
    ['one zone alone', [3], ['<5'], '<5'],
    ['one small zone beside large ones', [3, 40, 9, 0], ['<5', 40, '–', 0], 52],
    ['small zones that hide each other', [3, 2, 2, 40], ['<5', '<5', '<5', 40], 47],
    ['small ones whose sum would be a small number', [1, 1, 40, 9], ['<5', '<5', 40, '–'], 51],
    [
      'four times one: their total as a small number would tell all of them',
      [1, 1, 1, 1],
      ['<5', '<5', '<5', '<5'],
      '–',
    ],
    ['nobody', [0, 0], [0, 0], 0],
  ])('%s', (_, counts, parts, total) => {
    expect(suppressParts(counts)).toEqual({ parts, total });
  });

  it('a small count in a table withholds the rectangle with the fewest people, and no total', () => {
    expect(
      suppressTable([
        [3, 20, 9],
        [30, 8, 70],
        [12, 60, 80],
      ]),
    ).toEqual({
      cells: [
        ['<5', '–', 9],
        ['–', '–', 70],
        [12, 60, 80],
      ],
      rows: [32, 108, 152],
      columns: [45, 88, 159],
      total: 292,
    });
  });
});
