import { marks, type Shown, type ShownTable } from '../../domain/suppress.ts';

/** What is known of a count: from the least to the most that it can be. */
export type Range = { least: number; most: number };

/** A sum that must be 0 by what was shown: how often each unknown counts in it, and what is known already. */
type Sum = { terms: Map<number, number>; known: number };

/** What somebody reads off a published table: nothing of how it was made, only its numbers, its marks and that totals add up. */
export type Reading = { ranges: Range[]; sums: Sum[] };

/** `atLeast`: what the reader takes a withheld count to be at least, by its place. */
const rangeOf = (shown: Shown, atLeast: number): Range => {
  if (shown === marks.small) return { least: 1, most: 4 };
  return shown === marks.withheld
    ? { least: atLeast, most: Number.POSITIVE_INFINITY }
    : { least: shown, most: shown };
};

/** All counts of a table in one list: its cells row by row, totals of rows, totals of columns, the total. */
export const allOf = <T>({
  cells,
  rows,
  columns,
  total,
}: Record<'rows' | 'columns', T[]> & { cells: T[][]; total: T }) => [
  ...cells.flat(),
  ...rows,
  ...columns,
  total,
];

const plus = (places: readonly number[], total: number) =>
  new Map([...places.map((at) => [at, 1] as const), [total, -1] as const]);

/** Reads a table; `atLeast` tells more of a withheld count than the table does, for a reader who knows it from elsewhere. */
export const readTable = (table: ShownTable, atLeast: (place: number) => number = () => 1): Reading => {
  const [rows, columns] = [table.rows.length, table.columns.length];
  const [ofRow, ofColumn, all] = [rows * columns, rows * columns + rows, rows * columns + rows + columns];
  const places = (n: number, of: (k: number) => number) => Array.from({ length: n }, (_, k) => of(k));
  const sums = [
    ...places(rows, (i) => i).map((i) =>
      plus(
        places(columns, (j) => i * columns + j),
        ofRow + i,
      ),
    ),
    ...places(columns, (j) => j).map((j) =>
      plus(
        places(rows, (i) => i * columns + j),
        ofColumn + j,
      ),
    ),
    plus(
      places(rows, (i) => ofRow + i),
      all,
    ),
    plus(
      places(columns, (j) => ofColumn + j),
      all,
    ),
  ];
  const ranges = allOf<Shown>(table).map((shown, place) => rangeOf(shown, atLeast(place)));
  return { ranges, sums: sums.map((terms) => unknownsOf(terms, ranges)) };
};

/** Reads parts of one total, the total last. */
export const readParts = (shown: readonly Shown[], atLeast: (place: number) => number = () => 1): Reading => {
  const ranges = shown.map((one, place) => rangeOf(one, atLeast(place)));
  const last = shown.length - 1;
  return { ranges, sums: [unknownsOf(plus([...ranges.keys()].slice(0, -1), last), ranges)] };
};

/** The sum with what is known moved aside. */
const unknownsOf = (terms: ReadonlyMap<number, number>, ranges: readonly Range[]): Sum => {
  const sum: Sum = { terms: new Map(), known: 0 };
  for (const [place, times] of terms) {
    const range = ranges[place];
    if (range === undefined) continue;
    if (range.least === range.most) sum.known += times * range.least;
    else sum.terms.set(place, times);
  }
  return sum;
};

const combined = (one: Sum, other: Sum, times: number): Sum => {
  const terms = new Map(one.terms);
  for (const [place, n] of other.terms) {
    const sum = (terms.get(place) ?? 0) + times * n;
    if (sum === 0) terms.delete(place);
    else terms.set(place, sum);
  }
  return { terms, known: one.known + times * other.known };
};

/** Everything that subtracting sums from one another tells, by Gauss and Jordan: each unknown but the free ones leads one sum. */
export const eliminated = (sums: readonly Sum[]): Sum[] => {
  const left = [...sums];
  const done: Sum[] = [];
  while (left.length > 0) {
    const [next, ...others] = left.splice(0).filter(({ terms }) => terms.size > 0);
    if (next === undefined) break;
    const [[lead, times] = [-1, 1]] = next.terms;
    const without = (sum: Sum) => {
      const n = sum.terms.get(lead);
      return n === undefined ? sum : combined(sum, next, -n / times);
    };
    left.push(...others.map(without));
    done.splice(0, done.length, ...done.map(without), next);
  }
  return done;
};

const bound = (range: Range, times: number): Range =>
  times > 0
    ? { least: times * range.least, most: times * range.most }
    : { least: times * range.most, most: times * range.least };

/** Narrows what is known of each unknown by every sum that it is in, until nothing moves. */
const narrowed = (ranges: readonly Range[], sums: readonly Sum[]): Range[] => {
  const known = ranges.map((range) => ({ ...range }));
  for (let moved = true; moved; ) {
    moved = false;
    for (const { terms, known: given } of sums)
      for (const [place, times] of terms) {
        let [least, most] = [given, given];
        for (const [other, n] of terms) {
          const range = known[other];
          if (other === place || range === undefined) continue;
          const { least: low, most: high } = bound(range, n);
          least += low;
          most += high;
        }
        const own = known[place];
        if (own === undefined) continue;
        const [low, high] = times > 0 ? [-most / times, -least / times] : [-least / times, -most / times];
        if (Math.ceil(low - 1e-9) > own.least) [own.least, moved] = [Math.ceil(low - 1e-9), true];
        if (Math.floor(high + 1e-9) < own.most) [own.most, moved] = [Math.floor(high + 1e-9), true];
      }
  }
  return known;
};

/** What can be known of every count: by the sums as they stand, their differences, and what is left when unknowns are eliminated. */
export const attacked = ({ ranges, sums }: Reading): Range[] => {
  const pairs = sums.flatMap((one, k) =>
    sums.slice(k + 1).flatMap((other) => [combined(one, other, 1), combined(one, other, -1)]),
  );
  return narrowed(ranges, [...sums, ...pairs, ...eliminated(sums)]);
};

/** Numbers of people, from 1 to 4, that some withheld counts come to together by subtraction alone. */
export const smallSums = ({ sums }: Reading): number[] => {
  const pairs = sums.flatMap((one, k) =>
    sums.slice(k + 1).flatMap((other) => [combined(one, other, 1), combined(one, other, -1)]),
  );
  return [...sums, ...pairs, ...eliminated(sums)].flatMap(({ terms, known }) => {
    const signs = new Set([...terms.values()].map(Math.sign));
    const people = Math.abs(known);
    return terms.size > 0 && signs.size === 1 && people > 0 && people < 5 ? [people] : [];
  });
};

/** Every way in which the unknowns of a small reading can be, none above `highest`: nobody can know more than this. */
export const everyWay = ({ ranges, sums }: Reading, highest: number): number[][] => {
  const found: number[][] = [];
  const value: number[] = [];
  const holds = (): boolean =>
    sums.every(({ terms, known }) => {
      let [least, most] = [known, known];
      for (const [place, times] of terms) {
        const range = ranges[place];
        if (range === undefined) continue;
        const at = value[place];
        const now =
          at === undefined
            ? { least: range.least, most: Math.min(range.most, highest) }
            : { least: at, most: at };
        const { least: low, most: high } = bound(now, times);
        least += low;
        most += high;
      }
      return least <= 0 && most >= 0;
    });
  const place = (k: number): void => {
    const range = ranges[k];
    if (range === undefined) return void found.push([...value]);
    for (let n = range.least; n <= Math.min(range.most, highest); n += 1) {
      value[k] = n;
      if (holds()) place(k + 1);
    }
    value.length = k;
  };
  place(0);
  return found;
};
