import type { Shape } from './brief-document.ts';
import type { Level } from './brief-map.ts';

export type Box = { left: number; top: number; right: number; bottom: number };

export const boxesMeet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Room that a text of the drawings takes at 10.5 units, by a letter of middling width; never too little for Vietnamese words. */
export const textWidth = (text: string): number => [...text].length * 6;

const edge = { stroke: 'currentColor', 'stroke-width': 1 } as const;
const sign = { fill: 'none', 'stroke-width': 1.5, 'stroke-linecap': 'round' } as const;
/** Colours of bands (web/ui/tokens.css): told apart by every colour vision; shape and word say the same. */
const colours = { outbreak: '#5b1a3a', case: '#c8401c', suspected: '#f2c14e', normal: '#0b6fa4' } as const;

const octagon = (x: number, y: number): string =>
  [
    [-2.5, -6],
    [2.5, -6],
    [6, -2.5],
    [6, 2.5],
    [2.5, 6],
    [-2.5, 6],
    [-6, 2.5],
    [-6, -2.5],
  ]
    .map(([dx = 0, dy = 0]) => `${round(x + dx)},${round(y + dy)}`)
    .join(' ');

const round = (n: number) => Math.round(n * 10) / 10;
const at = (x: number, y: number) => `${round(x)} ${round(y)}`;

/** Octagon and cross, square and minus, triangle and stroke, circle and tick; a hatched square where nobody knows. */
export const levelMark = (level: Level, x: number, y: number): Shape[] => {
  const path = (d: string, stroke: string): Shape => ({
    element: 'path',
    attributes: { d, stroke, ...sign },
  });
  const square = (fill: string): Shape => ({
    element: 'rect',
    attributes: { x: round(x - 5), y: round(y - 5), width: 10, height: 10, fill, ...edge },
  });
  switch (level) {
    case 'outbreak':
      return [
        { element: 'polygon', attributes: { points: octagon(x, y), fill: colours.outbreak, ...edge } },
        path(`M${at(x - 2.4, y - 2.4)}l4.8 4.8m0 -4.8l-4.8 4.8`, '#fff'),
      ];
    case 'case':
      return [square(colours.case), path(`M${at(x - 2.6, y)}h5.2`, '#fff')];
    case 'suspected':
      return [
        {
          element: 'polygon',
          attributes: {
            points: `${round(x)},${round(y - 6)} ${round(x + 6)},${round(y + 5)} ${round(x - 6)},${round(y + 5)}`,
            fill: colours.suspected,
            ...edge,
          },
        },
        path(`M${at(x, y - 2)}v3.4`, '#15202b'),
      ];
    case 'unknown':
      return [square('#fff'), path(`M${at(x - 4.5, y + 0.5)}l5 -5m-5 9l9 -9m-5 9l5 -5`, '#15202b')];
    default:
      return [
        {
          element: 'circle',
          attributes: { cx: round(x), cy: round(y), r: 5.5, fill: colours.normal, ...edge },
        },
        path(`M${at(x - 2.4, y + 0.2)}l1.7 1.7l3.2 -3.6`, '#fff'),
      ];
  }
};

/** What the marks mean, in as many lines as it takes. */
export const legendShapes = (
  legend: readonly { level: Level; word: string }[],
  { x, y, width }: { x: number; y: number; width: number },
): Shape[] => {
  const pen = { x, y };
  return legend.flatMap(({ level, word }): Shape[] => {
    const takes = 18 + textWidth(word) + 8;
    if (pen.x > x && pen.x + takes > width) {
      pen.x = x;
      pen.y += 17;
    }
    const left = pen.x;
    pen.x += takes;
    return [
      ...levelMark(level, left + 7, pen.y),
      {
        element: 'text',
        attributes: { x: left + 17, y: pen.y + 4, 'font-size': 10.5, fill: 'currentColor' },
        text: word,
      },
    ];
  });
};
