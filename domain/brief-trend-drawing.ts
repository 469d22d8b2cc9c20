import type { Shape } from './brief-document.ts';
import { comparableFrom } from './brief-figures.ts';
import { textWidth } from './brief-marks.ts';
import type { TrendPoint } from './brief-trend.ts';
import { formatShortDay } from './texts/format.ts';

const frame = { width: 360, height: 210, left: 30, right: 354 };
/** The line's part, 0 to 100 %, and the bars' part below it. */
const line = { top: 24, bottom: 104 };
const bars = { top: 134, bottom: 186 };
const small = { 'font-size': 10.5, fill: 'currentColor' } as const;

export const trendViewBox = `0 0 ${frame.width} ${frame.height}`;

/** The words of the drawing, and how it writes a number. */
type Words = { rate: string; thin: string; f0: string; number: (n: number) => string };

const tenth = (n: number) => Math.round(n * 10) / 10;
const word = (x: number, y: number, text: string, anchor = 'start'): Shape => ({
  element: 'text',
  attributes: { x: tenth(x), y: tenth(y), 'text-anchor': anchor, ...small },
  text,
});
const stroke = (d: string, more: Shape['attributes']): Shape => ({
  element: 'path',
  attributes: { d, fill: 'none', stroke: 'currentColor', ...more },
});

const columnOf = (days: number) => (frame.right - frame.left) / Math.max(days, 7);
const xOf = (n: number, days: number) => frame.left + (n + 0.5) * columnOf(days);
const rateY = (rate: number) => line.bottom - ((line.bottom - line.top) * rate) / 100;

/** The scale at the side; 80 and 90 % mean something and go across, dashed. */
const scale = (words: Words): Shape[] => [
  word(2, 12, words.rate),
  ...[0, comparableFrom, 90, 100].flatMap((value) => [
    stroke(`M${frame.left} ${tenth(rateY(value))}H${frame.right}`, {
      'stroke-opacity': value === 0 ? 0.8 : 0.35,
      ...(value === comparableFrom || value === 90 ? { 'stroke-dasharray': '4 3' } : {}),
    }),
    // 90 and 100 stand too near each other for both to be written above 80.
    ...(value === 90 ? [] : [word(frame.left - 4, rateY(value) + 4, words.number(value), 'end')]),
  ]),
];

/** Columns of days below 80 %: hatched over the line's part. */
const hatched = (points: readonly TrendPoint[]): Shape[] => {
  const column = columnOf(points.length);
  return points.flatMap(({ rate }, n) => {
    if (rate === null || rate >= comparableFrom) return [];
    const x = frame.left + n * column;
    const rungs = Array.from({ length: 8 }, (_, rung) => line.top + rung * 10);
    const d = rungs.map((y) => `M${tenth(x + 0.5)} ${y + 10}L${tenth(x + column - 0.5)} ${y}`).join('');
    return [stroke(d, { 'stroke-opacity': 0.45, 'stroke-width': 0.8 })];
  });
};

/** The line breaks where nothing was due; every day that is known has its dot. */
const rateLine = (points: readonly TrendPoint[]): Shape[] => {
  const at = (rate: number, n: number) => `${tenth(xOf(n, points.length))} ${tenth(rateY(rate))}`;
  const d = points
    .map(({ rate }, n) =>
      rate === null ? '' : `${typeof points[n - 1]?.rate === 'number' ? 'L' : 'M'}${at(rate, n)}`,
    )
    .join('');
  const dots = points.flatMap(({ rate }, n): Shape[] =>
    rate === null
      ? []
      : [
          {
            element: 'circle',
            attributes: {
              cx: tenth(xOf(n, points.length)),
              cy: tenth(rateY(rate)),
              r: 2,
              fill: 'currentColor',
            },
          },
        ],
  );
  return d === '' ? [] : [stroke(d, { 'stroke-width': 1.5 }), ...dots];
};

/** Bars of F0 with their number over the highest and the last. */
const f0Bars = (points: readonly TrendPoint[], words: Words): Shape[] => {
  const most = Math.max(1, ...points.map(({ f0 }) => f0 ?? 0));
  const column = columnOf(points.length);
  const topOf = (f0: number) => bars.bottom - ((bars.bottom - bars.top) * f0) / most;
  const highest = points.findLastIndex(({ f0 }) => f0 === most);
  const drawn = points.flatMap(({ f0 }, n): Shape[] =>
    f0 === null || f0 === 0
      ? []
      : [
          {
            element: 'rect',
            attributes: {
              x: tenth(frame.left + n * column + 1),
              y: tenth(topOf(f0)),
              width: tenth(column - 2),
              height: tenth(bars.bottom - topOf(f0)),
              fill: '#c8401c',
            },
          },
        ],
  );
  const numbers = [...new Set([highest, points.length - 1])].flatMap((n) => {
    const f0 = points[n]?.f0 ?? 0;
    const isNear = n !== highest && Math.abs(n - highest) * column < 24;
    if (f0 === 0 || isNear) return [];
    const text = words.number(f0);
    const reach = frame.right - textWidth(text) / 2 + 4;
    return [word(Math.min(xOf(n, points.length), reach), topOf(f0) - 4, text, 'middle')];
  });
  return [...drawn, ...numbers];
};

/** Days named below: the first, the middle, the last. */
const dayNames = (points: readonly TrendPoint[]): Shape[] => {
  const last = points.length - 1;
  const named = [...new Set(points.length < 5 ? [last] : [0, Math.round(last / 2), last])];
  return named.flatMap((n) => {
    const point = points[n];
    if (point === undefined) return [];
    const x = Math.min(Math.max(xOf(n, points.length), frame.left + 14), frame.right - 15);
    return [word(x, frame.height - 10, formatShortDay(point.day.day), 'middle')];
  });
};

/** The rate as a line over the days, those below 80 % hatched, and F0 as bars under it. */
export const trendShapes = (points: readonly TrendPoint[], words: Words): Shape[] => {
  if (points.length === 0) return [];
  const isThin = points.some(({ rate }) => rate !== null && rate < comparableFrom);
  return [
    ...hatched(points),
    ...scale(words),
    ...(isThin ? [word(frame.right, 12, words.thin, 'end')] : []),
    ...rateLine(points),
    word(2, line.bottom + 18, words.f0),
    stroke(`M${frame.left} ${bars.bottom}H${frame.right}`, { 'stroke-opacity': 0.8 }),
    ...f0Bars(points, words),
    ...dayNames(points),
  ];
};
