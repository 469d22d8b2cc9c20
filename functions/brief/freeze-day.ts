import type { Episode } from '../../domain/alert.ts';
import { addDays, type Day, daysFrom, type Instant } from '../../domain/day.ts';
import type { Contribution } from '../../domain/figures.ts';
import { checkInDayOf } from '../../domain/pack/clocks.ts';
import { province } from '../../domain/pack/province.ts';
import { zones, zonesOn } from '../../domain/pack/zones.ts';
import type { BriefEntry } from '../../domain/review.ts';
import {
  type DayFigures,
  type EventLine,
  type SiteLine,
  Snapshot,
  SnapshotAlerts,
  SnapshotSites,
  snapshotText,
} from '../../domain/snapshot.ts';
import { alertLines, marksByZone, zoneClustersIn } from '../../domain/snapshot-alerts.ts';
import { inOrder, periodOf, snapshotKey, snapshotOf, trendDays } from '../../domain/snapshot-of.ts';
import { type Briefs, NotAsFrozen, sha256 } from '../stores/briefs.ts';
import type { Cases } from '../stores/cases.ts';
import type { Events } from '../stores/events.ts';
import type { Files } from '../stores/files.ts';
import type { Lines } from './read-lines.ts';

export type FreezeNeeds = {
  cases: Pick<Cases, 'newest'>;
  events: Pick<Events, 'ofDay'>;
  /** Counts of zones on some days, the days side by side. */
  countsOf: (days: readonly Day[]) => Promise<ReadonlyMap<Day, ReadonlyMap<string, Contribution>>>;
  briefs: Pick<Briefs, 'getSnapshot' | 'putFrozen'>;
  snapshotFiles: Pick<Files, 'putNew' | 'get'>;
};

const json = 'application/json';

/** Bytes that lie under the key from now on: these, or those of whoever was first. */
const frozen = async (
  { snapshotFiles: files }: FreezeNeeds,
  key: string,
  text: string,
): Promise<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  if ((await files.putNew(key, bytes, json)) === 'written') return bytes;
  const there = await files.get(key);
  if (there === null) throw new NotAsFrozen(`${key} is there and cannot be read`);
  return there;
};

const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
const listed = (bytes: Uint8Array, items: readonly unknown[]) => ({
  sha256: sha256(bytes),
  items: items.length,
});

/**
 * Freezes a day: the alerts first, with the moment that all is as of, then the sites, then the snapshot that names both, and at last the
 * note that it is there. Every file is written once. Whoever comes later, at once or after a crash, goes on from the files that he finds,
 * and arrives at the same snapshot.
 */
export const freezeDay = async (
  needs: FreezeNeeds,
  { day, now, episodes }: { day: Day; now: Instant; episodes: readonly Episode[] },
  { register, byDay }: Lines,
): Promise<BriefEntry> => {
  const names = new Map([...register].map(([id, { name }]) => [id, name]));
  const mine = { day, madeAt: now, items: alertLines(episodes, names, now) };
  const alertsBytes = await frozen(needs, snapshotKey(day, 'alerts'), textOf(SnapshotAlerts.parse(mine)));
  const { madeAt, items: alerts } = SnapshotAlerts.parse(parsed(alertsBytes));
  const all = byDay.get(day) ?? [];
  const sites = { day, items: inOrder(all.map(({ line }) => line)) };
  const sitesBytes = await frozen(needs, snapshotKey(day, 'sites'), textOf(SnapshotSites.parse(sites)));
  const { items: lines } = SnapshotSites.parse(parsed(sitesBytes));
  const lists = { sites: listed(sitesBytes, lines), alerts: listed(alertsBytes, alerts) };
  const snapshot = snapshotOf({
    ...{ province: province.id, day, madeAt, lines, alerts, lists },
    zones: zonesOf(day, lines),
    beside: new Map(all.map((one) => [one.line.siteId, one])),
    ...ofEpisodes(episodes, day, madeAt),
    ...(await around(needs, { day, madeAt, lines, register })),
  });
  const bytes = await frozen(needs, snapshotKey(day, 'snapshot'), snapshotText(snapshot));
  const entry = {
    day,
    snapshot: { madeAt: Snapshot.parse(parsed(bytes)).madeAt, sha256: sha256(bytes) },
    issuedAt: null,
    reviewed: false,
  };
  await needs.briefs.putFrozen(entry);
  return entry;
};

const textOf = (content: unknown): string => JSON.stringify(content);

/** The zones that there were on the day, and any other that has sites. */
const zonesOf = (day: Day, lines: readonly SiteLine[]) => {
  const there = new Set([...zonesOn(day).map(({ id }) => id), ...lines.map(({ zoneId }) => zoneId)]);
  return zones.filter(({ id }) => there.has(id));
};

const ofEpisodes = (episodes: readonly Episode[], day: Day, madeAt: Instant) => ({
  marks: marksByZone(episodes, madeAt),
  zoneClusters: zoneClustersIn(episodes, periodOf(day).from, madeAt),
});

type Around = { day: Day; madeAt: Instant; lines: readonly SiteLine[]; register: Lines['register'] };

/** What lies around the day: the responses to its cases, what came after it, and the days before it. */
const around = async (needs: FreezeNeeds, { day, madeAt, lines, register }: Around) => {
  const withCases = lines.filter(({ f0In14 }) => f0In14 > 0).map(({ siteId }) => siteId);
  const [cases, events, dayBefore, weekBefore, before] = await Promise.all([
    needs.cases.newest(withCases),
    eventsAfter(needs, day, madeAt, register),
    figuresOn(needs, addDays(day, -1)),
    figuresOn(needs, addDays(day, -7)),
    needs.countsOf(daysFrom(addDays(day, 1 - trendDays), addDays(day, -1))),
  ]);
  return { cases, events, dayBefore, weekBefore, before };
};

/** The quick reports from the cut-off of the day on. */
const eventsAfter = async (
  { events }: FreezeNeeds,
  day: Day,
  madeAt: Instant,
  register: Lines['register'],
): Promise<EventLine[]> => {
  const days = daysFrom(addDays(day, 1), checkInDayOf(madeAt));
  const found = await Promise.all(days.map((one) => events.ofDay(one)));
  return found.flat().flatMap(({ siteId, kind, count, at }) => {
    const site = register.get(siteId);
    return site === undefined || at > madeAt
      ? []
      : [{ siteId, name: site.name, zoneId: site.zoneId, kind, count, at }];
  });
};

const figuresOn = async ({ briefs }: FreezeNeeds, day: Day): Promise<DayFigures | null> => {
  const found = await briefs.getSnapshot(day);
  return found === null ? null : { day, figures: found.snapshot.figures };
};
