import { describe, expect, it } from 'vitest';
import { outsideHeads, outsideRows, reportHeads, reportRows } from '../../domain/export-days.ts';
import { exportWords } from '../../domain/export-words.ts';
import { type Figures, figureKeys, figuresOf, noAlerts } from '../../domain/figures.ts';
import type { Snapshot, ZoneFigures } from '../../domain/snapshot.ts';

const words = exportWords.en;
const counts = (over: Record<string, number>) =>
  figuresOf({ 'coverage.due': 4, 'coverage.onTime': 3, 'coverage.reported': 3, ...over }, noAlerts);
const zone = (zoneId: string, f0: number, present: number): ZoneFigures => ({
  ...counts({ 'flows.f0': f0, 'flows.present': present, 'bands.ready': 2 }),
  ...{ zoneId, name: zoneId, lat: null, lon: null, f0In14: f0 + 6, isolationFree: 3 },
});
const zones = [zone('kcn-diem-thuy', 3, 900), zone('kcn-song-cong-1', 40, 700), zone('kcn-yen-binh', 9, 30)];
const figures: Figures = counts({ 'flows.f0': 52, 'flows.present': 1630, 'bands.ready': 6 });
const snapshot: Snapshot = {
  ...{ schema: 1, province: 'x', day: '2021-11-23', madeAt: '2021-11-23T23:30:00.000Z', templates: [] },
  ...{ figures, zones, dayBefore: null, weekBefore: null, workforce: { due: 0, reported: 0 }, cases: [] },
  ...{ zoneClusters: [], silentTwice: 0, events: [], longestOverdueMinutes: null, trend: [] },
  lists: { sites: { sha256: '0'.repeat(64), items: 0 }, alerts: { sha256: '0'.repeat(64), items: 0 } },
};
type Audience = 'internal' | 'outside';
type Scope = { audience: Audience; zones: string[] };
const column = (head: string, audience: Audience, seen: string[] = [], of: Snapshot = snapshot) =>
  reportRows(of, { audience, zones: seen }, words).map(
    (row) => row[reportHeads({ audience }, words).indexOf(head)],
  );

describe('the daily report', () => {
  it('has the frozen figures of every zone, and of the province as the brief has them', () => {
    expect(column('New F0', 'internal')).toEqual([3, 40, 9, figures.flows.f0]);
    expect(column('On site', 'internal')).toEqual([900, 700, 30, figures.flows.present]);
    expect(column('F0 in 14 days', 'internal')).toEqual([9, 46, 15, 70]);
    expect(column('Due sites', 'internal')).toEqual([4, 4, 4, 12]);
    expect(column('Reporting rate, %', 'internal')).toEqual([75, 75, 75, 75]);
    expect(column('Ready', 'internal')).toEqual([2, 2, 2, 6]);
    for (const audience of ['internal', 'outside'] as const)
      for (const row of reportRows(snapshot, { audience, zones: [] }, words))
        expect(row).toHaveLength(reportHeads({ audience }, words).length);
  });

  it('outside tells no small number, nothing of fewer than 50 people, and nothing that gives them away', () => {
    expect(column('New F0', 'outside')).toEqual(['<5', 40, '–', 52]);
    expect(column('On site', 'outside')).toEqual([900, '–', '–', 1630]);
  });

  it('is of own zones alone, without the province, and says of them what the whole file says', () => {
    expect(column('Zone', 'internal', ['kcn-diem-thuy'])).toEqual(['KCN Điềm Thụy']);
    expect(column('On site', 'outside', ['kcn-song-cong-1'])).toEqual(['–']);
  });
});

describe('outside, no column is a sum over several days', () => {
  const scope: Scope = { audience: 'outside', zones: [] };

  it('so that the day before taken from a day gives nothing', () => {
    const ofDays: Snapshot = {
      ...snapshot,
      zones: zones.map((one, n) => ({ ...one, f0In14: 100 + n })),
      silentTwice: 7,
    };
    expect(reportRows(ofDays, scope, words)).toEqual(reportRows(snapshot, scope, words));
    expect(reportHeads(scope, words)).not.toContain('F0 in 14 days');
  });

  it('and people are counted by nothing but what sites say of the day', () => {
    const ofDay = figureKeys.flows.map((key) => words.own.heads[key]);
    const afterRate = (heads: readonly string[]) => heads.slice(heads.indexOf('Reporting rate, %') + 1);
    expect(afterRate(outsideHeads(words))).toEqual(ofDay);
    const { bands, scenarios } = words.standing;
    const ofSites = [...Object.values(bands), ...Object.values(scenarios)].map(({ label }) => label);
    expect(afterRate(reportHeads(scope, words)).filter((head) => !ofSites.includes(head))).toEqual([
      ...ofDay,
      'Sites unknown',
    ]);
  });
});

describe('outside, a zone of one site', () => {
  const oneReported = { 'coverage.due': 2, 'coverage.onTime': 1, 'coverage.reported': 1 };
  const thuy = zone('kcn-diem-thuy', 9, 900);
  const cong = zone('kcn-song-cong-1', 40, 700);
  const binh = zone('kcn-yen-binh', 50, 800);

  it('where one alone reported tells no count of its people, nor can it be worked out', () => {
    const alone = { ...thuy, ...counts({ 'flows.f0': 9, 'flows.present': 900, ...oneReported }) };
    const of = { ...snapshot, zones: [alone, cong, binh] };
    expect(column('New F0', 'outside', [], of)).toEqual(['–', '–', 50, 99]);
    expect(column('New F0', 'internal', [], of)).toEqual([9, 40, 50, 99]);
    const scope: Scope = { audience: 'outside', zones: [] };
    const at = outsideHeads(words).indexOf('New F0');
    const shown = outsideRows(
      '2021-11-23',
      [
        { zoneId: 'kcn-diem-thuy', figures: alone },
        { zoneId: 'kcn-song-cong-1', figures: cong },
        { zoneId: 'kcn-yen-binh', figures: binh },
      ],
      scope,
      words,
    );
    expect(shown.map((row) => row[at])).toEqual(['–', '–', 50, 99]);
  });

  it('says nothing of its standing, nor does the total less the others', () => {
    const single = { 'coverage.due': 1, 'coverage.onTime': 1, 'coverage.reported': 1, 'bands.weak': 1 };
    const alone = { ...thuy, ...counts({ 'flows.present': 30, ...single }) };
    const of = {
      ...snapshot,
      zones: [
        alone,
        { ...cong, ...counts({ 'coverage.due': 9, 'bands.ready': 9, 'flows.present': 700 }) },
        binh,
      ],
    };
    expect(column('Needs work', 'outside', [], of)).toEqual(['–', '–', 0, 0]);
    expect(column('Ready', 'outside', [], of)).toEqual(['–', '–', 2, 6]);
    expect(column('No case recorded', 'outside', [], of)[0]).toBe('–');
    expect(column('Needs work', 'internal', [], of)).toEqual([1, 0, 0, 0]);
  });
});

describe('silence is not 0', () => {
  const silent = { 'coverage.onTime': 0, 'coverage.reported': 0, 'coverage.missing': 4 };
  const quiet: ZoneFigures = { ...zone('kcn-diem-thuy', 0, 0), ...counts(silent), f0In14: 0 };
  const nobodys: ZoneFigures = { ...zone('kcn-song-cong-2', 0, 0), ...figuresOf({}, noAlerts), f0In14: 0 };
  const [, cong] = zones;
  const told = cong ? [cong] : [];

  it.each(['internal', 'outside'] as const)('%s: who said nothing has no counts of people', (audience) => {
    const of = { ...snapshot, zones: [quiet, ...told] };
    expect(column('New F0', audience, [], of)).toEqual([null, 40, 40]);
    expect(column('With symptoms', audience, [], of)).toEqual([null, 0, 0]);
    expect(column('Missing', audience, [], of)).toEqual([4, 0, 4]);
    const scope = { audience, zones: [] };
    const at = outsideHeads(words).indexOf('New F0');
    const rows = outsideRows(
      '2021-11-23',
      of.zones.map((one) => ({ zoneId: one.zoneId, figures: one })),
      scope,
      words,
    );
    expect(rows.map((row) => row[at])).toEqual([null, 40, 40]);
  });

  it.each(['internal', 'outside'] as const)(
    '%s: nor has the province when nobody said anything',
    (audience) => {
      const of = { ...snapshot, zones: [quiet] };
      expect(column('New F0', audience, [], of)).toEqual([null, null]);
      expect(column('On site', audience, [], of)).toEqual([null, null]);
    },
  );

  it('keeps F0 of the days before where a zone said nothing today', () => {
    expect(
      column('F0 in 14 days', 'internal', [], { ...snapshot, zones: [{ ...quiet, f0In14: 6 }] }),
    ).toEqual([6, 6]);
  });

  it('has no row of a zone without any site, and none of a day without any', () => {
    expect(column('Zone', 'internal', [], { ...snapshot, zones: [nobodys, ...told] })).toHaveLength(2);
    expect(column('Zone', 'internal', [], { ...snapshot, zones: [nobodys] })).toEqual([]);
  });
});
