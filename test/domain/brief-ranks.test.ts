import { describe, expect, it } from 'vitest';
import { zoneRows } from '../../domain/brief-ranks.ts';
import type { Summary } from '../../domain/summary.ts';
import { theFigures } from '../web/brief/the-figures.ts';

const names = new Map([
  ['a', 'KCN Ánh'],
  ['b', 'KCN Bình'],
  ['c', 'KCN Cầu'],
]);

/** A zone of `of` sites with a band, `bad` of them weak, and `unknown` silent ones. */
const zone = (zoneId: string, bad: number, of: number, unknown: number) => ({
  zoneId,
  ...theFigures({
    coverage: { due: of + unknown, reported: of, onTime: of, late: 0, missing: unknown, notDue: 0 },
    bands: { ready: of - bad, watch: 0, weak: bad, 'not-ready': 0 },
    freshness: { fresh: of, stale: 0, unknown },
  }),
});
const summary = (zones: Summary['zones'], other: Parameters<typeof theFigures>[0] = {}): Summary => ({
  day: '2021-11-23',
  ...theFigures(other),
  zones,
});
const ranks = (of: Summary) =>
  zoneRows(of, of.zones, ({ zoneId }) => names.get(zoneId) ?? zoneId).map(({ zone: { zoneId }, rank }) => [
    zoneId,
    rank,
  ]);

describe('the zones of the brief', () => {
  it('are ranked, the worst first, where no bounds overlap', () => {
    expect(ranks(summary([zone('b', 2, 40, 0), zone('a', 14, 43, 3)]))).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('have no rank where bounds overlap with another zone', () => {
    expect(ranks(summary([zone('a', 14, 43, 3), zone('b', 4, 50, 8), zone('c', 6, 60, 1)]))).toEqual([
      ['a', 1],
      ['c', null],
      ['b', null],
    ]);
  });

  it('have no rank where less than 80 % of the zone reported', () => {
    expect(ranks(summary([zone('a', 20, 20, 6), zone('b', 0, 40, 0)]))).toEqual([
      ['a', null],
      ['b', 2],
    ]);
  });

  it('stand by name, without ranks, while the province is below 80 %', () => {
    const thin = { coverage: { onTime: 100, late: 0, missing: 188 } };
    expect(ranks(summary([zone('b', 40, 40, 0), zone('a', 0, 43, 0)], thin))).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('leave out a zone without sites', () => {
    const empty = {
      ...zone('c', 0, 0, 0),
      freshness: { fresh: 0, stale: 0, unknown: 0 },
    };
    expect(ranks(summary([zone('a', 1, 10, 0), empty]))).toEqual([['a', 1]]);
  });
});
