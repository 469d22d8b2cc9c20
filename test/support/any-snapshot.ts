import fc from 'fast-check';
import { noAlerts } from '../../domain/figures.ts';
import type { SiteLine, Snapshot } from '../../domain/snapshot.ts';
import { snapshotOf } from '../../domain/snapshot-of.ts';
import { theExample } from './brief-example.ts';

/* Days of any province, line by line: what a snapshot says of them is worked out as of real ones. */

const few = fc.nat(6);
const band = fc.constantFrom('ready', 'watch', 'weak', 'not-ready', null);

/** A site of one of the zones, told of in every way that a day allows. */
const anyLine = (zones: number) =>
  fc
    .record({
      zone: fc.nat(zones - 1),
      coverage: fc.constantFrom('onTime', 'onTime', 'onTime', 'late', 'missing', 'notDue'),
      reportsAnyway: fc.boolean(),
      f0: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
      f1: few,
      band,
      missedInRow: few,
      earlier: few,
      workforce: fc.nat(3000),
    })
    .map(({ zone, coverage, reportsAnyway, f0, f1, band, missedInRow, earlier, workforce }): SiteLine => {
      const reported =
        coverage === 'onTime' || coverage === 'late' || (coverage === 'notDue' && reportsAnyway);
      const isUnknown = !reported && missedInRow >= 2;
      const flows = {
        ...{ present: 10, lodged: 0, symptomatic: 0, f0, f1, testedHighRisk: 0, testedService: 0 },
        ...{ testedOther: 0, positive: 0, isolationFree: 2 },
      };
      return {
        ...{ siteId: 'site', name: 'Cơ sở Mẫu', zoneId: `zone-${zone}`, workforce, coverage },
        flows: reported ? flows : null,
        freshness: isUnknown ? 'unknown' : reported ? 'fresh' : 'stale',
        band: isUnknown ? null : band,
        readiness: isUnknown || band === null ? null : 70,
        gates: [],
        scenario: isUnknown ? null : f0 + earlier > 0 ? 'case' : 'normal',
        f0In14: earlier + (reported ? f0 : 0),
        missedInRow: reported ? 0 : missedInRow,
      };
    });

export type AnyDay = { lines: SiteLine[]; snapshot: Snapshot };

const snapshotFrom = (lines: readonly SiteLine[], zones: number): Snapshot =>
  snapshotOf({
    ...{ province: 'thai-nguyen', day: theExample.day, madeAt: theExample.madeAt, lines, alerts: [] },
    zones: Array.from({ length: zones }, (_, n) => ({
      ...{ id: `zone-${n}`, name: `KCN Mẫu ${n}` },
      // Some at one place, as parks and industrial clusters of one commune are.
      ...(n % 7 === 6 ? { lat: null, lon: null } : { lat: 21.4 + (n % 3) / 20, lon: 105.8 + (n % 2) / 15 }),
    })),
    lists: theExample.lists,
    beside: new Map(
      lines.map(({ siteId, f0In14, flows }) => {
        const today = { day: theExample.day, f0: flows?.f0 ?? 0 };
        const before = { day: '2021-11-20', f0: f0In14 - today.f0 };
        return [siteId, { template: '2021-06', series: before.f0 > 0 ? [before, today] : [today] }];
      }),
    ),
    ...{ marks: new Map(), cases: new Map(), zoneClusters: [], events: theExample.events },
    ...{ dayBefore: theExample.dayBefore, weekBefore: null, before: new Map() },
  });

/** A day of a province of up to `most` sites in up to 12 zones, its snapshot, and the lines that it is made from. */
export const anyDay = (most = 60): fc.Arbitrary<AnyDay> =>
  fc.integer({ min: 1, max: 12 }).chain((zones) =>
    fc.array(anyLine(zones), { maxLength: most }).map((told) => {
      const lines = told.map((line, n) => ({ ...line, siteId: `site-${n}` }));
      return { lines, snapshot: snapshotFrom(lines, zones) };
    }),
  );

/** Alerts in any state of their clocks. */
export const anyAlerts = fc
  .record({ open: few, overdue: few, count: few, more: few })
  .map(({ open, overdue, count, more }) => ({
    ...noAlerts,
    ...{ open: open + overdue, overdue, verifiedInTime: { count, of: count + more } },
  }));
