export type Point = { x: number; y: number };

/** Where things stand in a chart with one column a day, in CSS pixels. */
export type Frame = {
  width: number;
  /** Left edge of the first column: the figures of the axis stand before it. */
  left: number;
  column: number;
  top: number;
  /** Height of the line's part; its values go from 0 at the bottom to `most` at the top. */
  tall: number;
  most: number;
};

type Asked = { width: number; days: number; tall: number; most: number };

/** Room for figures such as `100` before the columns, and for half a mark around the line. */
const margin = { left: 30, right: 8, top: 8 };
/** Narrower than this a phone does not get; a chart that is not laid out yet is drawn for it. */
export const leastWidth = 240;

export const frameOf = ({ width, days, tall, most }: Asked): Frame => {
  const wide = Math.max(width, leastWidth);
  const column = (wide - margin.left - margin.right) / Math.max(days, 1);
  return { width: wide, left: margin.left, column, top: margin.top, tall, most };
};

const at = (n: number) => Math.round(n * 10) / 10;

/** Height of a line of small words. */
const lineOfWords = 14;

/** The values of the scale that can be written at its side without touching: the first, then whatever has room above it. */
export const spacedValues = (frame: Frame, values: readonly number[]): number[] => {
  const written: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const below = written.at(-1);
    if (below === undefined || yOf(frame, below) - yOf(frame, value) >= lineOfWords) written.push(value);
  }
  return written;
};

/** The middle of a day's column. */
export const xOf = ({ left, column }: Frame, place: number) => at(left + (place + 0.5) * column);

/** The height of a value; what is beyond the scale stays at its edge. */
export const yOf = ({ top, tall, most }: Frame, value: number) =>
  at(top + tall * (1 - Math.min(Math.max(value / most, 0), 1)));

/** The values as points; null where there is none. */
export const pointsOf = (frame: Frame, values: readonly (number | null)[]): (Point | null)[] =>
  values.map((value, place) => (value === null ? null : { x: xOf(frame, place), y: yOf(frame, value) }));

/** One path through neighbouring points. It is broken where there is none: a line over silence would be made up. */
export const linePath = (points: readonly (Point | null)[]): string =>
  points
    .map((point, place) => {
      if (point === null) return '';
      return `${points[place - 1] ? 'L' : 'M'}${point.x} ${point.y}`;
    })
    .join('');

/** One path of bars that stand on `foot`, the tallest `tall` pixels high; 0 is a stroke on the ground, null is nothing. */
export const barsPath = (
  frame: Frame,
  values: readonly (number | null)[],
  { foot, tall }: { foot: number; tall: number },
): string => {
  const most = mostOf(values);
  const broad = at(frame.column * 0.64);
  return values
    .map((value, place) => {
      if (value === null) return '';
      const high = value === 0 ? 0 : at(Math.max((tall * value) / most, 2));
      return `M${at(xOf(frame, place) - broad / 2)} ${foot}v${-high}h${broad}v${high}z`;
    })
    .join('');
};

/** The largest of the values, at least 1. */
export const mostOf = (values: readonly (number | null)[]) =>
  Math.max(1, ...values.map((value) => value ?? 0));

/** Columns whose day is written below: counted back from the last one by weeks, as many as have room. */
export const labelledColumns = ({ column }: Frame, days: number): number[] => {
  const roomFor = 44;
  const step = 7 * Math.max(1, Math.ceil(roomFor / (7 * column)));
  return Array.from({ length: Math.ceil(days / step) }, (_, n) => days - 1 - n * step).reverse();
};
