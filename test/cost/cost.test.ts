import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumedNumbers, files, measuredIn, Prices, workedOut } from './files.ts';
import { lineThrough, meanOf } from './fit.ts';
import { limitsAt, sitesWithin } from './limits.ts';
import { queueAt } from './month.ts';
import { written } from './tables.ts';

const points = (...ys: number[]) => ys.map((y, n) => ({ x: (n + 1) * 100, y }));

describe('what it costs', () => {
  it('stands in the document as the prices, the assumptions and the measurements make it', () => {
    const document = readFileSync(files.document, 'utf8');
    expect(written(document, workedOut())).toBe(document);
  });

  it('is worked out of prices that each have a source and a day', () => {
    const { prices } = Prices.parse(JSON.parse(readFileSync(files.prices, 'utf8')));
    expect(new Set(prices.map(({ id }) => id)).size).toBe(prices.length);
  });
});

describe('a line through what was measured', () => {
  it.each([
    ['tells a constant part from one for every site', points(30, 50, 70), { constant: 10, perSite: 0.2 }],
    ['takes for the same what hardly grows', points(10, 11, 12), { constant: 11, perSite: 0 }],
    ['has nothing below nothing', points(0, 10, 50), { constant: 0, perSite: 0.1 }],
  ])('%s', (_, measured, { constant, perSite }) => {
    const line = lineThrough(measured);
    expect([line.constant, line.perSite].map((n) => Math.round(n * 1000) / 1000)).toEqual([
      constant,
      perSite,
    ]);
  });
});

describe('one reading of the queue', () => {
  const reading = (sites: number) => queueAt(measuredIn(), sites, assumedNumbers());
  it.each([
    ['50 alerts are the first page', 2_500, 1],
    ['400 are five pages, each a request and a run', 20_000, 5],
    ['more than a thousand are read as far as the page reads on', 1_000_000, 11],
  ])('%s', (_, sites, pages) => {
    const { requests, runs, milliseconds } = reading(sites);
    const page = meanOf(measuredIn().samples, 'consolePolled').milliseconds;
    expect([requests, runs, milliseconds / page]).toEqual([pages, pages, pages]);
  });
});

describe('the size at which a limit is met', () => {
  it('is the last one within it', () => {
    const [measured, assumed] = [measuredIn(), assumedNumbers()];
    for (const { doing } of limitsAt(measured, 300, assumed)) {
      const most = sitesWithin(measured, assumed, doing);
      if (most === null) continue;
      const share = (sites: number) =>
        limitsAt(measured, sites, assumed).find((limit) => limit.doing === doing)?.share;
      expect([doing, Number(share(most)) <= 1, Number(share(most + 1)) > 1]).toEqual([doing, true, true]);
    }
  });
});

describe('the document', () => {
  it('keeps its words around what is put in', () => {
    expect(written('a\n<!-- x -->\nold\n<!-- /x -->\nb', { x: 'new' })).toBe(
      'a\n<!-- x -->\nnew\n<!-- /x -->\nb',
    );
    expect(written('<!-- x -->\n<!-- /x -->', { x: 'new' })).toBe('<!-- x -->\nnew\n<!-- /x -->');
  });

  it('must have a place for each part', () => {
    expect(() => written('a', { x: 'new' })).toThrow('the document has no place for x');
  });
});
