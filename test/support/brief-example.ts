import { addDays, type Day } from '../../domain/day.ts';
import type { Figures } from '../../domain/figures.ts';
import { noAlerts } from '../../domain/figures.ts';
import type { Issue } from '../../domain/review.ts';
import type { CaseLine, Snapshot, TrendDay } from '../../domain/snapshot.ts';

/*
 * The day of the example brief (language.md §4), its figures by hand: 288 sites due, 262 reported; two sites with cases in KCN Điềm Thụy.
 */
const day: Day = '2021-11-23';

type Counts = { due: number; reported: number; late: number; watch: number; weak: number; notReady: number };

const figures = (of: Counts, flows: { f0: number; f1: number }): Figures => ({
  coverage: {
    ...{ due: of.due, reported: of.reported, onTime: of.reported - of.late, late: of.late },
    ...{ missing: of.due - of.reported, pending: 0, notDue: 0 },
  },
  bands: {
    ready: of.reported - of.watch - of.weak - of.notReady,
    watch: of.watch,
    weak: of.weak,
    'not-ready': of.notReady,
  },
  freshness: { fresh: of.reported, stale: 0, unknown: of.due - of.reported },
  scenarios: { normal: of.reported, suspected: 0, case: 0, outbreak: 0 },
  flows: {
    ...{ present: of.reported * 300, symptomatic: 0, ...flows },
    ...{ testedHighRisk: 0, testedService: 0, testedOther: 0, positive: 0 },
  },
  alerts: noAlerts,
});

const zone = (
  zoneId: string,
  name: string,
  [lat, lon]: [number, number],
  of: Counts,
  more: {
    f0?: number;
    f1?: number;
    f0In14?: number;
    isolationFree?: number;
    outbreak?: number;
    case?: number;
  },
): Snapshot['zones'][number] => {
  const { f0 = 0, f1 = 0, f0In14 = 0, isolationFree = 0, outbreak = 0 } = more;
  const base = figures(of, { f0, f1 });
  const sick = more.case ?? 0;
  const scenarios = { normal: of.reported - outbreak - sick, suspected: 0, case: sick, outbreak };
  return { ...base, scenarios, zoneId, name, lat, lon, f0In14, isolationFree };
};

const counts = (
  due: number,
  reported: number,
  late: number,
  watch: number,
  weak: number,
  notReady: number,
): Counts => ({ due, reported, late, watch, weak, notReady });

const zones = [
  zone('kcn-diem-thuy', 'KCN Điềm Thụy', [21.471872, 105.919107], counts(46, 43, 5, 10, 8, 6), {
    ...{ f0: 8, f1: 168, f0In14: 11, isolationFree: 46, outbreak: 1, case: 1 },
  }),
  zone('kcn-song-cong-2', 'KCN Sông Công II', [21.518852, 105.855865], counts(31, 29, 2, 8, 4, 2), {
    ...{ f1: 31, f0In14: 1, isolationFree: 20, case: 1 },
  }),
  zone('kcn-nam-pho-yen', 'KCN Nam Phổ Yên', [21.348, 105.878], counts(27, 26, 2, 6, 2, 1), {
    ...{ f1: 15, f0In14: 1, isolationFree: 12, case: 1 },
  }),
  zone('kcn-song-cong-1', 'KCN Sông Công I', [21.482987, 105.858796], counts(58, 51, 6, 12, 3, 1), {
    isolationFree: 60,
  }),
  zone('kcn-yen-binh', 'KCN Yên Bình', [21.442, 105.889], counts(38, 38, 1, 9, 2, 0), { isolationFree: 88 }),
  zone('ccn-son-cam-1', 'CCN Sơn Cẩm 1', [21.629108, 105.784054], counts(88, 75, 5, 13, 3, 1), {
    isolationFree: 31,
  }),
];

const seriesTo = (first: Day, f0: readonly number[]): CaseLine['series'] =>
  f0.map((n, place) => ({ day: addDays(first, place), f0: n }));

const cases: CaseLine[] = [
  {
    ...{ siteId: 'dt-hai-au', name: 'Điện tử Mẫu Hải Âu', zoneId: 'kcn-diem-thuy' },
    ...{ series: seriesTo('2021-11-21', [1, 2, 6]), f0In14: 9 },
    ...{ held: 1120, sampled: 780, awaiting: 340, f1Listed: 256 },
  },
  {
    ...{ siteId: 'dt-bach-duong', name: 'Linh kiện Mẫu Bạch Dương', zoneId: 'kcn-diem-thuy' },
    ...{ series: seriesTo(day, [2]), f0In14: 2 },
    ...{ held: 290, sampled: 290, awaiting: 70, f1Listed: 31 },
  },
  {
    ...{ siteId: 'npy-thong', name: 'May Mẫu Thông Xanh', zoneId: 'kcn-nam-pho-yen' },
    ...{ series: seriesTo('2021-11-14', [1, ...Array<number>(9).fill(0)]), f0In14: 1 },
    ...{ held: null, sampled: null, awaiting: null, f1Listed: null },
  },
  {
    ...{ siteId: 'sc2-tram', name: 'Cơ khí Mẫu Tràm', zoneId: 'kcn-song-cong-2' },
    ...{ series: seriesTo('2021-11-12', [1, ...Array<number>(11).fill(0)]), f0In14: 1 },
    ...{ held: null, sampled: null, awaiting: null, f1Listed: null },
  },
];

/** Reported of 288 on each of the 30 days; 21 of them above 90 %. */
const reportedOf = (place: number) => (place % 10 < 3 && place < 29 ? 250 - place : 262 + (place % 7));
const f0On: Readonly<Record<Day, number>> = {
  ...{ '2021-11-12': 1, '2021-11-14': 1, '2021-11-21': 1, '2021-11-22': 2, '2021-11-23': 8 },
};

const trend: TrendDay[] = Array.from({ length: 30 }, (_, place) => {
  const on = addDays(day, place - 29);
  const reported = place === 29 ? 262 : reportedOf(place);
  return {
    ...{ day: on, due: 288, reportedDue: reported, onTime: reported - 21, reported, f0: f0On[on] ?? 0 },
    ...{ banded: reported, good: reported - 33, notReady: 11, unknown: 288 - reported },
  };
});

const province = figures(counts(288, 262, 21, 58, 22, 11), { f0: 8, f1: 214 });

export const theExample: Snapshot = {
  schema: 1,
  province: 'thai-nguyen',
  day,
  madeAt: '2021-11-23T23:30:00.000Z',
  templates: ['2021-06'],
  figures: {
    ...province,
    scenarios: { normal: 258, suspected: 0, case: 3, outbreak: 1 },
    alerts: {
      ...{ open: 34, critical: 3, overdue: 1, verifiedInTime: { count: 31, of: 34 } },
      timeToVerify: { medianMinutes: 42, of: 33 },
    },
  },
  zones,
  dayBefore: { day: '2021-11-22', figures: figures(counts(287, 255, 20, 60, 22, 8), { f0: 2, f1: 96 }) },
  weekBefore: { day: '2021-11-16', figures: figures(counts(260, 243, 20, 60, 20, 6), { f0: 0, f1: 7 }) },
  workforce: { due: 100_000, reported: 95_200 },
  cases,
  zoneClusters: [{ zoneId: 'kcn-diem-thuy', at: '2021-11-23T04:20:00.000Z' }],
  silentTwice: 9,
  events: [
    {
      ...{ siteId: 'dt-hai-au', name: 'Điện tử Mẫu Hải Âu', zoneId: 'kcn-diem-thuy' },
      ...{ kind: 'f0', count: 3, at: '2021-11-23T22:50:00.000Z' },
    },
  ],
  longestOverdueMinutes: 300,
  trend,
  lists: { sites: { sha256: 'a'.repeat(64), items: 288 }, alerts: { sha256: 'b'.repeat(64), items: 34 } },
};

export const theHash = `9f3c${'0'.repeat(56)}e21a`;

const direction = (id: number, state: 'open' | 'done', text: string): Issue['directions'][number] => ({
  ...{ id: `2021-11-22.${id}`, day: '2021-11-22', kind: 'inspect', text, by: 'Chủ tịch UBND tỉnh' },
  ...{ owner: 'Ban Quản lý các KCN', due: '2021-11-23T10:00:00.000Z', documentNo: '' },
  ...{ recordedBy: { member: 'm-1', name: 'x' }, recordedAt: '2021-11-23T00:30:00.000Z' },
  ...{ state, version: 1, followUps: [] },
});

export const theIssue: Issue = {
  schema: 1,
  day,
  snapshot: { madeAt: theExample.madeAt, sha256: theHash },
  issuedAt: '2021-11-23T23:40:00.000Z',
  review: {
    day,
    by: { member: 'm-1', name: 'x' },
    at: '2021-11-23T23:40:00.000Z',
    version: 1,
    proposals: [
      {
        about: 'outbreak:dt-hai-au',
        matter: 'Phạm vi phong tỏa tại Hải Âu',
        basis: '09 F0 thuộc 02/05 xưởng.',
        options: ['toàn cơ sở 1.120 người', '02 xưởng, 640 người'],
        proposed: '(a) đến khi có 410 kết quả',
        lead: 'Ban Quản lý các KCN',
        with: 'Sở Y tế',
        due: '2021-11-24T03:00:00.000Z',
      },
      {
        about: 'isolation:kcn-diem-thuy',
        matter: 'Chỗ cách ly',
        basis: '287 F1, các cơ sở trong khu còn 46 chỗ, thiếu 241',
        options: [],
        proposed: 'mở khu cách ly tập trung của tỉnh',
        lead: 'Bộ Chỉ huy Quân sự tỉnh',
        with: 'Sở Y tế',
        due: '2021-11-24T05:00:00.000Z',
      },
      {
        about: 'silent-twice',
        matter: '09 cơ sở chưa báo cáo từ 02 kỳ trở lên',
        basis: '09 cơ sở chưa báo cáo từ 02 kỳ trở lên',
        options: [],
        proposed: 'kiểm tra tại chỗ',
        lead: 'Ban Quản lý các KCN',
        with: '',
        due: '2021-11-24T10:00:00.000Z',
      },
    ],
  },
  directions: [
    direction(1, 'done', 'lấy mẫu toàn bộ người dịch vụ'),
    direction(2, 'open', 'kiểm tra KCN Sông Công I (05/07 cơ sở)'),
    direction(3, 'done', 'rà soát xe đưa đón'),
  ],
};
