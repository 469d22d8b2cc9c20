import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { inspectionRules } from '../../domain/pack/inspections.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { factorsOf, rankVisits, type VisitFacts, visitScore } from '../../domain/visit-rank.ts';
import { visitsOf } from '../../domain/visits.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const { visits: rules } = inspectionRules;
const facts = (over: Partial<VisitFacts> = {}): VisitFacts => ({
  ...{ siteId: 'a', readiness: 100, isGated: false, missedDue: 0, overstated: 0, isLowered: false },
  ...over,
});
const scored = (of: VisitFacts) => visitScore(factorsOf(of, rules));
const anyFacts: fc.Arbitrary<VisitFacts> = fc.record({
  siteId: fc.constantFrom('a', 'b', 'c', 'd'),
  readiness: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
  isGated: fc.boolean(),
  missedDue: fc.integer({ min: 0, max: 30 }),
  overstated: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
  isLowered: fc.boolean(),
});
const law = (name: string, more: fc.Arbitrary<[VisitFacts, VisitFacts]>) =>
  it(name, () => {
    fc.assert(
      fc.property(more, ([less, then]) => {
        expect(scored(then)).toBeGreaterThanOrEqual(scored(less));
      }),
      { seed: 20210615 },
    );
  });
const twice = (n: fc.Arbitrary<number>) =>
  fc.tuple(n, n).map(([x, y]) => [Math.min(x, y), Math.max(x, y)] as const);
const points = fc.double({ min: 0, max: 100, noNaN: true });

describe('the rank of a visit', () => {
  it.each([
    ['nothing', {}, { score: 1, silence: 1, gap: 1, confidence: 1 }],
    ['a readiness of 50', { readiness: 50 }, { score: 3, silence: 1, gap: 1, confidence: 1 }],
    [
      'a gate at a readiness of 90',
      { readiness: 90, isGated: true },
      { score: 3.4, silence: 1, gap: 1, confidence: 1 },
    ],
    ['no score', { readiness: null }, { score: 3, silence: 1, gap: 1, confidence: 1 }],
    ['four missed days', { missedDue: 4 }, { score: 1, silence: 3, gap: 1, confidence: 1 }],
    ['more days than are counted', { missedDue: 40 }, { score: 1, silence: 6, gap: 1, confidence: 1 }],
    ['12 points too much', { overstated: 12 }, { score: 1, silence: 1, gap: 2.2, confidence: 1 }],
    ['no inspection', { overstated: null }, { score: 1, silence: 1, gap: 1.5, confidence: 1 }],
    [
      'figures that are less believed',
      { isLowered: true },
      { score: 1, silence: 1, gap: 1, confidence: 1.5 },
    ],
  ])('for %s', (_, over, expected) => {
    const factors = factorsOf(facts(over), rules);
    for (const [name, value] of Object.entries(expected))
      expect({ name, value: Object.entries(factors).find(([key]) => key === name)?.[1] }).toEqual({
        name,
        value: expect.closeTo(value, 9),
      });
  });

  it('has no factor below 1', () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        for (const factor of Object.values(factorsOf(of, rules))) expect(factor).toBeGreaterThanOrEqual(1);
      }),
      { seed: 20210615 },
    );
  });

  law(
    'never falls with a lower score',
    fc.tuple(anyFacts, twice(points)).map(([of, [low, high]]) => [
      { ...of, readiness: high },
      { ...of, readiness: low },
    ]),
  );
  law(
    'never falls with a gate',
    anyFacts.map((of) => [
      { ...of, isGated: false },
      { ...of, isGated: true },
    ]),
  );
  law(
    'never falls with silence',
    fc.tuple(anyFacts, twice(fc.integer({ min: 0, max: 40 }))).map(([of, [low, high]]) => [
      { ...of, missedDue: low },
      { ...of, missedDue: high },
    ]),
  );
  law(
    'never falls with a wider gap',
    fc.tuple(anyFacts, twice(points)).map(([of, [low, high]]) => [
      { ...of, overstated: low },
      { ...of, overstated: high },
    ]),
  );
  law(
    'never falls with less confidence',
    anyFacts.map((of) => [
      { ...of, isLowered: false },
      { ...of, isLowered: true },
    ]),
  );

  it('puts the largest product first, and of equal ones the smaller id, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFacts, { selector: ({ siteId }) => siteId }), (sites) => {
        const ranked = rankVisits(sites, rules);
        expect(rankVisits(sites.toReversed(), rules)).toEqual(ranked);
        for (const [n, one] of ranked.slice(1).entries()) {
          const before = ranked[n];
          expect(before && before.score >= one.score).toBe(true);
          if (before?.score === one.score) expect(before.siteId < one.siteId).toBe(true);
        }
      }),
      { seed: 20210615 },
    );
  });
});

const now = at(a.day, '16:00');
const record = (siteId: string, over: Partial<SiteRecord> = {}, reported = a.day): SiteRecord =>
  a.record(
    {
      standing: {
        ...{ day: reported, revision: 1, readiness: 88, band: 'ready', gates: [], scenario: 'normal' },
        ...{ lodged: 0, planVersion: 1 },
      },
      ...over,
    },
    { siteId },
  );
const inspected = (points: number | null, day = a.day) => ({
  lastInspection: { day, n: 1, points, differs: [] },
});
const first = (...records: SiteRecord[]) => visitsOf(records, now, 20).items;

describe('the next visits', () => {
  it('say why, the weightiest part first', () => {
    const silent = record('im-lang', inspected(-12, addDays(a.day, -20)), addDays(a.day, -4));
    const [visit] = first(silent);
    expect(visit?.why).toEqual([
      { kind: 'silent', n: 3 },
      { kind: 'gap', n: 12 },
      { kind: 'weak', n: 88 },
    ]);
    expect(visit).toMatchObject({ standing: { freshness: 'unknown' }, confidence: 'normal' });
  });

  it('lower the confidence for a fresh gap of ten points and more, and for none that flatters the inspector', () => {
    const of = (points: number | null, day = a.day) =>
      first(record('a', inspected(points, day)))[0]?.confidence;
    expect([of(-10), of(-9.9), of(12), of(null), of(-40, addDays(a.day, -14))]).toEqual([
      'lowered',
      'normal',
      'normal',
      'normal',
      'normal',
    ]);
  });

  it('count an inspection that gave no points as none, and say so', () => {
    const [visit] = first(record('a', inspected(null)));
    expect(visit?.factors.gap).toBe(1.5);
    expect(visit?.why.map(({ kind }) => kind)).toEqual(['not-compared', 'weak']);
    expect(first(record('a', inspected(0)))[0]?.factors.gap).toBe(1);
    expect(first(record('a', inspected(-0.04)))[0]?.why.map(({ kind }) => kind)).toEqual(['weak']);
  });

  it('forget an inspection after half a year, and miss one where there was none', () => {
    const why = (over: Partial<SiteRecord>) => first(record('a', over))[0]?.why.map(({ kind }) => kind);
    expect(why(inspected(-20, addDays(a.day, -180)))).toEqual(['not-inspected', 'weak']);
    expect(why({})).toEqual(['not-inspected', 'weak']);
  });

  it('never reported, unscored and gated are words of their own', () => {
    const why = (over: Partial<SiteRecord>) => first(record('a', over))[0]?.why.map(({ kind }) => kind);
    expect(why({ standing: null })).toEqual(['never-reported', 'not-inspected']);
    const standing = record('a').standing;
    if (standing === null) throw new Error('a report is there');
    expect(why({ standing: { ...standing, readiness: null, band: null } })).toEqual([
      'unscored',
      'not-inspected',
    ]);
    expect(why({ standing: { ...standing, gates: ['no-commitment'] } })).toEqual([
      'gate',
      'weak',
      'not-inspected',
    ]);
  });

  it('leave out sites that are not active, and say how many were ranked', () => {
    const closed = record('dong');
    const { items, of } = visitsOf(
      [record('a'), record('b'), { ...closed, site: { ...closed.site, state: 'closed' } }],
      now,
      1,
    );
    expect([items.map(({ site }) => site.siteId), of]).toEqual([['a'], 2]);
  });
});
