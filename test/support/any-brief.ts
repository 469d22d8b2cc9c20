import fc from 'fast-check';
import type { Direction } from '../../domain/direction.ts';
import type { Issue, Proposal } from '../../domain/review.ts';
import type { CaseLine, Snapshot } from '../../domain/snapshot.ts';
import { anyAlerts, anyDay } from './any-snapshot.ts';
import { theExample, theIssue } from './brief-example.ts';

/* Briefs with as much, as little and as long data as there can be: whatever of it must be one page. */

export type Brief = { snapshot: Snapshot; issue: Issue | null };

const words = 'Công ty trách nhiệm hữu hạn một thành viên sản xuất linh kiện điện tử viễn thông ';
/** Text of so many characters, in words; or one word that nothing breaks. */
export const long = (most: number): string => words.repeat(9).slice(0, most).trim();
const unbroken = (most: number): string => 'Ẫ'.repeat(most);

const proposal = (n: number, most: (limit: number) => string): Proposal => ({
  ...{ matter: most(120), basis: most(300), options: [1, 2, 3].map(() => most(160)), proposed: most(160) },
  ...{ lead: most(120), with: most(120), due: `2021-11-24T${String(n + 2).padStart(2, '0')}:00:00.000Z` },
});

const direction = (n: number, most: (limit: number) => string, over: Partial<Direction> = {}): Direction => ({
  ...{ id: `2021-11-20.${n + 1}`, day: '2021-11-20', kind: 'tighten', text: most(300), by: most(120) },
  ...{ owner: most(120), due: '2021-11-21T10:00:00.000Z', documentNo: most(60) },
  ...{ recordedBy: { member: 'm-1', name: 'x' }, recordedAt: '2021-11-21T00:30:00.000Z' },
  ...{ state: 'open', version: 1, followUps: [] },
  ...over,
});

const issueWith = (
  proposals: number,
  directions: number,
  most: (limit: number) => string = long,
  over: Partial<Direction> = {},
): Issue => ({
  ...theIssue,
  review: {
    ...{ day: theIssue.day, by: { member: 'm-1', name: most(80) }, at: theIssue.issuedAt, version: 1 },
    proposals: Array.from({ length: proposals }, (_, n) => proposal(n, most)),
  },
  directions: Array.from({ length: directions }, (_, n) => direction(n, most, over)),
});

/** Days of any province with whatever an officer and the Office wrote. */
export const anyBrief: fc.Arbitrary<Brief> = fc
  .record({
    day: anyDay(90),
    alerts: anyAlerts,
    proposals: fc.nat(5),
    directions: fc.nat(30),
    isReviewed: fc.boolean(),
    letters: fc.integer({ min: 3, max: 120 }),
    ended: fc.constantFrom('open', 'done', 'withdrawn'),
  })
  .map(({ day, alerts, proposals, directions, isReviewed, letters, ended }) => {
    const most = (limit: number) => long(Math.min(limit, letters));
    const issue = issueWith(proposals, directions, most, { state: ended });
    return {
      snapshot: { ...day.snapshot, figures: { ...day.snapshot.figures, alerts } },
      issue: isReviewed ? issue : { ...issue, review: null },
    };
  });

const [firstZone] = theExample.zones;
const zonesOf = (n: number, name: (n: number) => string, over: object = {}): Snapshot['zones'] =>
  Array.from({ length: n }, (_, i) => ({
    ...(theExample.zones[i % theExample.zones.length] ?? firstZone ?? fail()),
    ...{ zoneId: `zone-${i}`, name: name(i), f0In14: 45 - (i % 45), lat: 21.3 + (i % 9) / 20 },
    ...{ lon: 105.7 + (i % 5) / 12, ...over },
  }));
const casesOf = (n: number, name: (n: number) => string): CaseLine[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ siteId: `site-${i}`, name: name(i), zoneId: `zone-${i % 45}`, f0In14: 14_000 - i },
    series: Array.from({ length: 14 }, (_unused, d) => ({
      day: `2021-11-${String(10 + d)}`,
      f0: 1000,
    })),
    ...{ held: 123_456, sampled: 123_456, awaiting: 123_456, f1Listed: 123_456 },
  }));
const eventsOf = (n: number, name: string): Snapshot['events'] =>
  Array.from({ length: n }, (_, i) => ({
    ...({ siteId: `site-${i}`, name, zoneId: `zone-${i % 45}`, kind: 'f0', count: 999_999 } as const),
    at: '2021-11-23T22:50:00.000Z',
  }));
const trendOf = (days: number, over: object = {}): Snapshot['trend'] =>
  Array.from({ length: days }, (_, n) => ({
    ...(theExample.trend[n % theExample.trend.length] ?? fail()),
    day: new Date(Date.parse('2021-11-23') - (days - 1 - n) * 86_400_000).toISOString().slice(0, 10),
    ...over,
  }));
function fail(): never {
  throw new Error('the example has zones and days');
}

const covered = (due: number, reported: number): Partial<Snapshot> => ({
  figures: {
    ...theExample.figures,
    coverage: {
      ...{ due, reported, onTime: reported, late: 0 },
      ...{ missing: due - reported, pending: 0, notDue: 0 },
    },
    freshness: { fresh: reported, stale: 0, unknown: due - reported },
  },
});
const withExample = (over: Partial<Snapshot>, issue: Issue | null = theIssue): Brief => ({
  snapshot: { ...theExample, ...over },
  issue,
});
/** The longest name that a site may have. */
const longName = () => long(120);
const plenty: Partial<Snapshot> = {
  zones: zonesOf(45, longName),
  cases: casesOf(45, longName),
  events: eventsOf(60, longName()),
  trend: trendOf(90),
  zoneClusters: Array.from({ length: 45 }, (_, n) => ({
    zoneId: `zone-${n}`,
    at: '2021-11-23T04:20:00.000Z',
  })),
  longestOverdueMinutes: 999_999,
  silentTwice: 400,
};
const nothing: Partial<Snapshot> = {
  ...{ zones: [], cases: [], events: [], trend: [], zoneClusters: [], silentTwice: 0, templates: [] },
  ...{ dayBefore: null, weekBefore: null, workforce: { due: 0, reported: 0 }, longestOverdueMinutes: null },
  ...covered(0, 0),
};

/** Twenty briefs of the worst that can be. */
export const extremes: Readonly<Record<string, Brief>> = {
  'everything at once': withExample(plenty, issueWith(5, 30)),
  'everything at once in words that nothing breaks': withExample(
    {
      ...plenty,
      zones: zonesOf(45, () => unbroken(120)),
      cases: casesOf(45, () => unbroken(120)),
      events: eventsOf(60, unbroken(120)),
    },
    issueWith(5, 30, unbroken),
  ),
  'nothing at all': withExample(nothing, null),
  'nothing at all, and the longest proposals': withExample(nothing, issueWith(5, 30)),
  'the longest names': withExample({
    zones: zonesOf(6, longName),
    cases: casesOf(4, longName),
    events: eventsOf(1, longName()),
  }),
  '45 zones, all with cases': withExample({ zones: zonesOf(45, (n) => `KCN Mẫu ${n}`) }),
  '45 zones and 45 sites with cases': withExample({
    zones: zonesOf(45, (n) => `KCN Mẫu ${n}`),
    cases: casesOf(45, (n) => `Cơ sở Mẫu ${n}`),
  }),
  '300 sites with cases': withExample({ cases: casesOf(300, (n) => `Cơ sở Mẫu ${n}`) }),
  'five of the longest proposals': withExample({}, issueWith(5, 0)),
  'thirty directions overdue': withExample({}, issueWith(0, 30)),
  'thirty directions done': withExample({}, issueWith(0, 30, long, { state: 'done' })),
  'five proposals and thirty directions': withExample({}, issueWith(5, 30)),
  'no review': withExample({}, { ...theIssue, review: null }),
  'not gone out': withExample({}, null),
  'one in ten reporting': withExample(covered(288, 29)),
  'nobody reporting': withExample(covered(288, 0)),
  'one in ten reporting in 45 zones of long names': withExample({
    ...covered(288, 29),
    zones: zonesOf(45, longName, {
      coverage: { due: 6, reported: 0, onTime: 0, late: 0, missing: 6, pending: 0, notDue: 0 },
    }),
  }),
  'sixty reports after the period': withExample({ events: eventsOf(60, longName()) }),
  'ninety days of trend': withExample({ trend: trendOf(90) }),
  'figures of seven digits': withExample({
    trend: trendOf(30, { due: 1_000_000, reportedDue: 999_999, reported: 999_999, f0: 999_999 }),
    ...covered(1_000_000, 999_999),
    longestOverdueMinutes: 9_999_999,
  }),
};
