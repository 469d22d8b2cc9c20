import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteList } from '../../domain/brief-document.ts';
import { isOnList } from '../../domain/brief-lists.ts';
import { addCounts, figuresOf, noAlerts } from '../../domain/figures.ts';
import { zones } from '../../domain/pack/zones.ts';
import { rosterRow } from '../../domain/roster.ts';
import { siteLine } from '../../domain/site-line.ts';
import { LineCoverage, type SiteLine } from '../../domain/snapshot.ts';
import { countsOfLine, figuresOfLines, zoneFiguresOf } from '../../domain/snapshot-figures.ts';
import { snapshotOf } from '../../domain/snapshot-of.ts';

const day = '2021-06-15';
const madeAt = '2021-06-15T23:30:00.000Z';
const some = zones.slice(0, 4);
const tally = fc.nat({ max: 3000 });

/** Any line that there can be: nothing is known of a site that is not active, and no band of one that is unknown. */
const anyLine: fc.Arbitrary<SiteLine> = fc
  .record({
    n: fc.nat({ max: 999_999 }),
    zone: fc.constantFrom(...some),
    workforce: tally,
    coverage: fc.constantFrom(...LineCoverage.options),
    flows: fc.record({
      ...{
        present: tally,
        lodged: tally,
        symptomatic: tally,
        f0: fc.nat({ max: 3 }),
        f1: fc.nat({ max: 3 }),
      },
      ...{ testedHighRisk: tally, testedService: tally, testedOther: tally, positive: tally },
      isolationFree: tally,
    }),
    reportedAnyway: fc.boolean(),
    freshness: fc.constantFrom('fresh', 'stale', 'unknown', null),
    band: fc.constantFrom('ready', 'watch', 'weak', 'not-ready'),
    scenario: fc.constantFrom('normal', 'suspected', 'case', 'outbreak'),
    f0In14: fc.nat({ max: 5 }),
    missedInRow: fc.nat({ max: 3 }),
  })
  .map(({ n, zone, coverage, flows, reportedAnyway, freshness, band, scenario, ...rest }) => {
    const isKnown = freshness === 'fresh' || freshness === 'stale';
    const reported = coverage === 'notDue' ? reportedAnyway : coverage !== 'missing';
    return {
      ...{ siteId: `site-${n}`, name: `Cơ sở ${n}`, zoneId: zone.id, coverage, freshness, gates: [] },
      flows: reported ? flows : null,
      band: isKnown ? band : null,
      readiness: isKnown ? 71.5 : null,
      scenario: isKnown ? scenario : null,
      ...rest,
    } as const;
  });
const anyLines = fc.array(anyLine, { maxLength: 30 });
const check = (law: (lines: SiteLine[]) => void) =>
  fc.assert(fc.property(anyLines, law), { seed: 20210615, numRuns: 200 });

type Made = Parameters<typeof snapshotOf>[0];

const madeOf = (lines: readonly SiteLine[], cases: Made['cases'] = new Map()) =>
  snapshotOf({
    ...{ province: 'thai-nguyen', day, madeAt, lines, alerts: [], zones: some },
    lists: { sites: { sha256: '0'.repeat(64), items: 0 }, alerts: { sha256: '0'.repeat(64), items: 0 } },
    ...{ beside: new Map(), marks: new Map(), cases, zoneClusters: [], events: [] },
    ...{ dayBefore: null, weekBefore: null, before: new Map() },
  });

describe('the figures of a snapshot', () => {
  it('balance: due are those on time, late and missing, and nothing is pending', () => {
    check((lines) => {
      const { coverage, freshness, bands, scenarios } = figuresOfLines(lines, noAlerts);
      expect(coverage.due).toBe(coverage.onTime + coverage.late + coverage.missing);
      expect(coverage.pending).toBe(0);
      expect(coverage.due + coverage.notDue).toBe(lines.length);
      const known = freshness.fresh + freshness.stale;
      const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
      expect([sum(bands), sum(scenarios)]).toEqual([known, known]);
    });
  });

  it('add up from the zones to the province', () => {
    check((lines) => {
      const all = figuresOfLines(lines, noAlerts);
      const byZone = zoneFiguresOf({ zones: some, lines, alerts: [], marks: new Map(), madeAt });
      for (const group of ['coverage', 'bands', 'freshness', 'scenarios', 'flows'] as const) {
        const sums: Record<string, number> = {};
        for (const zone of byZone)
          for (const [key, n] of Object.entries(zone[group])) sums[key] = (sums[key] ?? 0) + n;
        expect(sums).toEqual({ ...all[group] });
      }
    });
  });

  it('are the numbers of sites on the lists that sentences lead to', () => {
    check((lines) => {
      const { figures, cases, silentTwice } = madeOf(lines);
      const { coverage, bands, freshness } = figures;
      const on = (list: SiteList) => lines.filter((line) => isOnList(line, list)).length;
      expect([on('all'), on('due'), on('reported'), on('on-time'), on('silent')]).toEqual([
        ...[lines.length, coverage.due, coverage.onTime + coverage.late, coverage.onTime, coverage.missing],
      ]);
      const good = bands.ready + bands.watch;
      const weak = bands.weak + bands['not-ready'];
      expect([on('banded'), on('good'), on('weak'), on('not-ready'), on('unknown')]).toEqual([
        ...[good + weak, good, weak, bands['not-ready'], freshness.unknown],
      ]);
      expect([on('cases'), on('silent-twice')]).toEqual([cases.length, silentTwice]);
    });
  });

  it('do not depend on the order in which sites were read', () => {
    check((lines) => {
      const { cases: _, ...one } = madeOf(lines);
      const { cases: __, ...other } = madeOf(lines.toReversed());
      expect(one).toEqual(other);
    });
  });
});

describe('the line of a site', () => {
  it('adds what its row in the roster adds, at the end of the day', async () => {
    const { aRecord, aReport } = await import('../support/line-site.ts');
    for (const reports of [[], [aReport('2021-06-14')], [aReport('2021-06-15')], [aReport('2021-06-11')]]) {
      const made = siteLine(aRecord, reports, day);
      const row = rosterRow(aRecord, reports, day, '2021-06-15T17:00:00.000Z');
      expect(figuresOf(made === null ? {} : countsOfLine(made.line), noAlerts)).toEqual(
        figuresOf(addCounts(row === null ? [] : [row]), noAlerts),
      );
    }
  });

  it('counts cases over fourteen days, the day itself among them, and silence in due days', async () => {
    const { aRecord, aReport } = await import('../support/line-site.ts');
    const first = siteLine(aRecord, [aReport('2021-06-01'), aReport('2021-06-02')], day);
    expect(first?.series[0]).toEqual({ day: '2021-06-02', f0: 1 });
    expect(first?.line).toMatchObject({ f0In14: 1, coverage: 'missing', flows: null });
    // Friday: Saturday, Monday and Tuesday went by, and a Sunday, which is no day of work.
    const second = siteLine(aRecord, [aReport('2021-06-11')], day);
    expect(second?.line).toMatchObject({ missedInRow: 3, freshness: 'unknown', band: null, readiness: null });
    expect(siteLine(aRecord, [aReport(day)], day)?.line).toMatchObject({ missedInRow: 0, band: 'watch' });
    expect(siteLine(aRecord, [], '2021-06-09')).toBeNull();
  });

  it('tells nobody held once a case is closed, and does not know where there is none', async () => {
    const { aRecord, aReport } = await import('../support/line-site.ts');
    const made = siteLine(aRecord, [aReport(day)], day);
    const counts = { held: 7, f1Listed: null, moved: null, sampled: 5, awaiting: null };
    const heldWith = (cases: Made['cases']) =>
      madeOf(made === null ? [] : [made.line], cases).cases.map(({ held }) => held);
    const { siteId } = aRecord.site;
    expect([
      heldWith(new Map([[siteId, { state: 'open', counts }]])),
      heldWith(new Map([[siteId, { state: 'closed', counts }]])),
      heldWith(new Map()),
    ]).toEqual([[7], [0], [null]]);
  });
});
