import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../domain/day.ts';
import { addCounts, type Contribution, figuresOf, noAlerts } from '../../domain/figures.ts';
import { patchSite } from '../../domain/register.ts';
import { daysTouched, type Report, rosterRow } from '../../domain/roster.ts';
import { summaryOf } from '../../domain/summary.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const { day } = a;
const report = (on: string, { onTime = true, band = 'ready', ...said }: Partial<Said> = {}): Report => ({
  checkIn: { day: on, receivedAt: at(on), onTime, answers: a.answers(said) },
  assessment: { band, scenario: 'normal' },
});
type Said = Parameters<typeof a.answers>[0] & { onTime: boolean | null; band: Report['assessment']['band'] };

const flows = {
  'flows.present': 1180,
  'flows.symptomatic': 1,
  'flows.testedHighRisk': 8,
  'flows.testedService': 4,
};
const ready = { 'freshness.fresh': 1, 'bands.ready': 1, 'scenarios.normal': 1 };
const sunday = '2021-06-20';
const suspended = patchSite(a.record(), { state: 'suspended' }, day);

const noneOpen = { zone: new Map(), all: noAlerts };

describe('a site’s row', () => {
  it.each<[string, ReturnType<typeof rosterRow>, Contribution | null]>([
    [
      'without any report: due, pending and unknown',
      rosterRow(a.record(), [], day, at(day)),
      { 'coverage.due': 1, 'coverage.pending': 1, 'freshness.unknown': 1 },
    ],
    [
      'once the cut-off has passed: missing',
      rosterRow(a.record(), [], day, at(day, '15:00')),
      { 'coverage.due': 1, 'coverage.missing': 1, 'freshness.unknown': 1 },
    ],
    [
      'with yesterday’s report: pending, and still in its band',
      rosterRow(a.record(), [report('2021-06-14')], day, at(day)),
      { 'coverage.due': 1, 'coverage.pending': 1, ...ready },
    ],
    [
      'stale from the first missed cut-off on',
      rosterRow(a.record(), [report('2021-06-14')], day, at(day, '15:00')),
      {
        'coverage.due': 1,
        'coverage.missing': 1,
        'freshness.stale': 1,
        'bands.ready': 1,
        'scenarios.normal': 1,
      },
    ],
    [
      'unknown from the second on, and in no band',
      rosterRow(a.record(), [report('2021-06-12')], day, at(day, '15:00')),
      { 'coverage.due': 1, 'coverage.missing': 1, 'freshness.unknown': 1 },
    ],
    [
      'with its report in time',
      rosterRow(a.record(), [report(day)], day, at(day)),
      { 'coverage.due': 1, 'coverage.reported': 1, 'coverage.onTime': 1, ...ready, ...flows },
    ],
    [
      'with a late one',
      rosterRow(a.record(), [report(day, { onTime: false })], day, at(day, '16:00')),
      { 'coverage.due': 1, 'coverage.reported': 1, 'coverage.late': 1, ...ready, ...flows },
    ],
    [
      'on a Sunday: not due',
      rosterRow(a.record(), [report('2021-06-19')], sunday, at(sunday, '16:00')),
      { 'coverage.notDue': 1, ...ready },
    ],
    [
      'reported on a Sunday: its flows count, outside due and on time',
      rosterRow(a.record(), [report(sunday, { onTime: null })], sunday, at(sunday, '16:00')),
      { 'coverage.notDue': 1, 'coverage.reported': 1, ...ready, ...flows },
    ],
    [
      'on a Sunday at a site where people slept the day before: due',
      rosterRow(a.record(), [report('2021-06-19', { lodged: 3 })], sunday, at(sunday)),
      { 'coverage.due': 1, 'coverage.pending': 1, ...ready },
    ],
    [
      'not active: in notDue alone',
      rosterRow(suspended, [report('2021-06-14')], day, at(day, '16:00')),
      { 'coverage.notDue': 1 },
    ],
    [
      'not active and reported all the same',
      rosterRow(suspended, [report(day)], day, at(day)),
      { 'coverage.notDue': 1, 'coverage.reported': 1, ...flows },
    ],
    [
      'with nobody present: reported, and in no band',
      rosterRow(a.record(), [report(day, { present: 0, symptomatic: 0, band: null })], day, at(day)),
      {
        ...{ 'coverage.due': 1, 'coverage.reported': 1, 'coverage.onTime': 1, 'freshness.fresh': 1 },
        ...{ 'scenarios.normal': 1, 'flows.testedHighRisk': 8, 'flows.testedService': 4 },
      },
    ],
    ['of a day before its registration: none', rosterRow(a.record(), [], '2021-04-30', at(day)), null],
    [
      'of a past day: as it was when the day ended',
      rosterRow(a.record(), [report('2021-06-11'), report(day)], '2021-06-12', at(day, '16:00')),
      {
        'coverage.due': 1,
        'coverage.missing': 1,
        'freshness.stale': 1,
        'bands.ready': 1,
        'scenarios.normal': 1,
      },
    ],
  ])('%s', (_, row, expected) => {
    expect(row).toEqual(expected);
  });

  it('does not depend on the order of the reports', () => {
    const reports = daysFrom('2021-06-08', day).map((one) => report(one));
    expect(rosterRow(a.record(), reports.toReversed(), day, at(day))).toEqual(
      rosterRow(a.record(), reports, day, at(day)),
    );
  });
});

describe('the days that a change touches', () => {
  it.each([
    [day, at(day), [day]],
    ['2021-06-13', at(day), ['2021-06-13', '2021-06-14', day]],
    ['2021-06-16', at(day), []],
    ['2021-06-15', '2021-06-15T17:00:00.000Z', [day, '2021-06-16']],
  ])('from %s at %s', (from, now, expected) => {
    expect(daysTouched(from, now)).toEqual(expected);
  });
});

const anyReports = fc
  .subarray(daysFrom('2021-06-01', day))
  .chain((days) => fc.tuple(...days.map((one) => fc.boolean().map((onTime) => report(one, { onTime })))));

describe('the sum over sites', () => {
  it('has every due site in exactly one of on time, late, missing and pending, and zones that add up', () => {
    const anySite = fc.record({
      reports: anyReports,
      zone: fc.constantFrom('z1', 'z2', 'z3'),
      active: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anySite), fc.constantFrom('00:00', '14:59', '15:00', '23:59'), (sites, time) => {
        const counts = new Map<string, Contribution>();
        for (const { reports, zone, active } of sites) {
          const row = rosterRow(active ? a.record() : suspended, reports, day, at(day, time)) ?? {};
          counts.set(zone, addCounts([counts.get(zone) ?? {}, row]));
        }
        const summary = summaryOf(day, ['z1', 'z2', 'z3'], counts, noneOpen);
        for (const { coverage, freshness, bands } of [summary, ...summary.zones]) {
          expect(coverage.due).toBe(coverage.onTime + coverage.late + coverage.missing + coverage.pending);
          expect(Math.min(...Object.values(coverage), ...Object.values(bands))).toBeGreaterThanOrEqual(0);
          const known = freshness.fresh + freshness.stale;
          expect(Object.values(bands).reduce((sum, n) => sum + n, 0)).toBe(known);
        }
        expect(summary.coverage.due + summary.coverage.notDue).toBe(sites.length);
        expect(summary.coverage.due).toBe(summary.zones.reduce((sum, zone) => sum + zone.coverage.due, 0));
        expect(summary.flows.present).toBe(summary.zones.reduce((sum, zone) => sum + zone.flows.present, 0));
      }),
      { seed: 20210615 },
    );
  });

  it('names zones that have no site, with all counts 0, and leaves out those not asked for', () => {
    const counts = new Map([['z1', { 'coverage.due': 2 }]]);
    const { zones, coverage } = summaryOf(day, ['z0', 'z1'], counts, noneOpen);
    expect(zones.map(({ zoneId, coverage: { due } }) => [zoneId, due])).toEqual([
      ['z0', 0],
      ['z1', 2],
    ]);
    expect([coverage.due, summaryOf(day, ['z0'], counts, noneOpen).coverage.due]).toEqual([2, 0]);
    expect(zones[0]).toEqual({ zoneId: 'z0', ...figuresOf({}, noAlerts) });
  });

  it('refuses counts that cannot be', () => {
    expect(() => figuresOf({ 'coverage.due': -1 }, noAlerts)).toThrow();
    expect(addDays(day, 0)).toBe(day);
  });
});
