import { cheapestWay, type Road } from './suppress-way.ts';

/*
 * Small numbers. A table of counts of people that leaves the department shows no count from 1 to 4, and nothing from which one could be
 * worked out: where a total would give it away, a neighbour is withheld as well. A table with its totals is a circulation of people
 * (province → row → column → province): a change that keeps every shown number right is a way round that circulation, so that the
 * ways of flow networks tell what can be worked out, and what must be withheld so that it cannot. Source: docs/decisions/0022.
 */

/** Counts of people below this are not told outside, unless they are 0. Source: quality.md, Security. */
export const smallBelow = 5;

/** `<5`: from 1 to 4. `–`: withheld, so that no `<5` can be worked out; any number but 0. */
export const marks = { small: '<5', withheld: '–' } as const;
export type Shown = number | (typeof marks)[keyof typeof marks];

/** Values that stay possible for whatever is not shown, after all arithmetic: as many as `<5` itself has. */
const possible = smallBelow - 1;

/** One count: it flows from a total into its parts, or from parts into their total. */
type Cell = { from: number; to: number; count: number; state: 'shown' | 'small' | 'withheld' };

/** The least that a count that is not shown may be: no reader knows more, even one who is told which of the withheld are small. */
const leastOf = ({ count, state }: Cell) => (state === 'withheld' && count >= smallBelow ? smallBelow : 1);
const mostOf = ({ state }: Cell) => (state === 'small' ? smallBelow - 1 : Number.POSITIVE_INFINITY);

/** What it costs to go through a count: nothing where it is withheld already; else a count is lost, small ones before large ones. */
const price = { lostRange: 1e15, lostCount: 1e9 } as const;

/** The ways that a change of counts can go: up along a count, or down against it. 0 stays 0, and only what may be withheld can move. */
const roadsOf = (cells: readonly Cell[], except: number): Road[] =>
  cells.flatMap((cell, id) => {
    const { from, to, count, state } = cell;
    if (id === except || count === 0) return [];
    const cost = state === 'shown' ? price.lostCount + count : 0;
    const whenHidden: Cell = state === 'shown' ? { ...cell, state: 'withheld' } : cell;
    const up = mostOf(whenHidden) - count;
    return [
      { id, from, to, room: up, cost },
      { id, from: to, to: from, room: count - leastOf(whenHidden), cost },
      // Beyond 4 a count must lose its mark: then it may be anything.
      ...(state === 'small'
        ? [{ id, from, to, room: Number.POSITIVE_INFINITY, cost: price.lostRange, beyond: true }]
        : []),
    ];
  });

/** Whether a count can be so much more, or less, while all that is shown stays right. */
const wayFor = (cells: readonly Cell[], id: number, by: number): ReturnType<typeof cheapestWay> => {
  const cell = cells[id];
  if (cell === undefined || by === 0) return [];
  const [start, end] = by > 0 ? [cell.to, cell.from] : [cell.from, cell.to];
  return cheapestWay(roadsOf(cells, id), start, end, Math.abs(by));
};

const isFree = (way: ReturnType<typeof cheapestWay>): boolean =>
  way?.every(({ cost }) => cost === 0) ?? false;

/** What a count must be able to do: a small one be each of 1 to 4; a withheld one have as many values as that, upwards or downwards. */
const movesOf = (cell: Cell): readonly (readonly number[])[] => {
  if (cell.state === 'small') return [[smallBelow - 1 - cell.count, 1 - cell.count]];
  const down = Math.min(possible - 1, cell.count - leastOf(cell));
  return Array.from({ length: down + 1 }, (_, less) => [possible - 1 - less, -less]);
};

const isSafe = (cells: readonly Cell[], id: number): boolean => {
  const cell = cells[id];
  if (cell === undefined || cell.state === 'shown') return true;
  return movesOf(cell).some((moves) => moves.every((by) => isFree(wayFor(cells, id, by))));
};

/** Withholds what the cheapest way for a count goes through; a small count that has none loses its mark instead. */
const protect = (cells: Cell[], id: number): void => {
  const cell = cells[id];
  if (cell === undefined) return;
  const moves = cell.state === 'small' ? movesOf(cell).flat() : [possible - 1];
  for (const by of moves) {
    const way = wayFor(cells, id, by);
    if (way === null) cell.state = 'withheld';
    else
      for (const { id: lost, beyond } of way) {
        const one = cells[lost];
        if (one && (one.state === 'shown' || beyond)) one.state = 'withheld';
      }
  }
};

/** Shows again, the largest first, whatever is not needed: nothing is withheld in vain. */
const giveBack = (cells: Cell[]): void => {
  const lost = cells.filter(({ state, count }) => state === 'withheld' && count >= smallBelow);
  for (const cell of lost.toSorted((a, b) => b.count - a.count)) {
    cell.state = 'shown';
    if (!cells.every((_, id) => isSafe(cells, id))) cell.state = 'withheld';
  }
};

/** Marks what must not be shown of a circulation of counts. The counts must add up: each row, column or zone to its total. */
const suppressed = (cells: Cell[], kept: ReadonlySet<number>): Cell[] => {
  for (const [id, cell] of cells.entries()) {
    if (cell.count > 0 && cell.count < smallBelow) cell.state = 'small';
    else if (cell.count > 0 && kept.has(id)) cell.state = 'withheld';
  }
  let wrong = cells.findIndex((_, id) => !isSafe(cells, id));
  while (wrong !== -1) {
    protect(cells, wrong);
    wrong = cells.findIndex((_, id) => !isSafe(cells, id));
  }
  if (kept.size === 0) giveBack(cells);
  return cells;
};

const shownOf = ({ count, state }: Cell): Shown => {
  if (state === 'shown') return count;
  return state === 'small' ? marks.small : marks.withheld;
};

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/** A table as it may leave: rows of columns, with what all rows, all columns and everything come to. */
export type ShownTable = { cells: Shown[][]; rows: Shown[]; columns: Shown[]; total: Shown };

/** The counts of a table (rows of equally many columns, whole and not negative) with its totals, small ones suppressed. */
export const suppressTable = (counts: readonly (readonly number[])[]): ShownTable => {
  const [rows, columns] = [counts.length, counts[0]?.length ?? 0];
  // Nodes: the rows, the columns, all rows together, all columns together.
  const [allRows, allColumns] = [rows + columns, rows + columns + 1];
  const cell = (from: number, to: number, count: number): Cell => ({ from, to, count, state: 'shown' });
  const rowSums = counts.map(sum);
  const columnSums = Array.from({ length: columns }, (_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const cells = suppressed(
    [
      ...counts.flatMap((row, i) => row.map((count, j) => cell(i, rows + j, count))),
      ...rowSums.map((count, i) => cell(allRows, i, count)),
      ...columnSums.map((count, j) => cell(rows + j, allColumns, count)),
      cell(allColumns, allRows, sum(rowSums)),
    ],
    new Set(),
  ).map(shownOf);
  const inner = rows * columns;
  return {
    cells: counts.map((_, i) => cells.slice(i * columns, (i + 1) * columns)),
    rows: cells.slice(inner, inner + rows),
    columns: cells.slice(inner + rows, inner + rows + columns),
    total: cells.at(-1) ?? 0,
  };
};

/**
 * The counts of parts that add up to one total, such as the zones of a province on a day, small ones suppressed. `kept`: places that are
 * withheld whatever they are, unless they are 0.
 */
export const suppressParts = (
  counts: readonly number[],
  kept: ReadonlySet<number> = new Set(),
): { parts: Shown[]; total: Shown } => {
  const cells: Cell[] = counts.map((count) => ({ from: 0, to: 1, count, state: 'shown' }));
  const shown = suppressed([...cells, { from: 1, to: 0, count: sum(counts), state: 'shown' }], kept).map(
    shownOf,
  );
  return { parts: shown.slice(0, -1), total: shown.at(-1) ?? 0 };
};
