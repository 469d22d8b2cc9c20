import { type AlertMark, alertFigures } from './alert-figures.ts';
import type { Day, Instant } from './day.ts';
import {
  type AlertFigures,
  addCounts,
  type Contribution,
  countName,
  type Figures,
  figureKeys,
  figuresOf,
  noAlerts,
} from './figures.ts';
import type { PackZone } from './pack/zones.ts';
import type { AlertLine, SiteLine, TrendDay, ZoneFigures } from './snapshot.ts';

/** What a line adds to the counts of its zone: those of the roster, at the end of the day. */
export const countsOfLine = ({ coverage, flows, freshness, band, scenario }: SiteLine): Contribution => {
  const counts: Contribution = {};
  const add = (group: string, key: string | null, n = 1) => {
    if (key !== null && n > 0) counts[countName(group, key)] = n;
  };
  add('coverage', coverage === 'notDue' ? 'notDue' : 'due');
  if (coverage !== 'notDue') add('coverage', coverage);
  if (flows !== null) {
    add('coverage', 'reported');
    for (const key of figureKeys.flows) add('flows', key, flows[key]);
  }
  add('bands', band);
  add('freshness', freshness);
  add('scenarios', scenario);
  return counts;
};

/** Figures of some sites: sums over their lines. */
export const figuresOfLines = (lines: readonly SiteLine[], alerts: AlertFigures): Figures =>
  figuresOf(addCounts(lines.map(countsOfLine)), alerts);

/**
 * Figures of some alerts. How many are open, critical and overdue is counted on the lines, so that it is what the list shows; the marks,
 * which know of closed ones too, tell what was verified in time.
 */
export const alertFiguresOf = (
  lines: readonly AlertLine[],
  marks: readonly AlertMark[],
  madeAt: Instant,
): AlertFigures => ({
  ...alertFigures(marks, madeAt),
  open: lines.length,
  critical: lines.filter(({ severity }) => severity === 'critical').length,
  overdue: lines.filter(({ overdueMinutes }) => overdueMinutes !== null).length,
});

/** Marks of alerts by their zone. */
export type MarksBy = ReadonlyMap<string, readonly AlertMark[]>;

type ZonesOf = {
  zones: readonly Pick<PackZone, 'id' | 'name' | 'lat' | 'lon'>[];
  lines: readonly SiteLine[];
  alerts: readonly AlertLine[];
  marks: MarksBy;
  madeAt: Instant;
};

/** The figures of each zone, in the order of the province's list. */
export const zoneFiguresOf = ({ zones, lines, alerts, marks, madeAt }: ZonesOf): ZoneFigures[] => {
  const linesIn = Map.groupBy(lines, ({ zoneId }) => zoneId);
  const alertsIn = Map.groupBy(alerts, ({ zoneId }) => zoneId);
  return zones.map(({ id, name, lat, lon }) => {
    const own = linesIn.get(id) ?? [];
    const sum = (of: (line: SiteLine) => number) => own.reduce((total, line) => total + of(line), 0);
    return {
      ...figuresOfLines(own, alertFiguresOf(alertsIn.get(id) ?? [], marks.get(id) ?? [], madeAt)),
      ...{ zoneId: id, name, lat, lon },
      f0In14: sum(({ f0In14 }) => f0In14),
      isolationFree: sum(({ flows }) => flows?.isolationFree ?? 0),
    };
  });
};

/** A day of a trend out of the figures of it. */
export const trendDayOf = (day: Day, { coverage, bands, freshness, flows }: Figures): TrendDay => ({
  day,
  due: coverage.due,
  reportedDue: coverage.onTime + coverage.late,
  onTime: coverage.onTime,
  reported: coverage.reported,
  f0: flows.f0,
  banded: bands.ready + bands.watch + bands.weak + bands['not-ready'],
  good: bands.ready + bands.watch,
  notReady: bands['not-ready'],
  unknown: freshness.unknown,
});

/** A day of a trend out of the counts of some zones. */
export const trendDayOfCounts = (day: Day, counts: Iterable<Contribution>): TrendDay =>
  trendDayOf(day, figuresOf(addCounts([...counts]), noAlerts));
