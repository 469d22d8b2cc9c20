import type { CaseRecord } from './case-response.ts';
import { addDays, type Day, type Instant } from './day.ts';
import type { Contribution } from './figures.ts';
import { cutOffOf } from './pack/clocks.ts';
import type { PackZone } from './pack/zones.ts';
import type { LineOf } from './site-line.ts';
import type {
  AlertLine,
  CaseLine,
  DayFigures,
  EventLine,
  SiteLine,
  Snapshot,
  SnapshotList,
  TrendDay,
} from './snapshot.ts';
import {
  alertFiguresOf,
  figuresOfLines,
  type MarksBy,
  trendDayOf,
  trendDayOfCounts,
  zoneFiguresOf,
} from './snapshot-figures.ts';

/** Days of the trend, the day itself included. */
export const trendDays = 90;

/** Missed due days in a row from which silence is told of. */
const longSilence = 2;

/** Everything that a snapshot is made from. */
export type SnapshotFacts = {
  province: string;
  day: Day;
  madeAt: Instant;
  /** The zones that there were on the day. */
  zones: readonly Pick<PackZone, 'id' | 'name' | 'lat' | 'lon'>[];
  /** The lists as they lie beside it. */
  lines: readonly SiteLine[];
  alerts: readonly AlertLine[];
  lists: Snapshot['lists'];
  /** What of the sites' lines is told elsewhere, by the id of the site. */
  beside: ReadonlyMap<string, Pick<LineOf, 'template' | 'series'>>;
  marks: MarksBy;
  /** The newest case response of sites with cases. */
  cases: ReadonlyMap<string, Pick<CaseRecord, 'state' | 'counts'>>;
  zoneClusters: Snapshot['zoneClusters'];
  events: readonly EventLine[];
  dayBefore: DayFigures | null;
  weekBefore: DayFigures | null;
  /** Counts of zones on the days before this one, as the summary has them. */
  before: ReadonlyMap<Day, ReadonlyMap<string, Contribution>>;
};

/** The snapshot of a day: everything of it follows from the facts, in an order that follows from them too. */
export const snapshotOf = (facts: SnapshotFacts): Snapshot => {
  const { province, day, madeAt, lines, alerts, marks, lists, events } = facts;
  const figures = figuresOfLines(lines, alertFiguresOf(alerts, [...marks.values()].flat(), madeAt));
  const overdue = alerts.flatMap(({ overdueMinutes }) => overdueMinutes ?? []);
  return {
    ...{ schema: 1, province, day, madeAt },
    templates: [...new Set([...facts.beside.values()].flatMap(({ template }) => template ?? []))].toSorted(),
    figures,
    zones: zoneFiguresOf({ ...facts, zones: facts.zones }),
    ...{ dayBefore: facts.dayBefore, weekBefore: facts.weekBefore },
    workforce: workforceOf(lines),
    cases: casesOf(facts),
    zoneClusters: facts.zoneClusters,
    silentTwice: lines.filter(isLongSilent).length,
    events: events.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    longestOverdueMinutes: overdue.length === 0 ? null : overdue.reduce((a, b) => Math.max(a, b)),
    trend: [...trendBefore(facts), trendDayOf(day, figures)],
    lists,
  };
};

/** Whether a site has let two due days or more go by. */
export const isLongSilent = ({ missedInRow }: SiteLine): boolean => missedInRow >= longSilence;

const placeOf = ({ at, siteId, kind, count }: EventLine) => `${at}#${siteId}#${kind}#${count}`;

const workforceOf = (lines: readonly SiteLine[]) => {
  const due = lines.filter(({ coverage }) => coverage !== 'notDue');
  const sum = (some: readonly SiteLine[]) => some.reduce((total, { workforce }) => total + workforce, 0);
  return { due: sum(due), reported: sum(due.filter(({ coverage }) => coverage !== 'missing')) };
};

const casesOf = ({ lines, beside, cases }: SnapshotFacts): CaseLine[] =>
  lines
    .filter(({ f0In14 }) => f0In14 > 0)
    .toSorted((a, b) => b.f0In14 - a.f0In14 || (a.siteId < b.siteId ? -1 : 1))
    .map(({ siteId, name, zoneId, f0In14 }) => {
      const response = cases.get(siteId);
      const counts = response?.counts;
      return {
        ...{ siteId, name, zoneId, f0In14 },
        series: beside.get(siteId)?.series ?? [],
        // Nobody is held for a case that is closed.
        held: response?.state === 'closed' ? 0 : (counts?.held ?? null),
        sampled: counts?.sampled ?? null,
        awaiting: counts?.awaiting ?? null,
        f1Listed: counts?.f1Listed ?? null,
      };
    });

/** The days before, from the first on which there were sites. */
const trendBefore = ({ before, zones }: SnapshotFacts): TrendDay[] => {
  const ids = new Set(zones.map(({ id }) => id));
  const days = [...before]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, counts]) => {
      const some = [...counts].filter(([zoneId]) => ids.has(zoneId)).map(([, own]) => own);
      return { hasSites: some.length > 0, trend: trendDayOfCounts(day, some) };
    });
  const first = days.findIndex(({ hasSites }) => hasSites);
  return first === -1 ? [] : days.slice(first).map(({ trend }) => trend);
};

/** The period of a day: from the cut-off of the day before to its own. */
export const periodOf = (day: Day): { from: Instant; to: Instant } => ({
  from: cutOffOf(addDays(day, -1)),
  to: cutOffOf(day),
});

/** Lists in the order in which they lie beside a snapshot: by zone and site. */
export const inOrder = (lines: readonly SiteLine[]): SiteLine[] =>
  lines.toSorted((a, b) => (lineKey(a) < lineKey(b) ? -1 : 1));
const lineKey = ({ zoneId, siteId }: SiteLine) => `${zoneId}#${siteId}`;

/** Where the files of a day lie in the bucket of snapshots. */
export const snapshotKey = (day: Day, file: 'snapshot' | SnapshotList): string =>
  `snapshots/${day}/${file}.json`;
