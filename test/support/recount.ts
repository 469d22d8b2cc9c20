import * as z from 'zod/mini';

/*
 * What a snapshot must say, counted anew from the stored records in the plainest way there is. It shares no code with what it judges.
 * It knows of sites with the usual week (Monday to Saturday), states, and days off that were entered before they began.
 */

const Day = z.string();
const Place = z.object({ pk: z.string(), sk: z.string() });
const Register = z.object({
  record: z.object({
    site: z.object({
      siteId: z.string(),
      name: z.string(),
      zoneId: z.string(),
      workforce: z.number(),
      registeredOn: Day,
    }),
    states: z.array(z.object({ state: z.string(), from: Day })),
    calendar: z.object({ closures: z.array(z.object({ from: Day, to: Day, enteredOn: Day })) }),
  }),
});
const Revision = z.object({
  checkIn: z.object({
    siteId: z.string(),
    day: Day,
    revision: z.number(),
    receivedAt: z.string(),
    answers: z.record(z.string(), z.unknown()),
  }),
  assessment: z.object({
    band: z.nullable(z.string()),
    readiness: z.nullable(z.number()),
    gates: z.array(z.string()),
    scenario: z.string(),
    templateVersion: z.string(),
  }),
});
const EventItem = z.object({ event: z.object({ kind: z.string(), count: z.number() }) });
const EpisodeItem = z.object({
  episode: z.object({
    id: z.string(),
    rule: z.string(),
    zoneId: z.string(),
    severity: z.string(),
    state: z.string(),
    openedAt: z.string(),
    reopenedAt: z.optional(z.string()),
    verifyBy: z.string(),
    actBy: z.nullable(z.string()),
    verifiedAt: z.nullable(z.string()),
    closedAt: z.nullable(z.string()),
  }),
});
type Item = Record<string, unknown>;
type Register = z.infer<typeof Register>['record'];
type Revision = z.infer<typeof Revision>;
type Episode = z.infer<typeof EpisodeItem>['episode'];

const dayMs = 86_400_000;
const plus = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMs).toISOString().slice(0, 10);
/** Hours of +07:00 as they are stored. */
const moment = (day: string, hour: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 7) * 3_600_000).toISOString();

const isDue = ({ site, states, calendar }: Register, day: string): boolean => {
  const state = states.filter(({ from }) => from <= day).at(-1) ?? states[0];
  const isOff = calendar.closures.some((off) => off.from <= day && day <= off.to && off.enteredOn < off.from);
  const isSunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
  return day >= site.registeredOn && state?.state === 'active' && !isSunday && !isOff;
};
const isActive = ({ states }: Register, day: string) =>
  (states.filter(({ from }) => from <= day).at(-1) ?? states[0])?.state === 'active';

/** The items of the records, sorted out. */
const read = (items: readonly Item[]) => {
  const at = (start: string, end: string) =>
    items.filter((item) => {
      const { pk, sk } = Place.parse(item);
      return pk.startsWith(start) && sk.startsWith(end);
    });
  return {
    sites: at('SITE#', 'SITE').map((item) => Register.parse(item).record),
    revisions: at('REVISIONS#', '').map((item) => Revision.parse(item)),
    events: at('EVENTS#', '').map((item) => ({
      ...EventItem.parse(item).event,
      siteId: Place.parse(item).pk.slice('EVENTS#'.length),
      at: Place.parse(item).sk.split('#')[0] ?? '',
    })),
    episodes: [...at('SITE#', 'E'), ...at('ZONE#', 'E')].map((item) => EpisodeItem.parse(item).episode),
  };
};
type Read = ReturnType<typeof read>;

/** How a site stood on a day by the revisions received before a moment. */
const siteOn = (site: Register, all: readonly Revision[], day: string, before: string) => {
  const known = all.filter(
    ({ checkIn }) => checkIn.siteId === site.site.siteId && checkIn.receivedAt < before && checkIn.day <= day,
  );
  const byDay = new Map<string, Revision[]>();
  for (const one of known) byDay.set(one.checkIn.day, [...(byDay.get(one.checkIn.day) ?? []), one]);
  const newestOf = (one: string) =>
    byDay.get(one)?.toSorted((a, b) => b.checkIn.revision - a.checkIn.revision)[0];
  const said = newestOf(day);
  const first = byDay.get(day)?.toSorted((a, b) => a.checkIn.revision - b.checkIn.revision)[0];
  const lastDay = [...byDay.keys()].toSorted().at(-1);
  const newest = lastDay === undefined ? undefined : newestOf(lastDay);
  let missed = 0;
  for (
    let one = lastDay === undefined ? site.site.registeredOn : plus(lastDay, 1);
    one <= day;
    one = plus(one, 1)
  )
    if (isDue(site, one)) missed += 1;
  const due = isDue(site, day);
  const isKnown = isActive(site, day) && newest !== undefined && missed < 2;
  const f0On = (one: string) => Number(newestOf(one)?.checkIn.answers['f0'] ?? 0);
  return {
    site: site.site,
    due,
    isThere: day >= site.site.registeredOn || said !== undefined,
    said,
    coverage: !due
      ? 'notDue'
      : first === undefined
        ? 'missing'
        : first.checkIn.receivedAt < moment(day, 15)
          ? 'onTime'
          : 'late',
    freshness: !isActive(site, day) ? null : !isKnown ? 'unknown' : missed === 0 ? 'fresh' : 'stale',
    assessment: isKnown ? newest.assessment : null,
    missed: isActive(site, day) ? missed : 0,
    f0: Array.from({ length: 14 }, (_, n) => plus(day, n - 13)).map((one) => ({ day: one, f0: f0On(one) })),
  };
};
type SiteOn = ReturnType<typeof siteOn>;

const sumOf = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
const count = (all: readonly SiteOn[], test: (one: SiteOn) => boolean) => all.filter(test).length;
const answer = ({ said }: SiteOn, name: string) => Number(said?.checkIn.answers[name] ?? 0);
const f0In14 = ({ f0 }: SiteOn) => sumOf(f0.map((one) => one.f0));

const dueOf = ({ state, verifyBy, actBy }: Episode) =>
  state === 'open' || state === 'acknowledged' ? verifyBy : state === 'verified' ? actBy : null;

const alertsOf = (episodes: readonly Episode[], now: string) => {
  const open = episodes.filter(({ state }) => state !== 'closed');
  const weekAgo = new Date(Date.parse(now) - 7 * dayMs).toISOString();
  const judged = episodes.filter(({ verifiedAt, verifyBy, closedAt }) => {
    const at = verifiedAt ?? verifyBy;
    const wasOpen = verifiedAt !== null || closedAt === null || closedAt > verifyBy;
    return at > weekAgo && at <= now && wasOpen;
  });
  const inTime = judged.filter(({ verifiedAt, verifyBy }) => verifiedAt !== null && verifiedAt <= verifyBy);
  return {
    open: open.length,
    critical: open.filter(({ severity }) => severity === 'critical').length,
    overdue: open.filter((one) => (dueOf(one) ?? now) < now).length,
    verifiedInTime: { count: inTime.length, of: judged.length },
  };
};

const figuresOf = (all: readonly SiteOn[]) => {
  const coverage = (key: string) => count(all, (one) => one.coverage === key);
  const band = (key: string) => count(all, (one) => one.assessment?.band === key);
  const fresh = (key: string) => count(all, (one) => one.freshness === key);
  const scenario = (key: string) => count(all, (one) => one.assessment?.scenario === key);
  const flow = (key: string) => sumOf(all.map((one) => answer(one, key)));
  return {
    coverage: {
      due: count(all, ({ due }) => due),
      reported: count(all, ({ said }) => said !== undefined),
      onTime: coverage('onTime'),
      late: coverage('late'),
      missing: coverage('missing'),
      pending: 0,
      notDue: coverage('notDue'),
    },
    bands: { ready: band('ready'), watch: band('watch'), weak: band('weak'), 'not-ready': band('not-ready') },
    freshness: { fresh: fresh('fresh'), stale: fresh('stale'), unknown: fresh('unknown') },
    scenarios: {
      normal: scenario('normal'),
      suspected: scenario('suspected'),
      case: scenario('case'),
      outbreak: scenario('outbreak'),
    },
    flows: {
      present: flow('present'),
      symptomatic: flow('symptomatic'),
      f0: flow('f0'),
      f1: flow('f1'),
      testedHighRisk: flow('testedHighRisk'),
      testedService: flow('testedService'),
      testedOther: flow('testedOther'),
      positive: flow('positive'),
    },
  };
};

const trendOf = ({ sites, revisions }: Read, day: string, before: string) => {
  const all = sites.map((site) => siteOn(site, revisions, day, before)).filter(({ isThere }) => isThere);
  const { coverage, bands, freshness, flows } = figuresOf(all);
  return {
    ...{ day, due: coverage.due, reportedDue: coverage.onTime + coverage.late, onTime: coverage.onTime },
    ...{ reported: coverage.reported, f0: flows.f0, unknown: freshness.unknown },
    banded: sumOf(Object.values(bands)),
    good: bands.ready + bands.watch,
    notReady: bands['not-ready'],
  };
};

const withoutHead = (all: SiteOn['f0']) => all.slice(all.findIndex(({ f0 }) => f0 > 0));

/** The parts of a snapshot that are counted, for a day and the moment at which it was made. */
export const recount = (items: readonly Item[], day: string, madeAt: string) => {
  const records = read(items);
  const { sites, revisions, events, episodes } = records;
  const end = moment(day, 24);
  const asOf = (one: string) =>
    sites.map((site) => siteOn(site, revisions, one, moment(one, 24))).filter(({ isThere }) => isThere);
  const all = asOf(day);
  const begun = (one: Episode) => one.reopenedAt ?? one.openedAt;
  const overdue = episodes.map((one) => (Date.parse(madeAt) - Date.parse(dueOf(one) ?? madeAt)) / 60_000);
  const first = sites.map(({ site }) => site.registeredOn).toSorted()[0] ?? day;
  const days: string[] = [];
  for (let one = first; one < day; one = plus(one, 1)) days.push(one);
  const due = all.filter((one) => one.due);
  return {
    figures: { ...figuresOf(all), alerts: alertsOf(episodes, madeAt) },
    zone: (zoneId: string) => {
      const own = all.filter(({ site }) => site.zoneId === zoneId);
      return {
        ...figuresOf(own),
        alerts: alertsOf(
          episodes.filter((one) => one.zoneId === zoneId),
          madeAt,
        ),
        f0In14: sumOf(own.map(f0In14)),
        isolationFree: sumOf(own.map((one) => answer(one, 'isolationFree'))),
      };
    },
    dayBefore: figuresOf(asOf(plus(day, -1))),
    workforce: {
      due: sumOf(due.map(({ site }) => site.workforce)),
      reported: sumOf(due.filter(({ said }) => said !== undefined).map(({ site }) => site.workforce)),
    },
    cases: all
      .filter((one) => f0In14(one) > 0)
      .toSorted((a, b) => f0In14(b) - f0In14(a) || (a.site.siteId < b.site.siteId ? -1 : 1))
      .map((one) => ({ siteId: one.site.siteId, f0In14: f0In14(one), series: withoutHead(one.f0) })),
    silentTwice: count(all, ({ missed }) => missed >= 2),
    templates: [...new Set(all.flatMap(({ assessment }) => assessment?.templateVersion ?? []))].toSorted(),
    events: events
      .filter(({ at }) => at >= moment(day, 15) && at <= madeAt)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ siteId, kind, count: n, at }) => ({ siteId, kind, count: n, at })),
    zoneClusters: episodes
      .filter((one) => one.rule === 'zone-cluster' && begun(one) >= moment(plus(day, -1), 15))
      .map((one) => ({ zoneId: one.zoneId, at: begun(one) })),
    longestOverdueMinutes: overdue.some((late) => late > 0) ? Math.floor(Math.max(...overdue)) : null,
    trend: [...days.map((one) => trendOf(records, one, madeAt)), trendOf(records, day, end)],
    lines: all.map((one) => ({
      siteId: one.site.siteId,
      coverage: one.coverage,
      freshness: one.freshness,
      band: one.assessment?.band ?? null,
      readiness: one.assessment?.readiness ?? null,
      scenario: one.assessment?.scenario ?? null,
      missedInRow: one.missed,
    })),
  };
};
