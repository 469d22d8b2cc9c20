import type { Shape } from './brief-document.ts';
import type { Level } from './brief-map.ts';
import { type Box, boxesMeet, legendShapes, levelMark, textWidth } from './brief-marks.ts';

/** A zone at its place, degrees (WGS 84), the worst first. */
export type MapMark = { id: string; lat: number; lon: number; level: Level; label: string };

const frame = { width: 360, height: 210 };
/** What the marks stay within; the legend is below. */
const area: Box = { left: 14, top: 14, right: 346, bottom: 162 };
/** Half a mark, and how near two may come to each other. */
const half = 6;
const apart = 13;

export const mapViewBox = `0 0 ${frame.width} ${frame.height}`;

type Point = { x: number; y: number };

const clamp = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value));
const inArea = ({ x, y }: Point): Point => ({
  x: clamp(x, area.left, area.right),
  y: clamp(y, area.top, area.bottom),
});

/** Equirectangular around the middle latitude: a degree of longitude is as wide as it is there. One scale both ways, centred. */
const project = (marks: readonly MapMark[]): Point[] => {
  const lats = marks.map(({ lat }) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const flat = marks.map(({ lat, lon }) => ({ x: lon * Math.cos((middle * Math.PI) / 180), y: -lat }));
  const [xs, ys] = [flat.map(({ x }) => x), flat.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, tall] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const room = { x: area.right - area.left, y: area.bottom - area.top };
  const scale = Math.min(wide === 0 ? Infinity : room.x / wide, tall === 0 ? Infinity : room.y / tall);
  const by = Number.isFinite(scale) ? scale : 0;
  return flat.map(({ x, y }) => ({
    x: area.left + (room.x - wide * by) / 2 + (x - left) * by,
    y: area.top + (room.y - tall * by) / 2 + (y - top) * by,
  }));
};

/** Two points moved off each other by half of what they lack; two at one place part in a direction of their own. */
const parted = (a: Point, b: Point, n: number): [Point, Point] => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const gap = Math.hypot(dx, dy);
  if (gap >= apart) return [a, b];
  const [ux, uy] = gap < 0.01 ? [Math.cos(n), Math.sin(n)] : [dx / gap, dy / gap];
  const by = (apart - gap) / 2;
  return [inArea({ x: a.x - ux * by, y: a.y - uy * by }), inArea({ x: b.x + ux * by, y: b.y + uy * by })];
};

/** Marks beside each other where places are one or nearly so, in as few rounds as it takes. */
const spread = (points: readonly Point[]): Point[] => {
  const moved = [...points];
  for (let round = 0; round < 80; round += 1)
    for (let i = 0; i < moved.length; i += 1)
      for (let j = i + 1; j < moved.length; j += 1) {
        const [a, b] = [moved[i], moved[j]];
        if (a === undefined || b === undefined) continue;
        [moved[i], moved[j]] = parted(a, b, i + j);
      }
  return moved;
};

const markBox = ({ x, y }: Point): Box => ({
  left: x - half,
  top: y - half,
  right: x + half,
  bottom: y + half,
});

type Label = { box: Box; anchor: 'start' | 'end'; x: number; y: number };

/** Right of the mark, left of it, then a little higher and lower. */
const places = ({ x, y }: Point, width: number): Label[] =>
  [0, -11, 11, -20, 20].flatMap((dy) => [
    {
      anchor: 'start' as const,
      x: x + 9,
      y: y + 4 + dy,
      box: { left: x + 8, top: y - 6 + dy, right: x + 10 + width, bottom: y + 7 + dy },
    },
    {
      anchor: 'end' as const,
      x: x - 9,
      y: y + 4 + dy,
      box: { left: x - 10 - width, top: y - 6 + dy, right: x - 8, bottom: y + 7 + dy },
    },
  ]);

const isInside = ({ left, right, top, bottom }: Box) =>
  left >= 2 && right <= frame.width - 2 && top >= 2 && bottom <= area.bottom + 8;

const tenth = (n: number) => Math.round(n * 10) / 10;

/** Names beside the worst, each where it covers nothing; one that has no such place is left to the table. */
const labels = (marks: readonly MapMark[], points: readonly Point[], most: number): Shape[] => {
  const taken = points.map(markBox);
  return marks.slice(0, most).flatMap(({ label }, n): Shape[] => {
    const point = points[n];
    if (point === undefined) return [];
    const found = places(point, textWidth(label)).find(
      ({ box }) => isInside(box) && !taken.some((other) => boxesMeet(box, other)),
    );
    if (found === undefined) return [];
    taken.push(found.box);
    const attributes = {
      x: tenth(found.x),
      y: tenth(found.y),
      'text-anchor': found.anchor,
      'font-size': 10.5,
      fill: 'currentColor',
    };
    return [{ element: 'text', attributes, text: label }];
  });
};

/** The drawing of the zones: a frame, a mark each, names of the worst, and what the marks mean. Nothing leaves the box. */
export const mapShapes = (
  marks: readonly MapMark[],
  legend: readonly { level: Level; word: string }[],
  most: number,
): Shape[] => {
  const points = marks.length === 0 ? [] : spread(project(marks));
  const drawn = marks.map(({ level }, n) => ({ level, point: points[n] ?? { x: 0, y: 0 } }));
  return [
    {
      element: 'rect',
      attributes: {
        ...{ x: 0.5, y: 0.5, width: frame.width - 1, height: area.bottom + 11, rx: 4, fill: 'none' },
        ...{ stroke: 'currentColor', 'stroke-opacity': 0.35 },
      },
    },
    ...drawn.toReversed().flatMap(({ level, point }) => levelMark(level, tenth(point.x), tenth(point.y))),
    ...labels(marks, points, most),
    ...legendShapes(legend, { x: 4, y: area.bottom + 24, width: frame.width }),
  ];
};
