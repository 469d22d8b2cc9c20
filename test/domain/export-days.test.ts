import { describe, expect, it } from 'vitest';
import { reportHeads, reportRows } from '../../domain/export-days.ts';
import { exportWords } from '../../domain/export-words.ts';
import { type Figures, figuresOf, noAlerts } from '../../domain/figures.ts';
import type { Snapshot, ZoneFigures } from '../../domain/snapshot.ts';

const words = exportWords.en;
const counts = (over: Record<string, number>) =>
  figuresOf({ 'coverage.due': 4, 'coverage.onTime': 3, ...over }, noAlerts);
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
const heads = reportHeads(words);
const column = (head: string, audience: 'internal' | 'outside', seen: string[] = []) =>
  reportRows(snapshot, { audience, zones: seen }, words).map((row) => row[heads.indexOf(head)]);

describe('the daily report', () => {
  it('has the frozen figures of every zone, and of the province as the brief has them', () => {
    expect(column('New F0', 'internal')).toEqual([3, 40, 9, figures.flows.f0]);
    expect(column('On site', 'internal')).toEqual([900, 700, 30, figures.flows.present]);
    expect(column('F0 in 14 days', 'internal')).toEqual([9, 46, 15, 70]);
    expect(column('Due sites', 'internal')).toEqual([4, 4, 4, 12]);
    expect(column('Reporting rate, %', 'internal')).toEqual([75, 75, 75, 75]);
    expect(column('Ready', 'internal')).toEqual([2, 2, 2, 6]);
    expect(reportRows(snapshot, { audience: 'internal', zones: [] }, words)[0]).toHaveLength(heads.length);
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
