import * as z from 'zod/mini';
import { AlertState, RuleId, Severity } from './alert-brief.ts';
import { Band, GateId, Scenario } from './assessment.ts';
import { Day, Instant } from './day.ts';
import { Figures } from './figures.ts';
import { Freshness } from './freshness.ts';
import { ZoneId } from './me.ts';
import { SiteId } from './site-id.ts';

/*
 * What a briefing is based on. A snapshot is of a day's period, from the cut-off of the day before to its own, with what had been received
 * by the end of the day: it comes out the same whenever it is made. Written once, never changed; its hash is printed on the brief.
 */

const Tally = z.int().check(z.gte(0));

/** What the day came to at a site; `pending` never: the day is over. */
export const LineCoverage = z.enum(['onTime', 'late', 'missing', 'notDue']);

/** Persons that a site reported for the day. */
export const LineFlows = z.strictObject({
  present: Tally,
  lodged: Tally,
  symptomatic: Tally,
  f0: Tally,
  f1: Tally,
  testedHighRisk: Tally,
  testedService: Tally,
  testedOther: Tally,
  positive: Tally,
  isolationFree: Tally,
});
export type LineFlows = z.infer<typeof LineFlows>;

/** A site in a snapshot: every figure of the brief that counts sites or their people is a sum over these lines. */
export const SiteLine = z.strictObject({
  siteId: SiteId,
  name: z.string(),
  zoneId: ZoneId,
  workforce: Tally,
  coverage: LineCoverage,
  /** The day's report as it stood at the end of the day; null: nothing had come in. */
  flows: z.nullable(LineFlows),
  /** As of the end of the day; null while the site was not active. Without a freshness, or unknown, there is no band and no scenario. */
  freshness: z.nullable(Freshness),
  band: z.nullable(Band),
  readiness: z.nullable(z.number()),
  gates: z.array(GateId),
  scenario: z.nullable(Scenario),
  /** New F0 that the site reported for the day and the 13 days before it. */
  f0In14: Tally,
  /** Due days without a report up to this one, in a row; 0 when the day was reported or not due and none was missed before. */
  missedInRow: Tally,
});
export type SiteLine = z.infer<typeof SiteLine>;

/** A site where cases are: what is told of it in words. Counts of the case response are null where nobody has said yet. */
export const CaseLine = z.strictObject({
  siteId: SiteId,
  name: z.string(),
  zoneId: ZoneId,
  /** New F0 by day, oldest first, from the first of the last 14 days that had any up to the day itself. */
  series: z.array(z.strictObject({ day: Day, f0: Tally })),
  f0In14: Tally,
  held: z.nullable(Tally),
  sampled: z.nullable(Tally),
  awaiting: z.nullable(Tally),
  f1Listed: z.nullable(Tally),
});
export type CaseLine = z.infer<typeof CaseLine>;

/** An alert that was not closed when the snapshot was made. */
export const AlertLine = z.strictObject({
  id: z.string(),
  siteId: z.nullable(SiteId),
  /** Of the site; null for a rule on a whole zone. */
  siteName: z.nullable(z.string()),
  zoneId: ZoneId,
  rule: RuleId,
  severity: Severity,
  state: AlertState,
  openedAt: Instant,
  verifyBy: Instant,
  actBy: z.nullable(Instant),
  /** Minutes past the clock that runs; null while it is not overdue. */
  overdueMinutes: z.nullable(Tally),
});
export type AlertLine = z.infer<typeof AlertLine>;

/** A quick report of after the period: told apart, and in no figure. */
export const EventLine = z.strictObject({
  siteId: SiteId,
  name: z.string(),
  zoneId: ZoneId,
  kind: z.enum(['f0', 'positive', 'symptoms']),
  count: Tally,
  at: Instant,
});
export type EventLine = z.infer<typeof EventLine>;

/** A day of the trend: what the province had reported of it when the snapshot was made. */
export const TrendDay = z.strictObject({
  day: Day,
  due: Tally,
  /** Due sites that reported, on time or late. */
  reportedDue: Tally,
  onTime: Tally,
  /** All sites that reported. */
  reported: Tally,
  f0: Tally,
  /** Sites with a band; ready or to be watched; not ready; sites not known. */
  banded: Tally,
  good: Tally,
  notReady: Tally,
  unknown: Tally,
});
export type TrendDay = z.infer<typeof TrendDay>;

/** The figures of a day that the brief compares with: as the brief of that day had them. */
export const DayFigures = z.strictObject({ day: Day, figures: Figures });
export type DayFigures = z.infer<typeof DayFigures>;

export const ZoneFigures = z.extend(Figures, {
  zoneId: ZoneId,
  name: z.string(),
  /** Degrees; null where the place is not known. */
  lat: z.nullable(z.number()),
  lon: z.nullable(z.number()),
  /** New F0 of the day and the 13 days before it. */
  f0In14: Tally,
  /** Free places to isolate that its sites reported for the day. */
  isolationFree: Tally,
});
export type ZoneFigures = z.infer<typeof ZoneFigures>;

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The lists that lie beside a snapshot, each a file of its own. */
export const snapshotLists = ['sites', 'alerts'] as const;
export type SnapshotList = (typeof snapshotLists)[number];

/**
 * The snapshot of a day: everything that the page says. The lists that its sentences lead to lie beside it, and it names their hashes:
 * one hash holds all.
 */
export const Snapshot = z.strictObject({
  schema: z.literal(1),
  province: z.string(),
  day: Day,
  /** When it was made; what happened after the period is told up to here. */
  madeAt: Instant,
  /** The templates that sites were scored under. */
  templates: z.array(z.string()),
  figures: Figures,
  zones: z.array(ZoneFigures),
  /** From the snapshots of those days; null where there is none. */
  dayBefore: z.nullable(DayFigures),
  weekBefore: z.nullable(DayFigures),
  /** Persons at work by the register: at the sites that were due, and at those of them that reported. */
  workforce: z.strictObject({ due: Tally, reported: Tally }),
  /** Most F0 in 14 days first. */
  cases: z.array(CaseLine),
  /** Zones that went over to the alert of several sites with cases during the period or since. */
  zoneClusters: z.array(z.strictObject({ zoneId: ZoneId, at: Instant })),
  /** Sites without a report for two due days or more in a row: `missedInRow` of 2 and above. */
  silentTwice: Tally,
  /** Oldest first. */
  events: z.array(EventLine),
  /** The longest of the overdue alerts, minutes; null without any. */
  longestOverdueMinutes: z.nullable(Tally),
  /** Oldest first, at most 90 days up to this one. */
  trend: z.array(TrendDay),
  lists: z.record(z.enum(snapshotLists), z.strictObject({ sha256: Sha256, items: Tally })),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** The bytes of a snapshot or of a list: keys in the order of the schema, one line. The same content gives the same bytes. */
export const snapshotText = (snapshot: Snapshot): string => JSON.stringify(Snapshot.parse(snapshot));

/** The list of sites beside a snapshot, by zone and site. */
export const SnapshotSites = z.strictObject({ day: Day, items: z.array(SiteLine) });

/** The list of alerts beside it, with the moment that they, and so the whole snapshot, are as of: it is the first file of a day. */
export const SnapshotAlerts = z.strictObject({ day: Day, madeAt: Instant, items: z.array(AlertLine) });
export type SnapshotAlerts = z.infer<typeof SnapshotAlerts>;
