import { describe, expect, it } from 'vitest';
import {
  barsPath,
  frameOf,
  labelledColumns,
  linePath,
  pointsOf,
  spacedValues,
  xOf,
  yOf,
} from '../../../web/ui/trend-geometry.ts';

/** Columns of 10 pixels from x 30 on; 100 pixels for 0–100. */
const frame = frameOf({ width: 338, days: 30, tall: 100, most: 100 });

describe('the frame of a chart', () => {
  it('gives every day a column of the same width between the axis and the right edge', () => {
    expect(frame.column).toBe(10);
    expect([xOf(frame, 0), xOf(frame, 29)]).toEqual([35, 325]);
  });

  it('is drawn for a small phone until it is laid out', () => {
    expect(frameOf({ width: 0, days: 30, tall: 100, most: 100 }).width).toBe(240);
  });

  it.each([
    [0, 108],
    [50, 58],
    [100, 8],
    [120, 8],
    [-3, 108],
  ])('puts the value %d at the height %d', (value, y) => expect(yOf(frame, value)).toBe(y));
});

describe('the line', () => {
  const path = (...values: (number | null)[]) => linePath(pointsOf(frame, values));
  it.each([
    ['joins neighbouring days', [100, 50], 'M35 8L45 58'],
    ['breaks where nothing was reported, and never crosses the silence', [100, null, 50], 'M35 8M55 58'],
    ['begins after a silence', [null, null, 50, 50], 'M55 58L65 58'],
    ['is nothing without a value', [null, null], ''],
  ])('%s', (_, values, drawn) => expect(path(...values)).toBe(drawn));
});

describe('bars', () => {
  const path = (...values: (number | null)[]) => barsPath(frame, values, { foot: 50, tall: 30 });
  it.each([
    ['the largest is as tall as there is room', [3], 'M31.8 50v-30h6.4v30z'],
    ['the others in proportion', [3, 1], 'M31.8 50v-30h6.4v30zM41.8 50v-10h6.4v10z'],
    ['0 lies on the ground: it was reported', [0], 'M31.8 50v0h6.4v0z'],
    ['what was not reported is left open', [null, 3], 'M41.8 50v-30h6.4v30z'],
    ['a single person is still seen beside a thousand', [1000, 1], 'M31.8 50v-30h6.4v30zM41.8 50v-2h6.4v2z'],
  ])('%s', (_, values, drawn) => expect(path(...values)).toBe(drawn));
});

describe('what is written', () => {
  it('leaves out figures that would touch the one below', () => {
    expect(spacedValues(frame, [0, 85, 70, 50, 100])).toEqual([0, 50, 70, 85, 100]);
    const small = frameOf({ width: 338, days: 30, tall: 72, most: 100 });
    expect(spacedValues(small, [0, 85, 70, 50, 100])).toEqual([0, 50, 70, 100]);
  });

  it.each([
    [338, 30, [1, 8, 15, 22, 29]],
    [240, 30, [1, 8, 15, 22, 29]],
    [338, 60, [3, 17, 31, 45, 59]],
    [1000, 30, [1, 8, 15, 22, 29]],
    [338, 3, [2]],
  ])('at %d pixels, %d days: the day below each of %j', (width, days, places) => {
    expect(labelledColumns(frameOf({ width, days, tall: 100, most: 100 }), days)).toEqual(places);
  });
});
