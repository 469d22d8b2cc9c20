import type { Day } from './day.ts';
import { type Row, zoneName } from './export-table.ts';
import { type DayLine, peopleKeys, peopleShown, standingWithheld } from './export-withheld.ts';
import type { ExportWords } from './export-words.ts';
import type { ExportWork } from './export-work.ts';
import { type Figures, figureKeys } from './figures.ts';
import type { Snapshot, ZoneFigures } from './snapshot.ts';
import { marks } from './suppress.ts';

type Scope = Pick<ExportWork, 'audience' | 'zones'>;
type Audience = Pick<Scope, 'audience'>;

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

const share = (n: number, of: number) => (of === 0 ? null : Math.round((1000 * n) / of) / 10);

const coverageCells = ({ coverage }: Pick<Figures, 'coverage'>): Row => {
  const { due, reported, onTime, late, missing, notDue } = coverage;
  return [due, reported, onTime, late, missing, notDue, share(onTime + late, due)];
};

const added = (all: readonly Figures[]): Pick<Figures, 'coverage'> => ({
  coverage: {
    ...{
      due: sum(all.map(({ coverage }) => coverage.due)),
      reported: sum(all.map((one) => one.coverage.reported)),
    },
    ...{ onTime: sum(all.map((one) => one.coverage.onTime)), late: sum(all.map((one) => one.coverage.late)) },
    ...{
      missing: sum(all.map((one) => one.coverage.missing)),
      pending: sum(all.map((one) => one.coverage.pending)),
    },
    notDue: sum(all.map(({ coverage }) => coverage.notDue)),
  },
});

const coverageHeads = ({ own: { heads }, answers }: ExportWords): string[] => [
  ...[answers.day, heads.zone, heads.due, heads.reported, heads.onTimeSites, heads.lateSites],
  ...[heads.missing, heads.notDue, heads.rate],
];

/** The heads of what leaves of check-ins: by day and zone. */
export const outsideHeads = (words: ExportWords): string[] => [
  ...coverageHeads(words),
  ...figureKeys.flows.map((key) => words.own.heads[key]),
];

/** A zone with a site of its own on the day, or with a report. */
const isThere = ({ figures: { coverage } }: DayLine) =>
  coverage.due + coverage.notDue + coverage.reported > 0;

/** The cells after the counts of people, of a line or (`null`) of the province. */
type More = (line: DayLine | null, place: number) => Row;

/** The rows of a day's zones with sites, then of the province where the reader sees all of it. `lines`: of every zone, whoever reads. */
const dayRows = (
  day: Day,
  lines: readonly DayLine[],
  scope: Scope,
  words: ExportWords,
  { keys, more }: { keys: ReturnType<typeof peopleKeys>; more: More },
): Row[] => {
  if (lines.length === 0) return [];
  const people = keys.map((key) => peopleShown(lines, scope, key));
  const peopleAt = (place: number) => people.map((shown) => shown[place] ?? null);
  const rows = lines.map(
    (line, place): Row => [
      ...[day, zoneName(line.zoneId), ...coverageCells(line.figures)],
      ...peopleAt(place),
      ...more(line, place),
    ],
  );
  if (scope.zones.length > 0)
    return rows.filter((_, place) => scope.zones.includes(lines[place]?.zoneId ?? ''));
  const [all, last] = [added(lines.map(({ figures }) => figures)), lines.length];
  return [...rows, [day, words.own.province, ...coverageCells(all), ...peopleAt(last), ...more(null, last)]];
};

/** A day of check-ins as it may leave, of the figures of every zone in the order of the register. */
export const outsideRows = (
  day: Day,
  figures: readonly { zoneId: string; figures: Figures }[],
  scope: Scope,
  words: ExportWords,
): Row[] => {
  const lines = figures.map((one) => ({ ...one, f0In14: 0 })).filter(isThere);
  return dayRows(day, lines, scope, words, { keys: figureKeys.flows, more: () => [] });
};

/** The heads of the daily report: what the brief of the day says in numbers. Outside there are no alerts: those of sites are told one by one. */
export const reportHeads = (audience: Audience, words: ExportWords): string[] => {
  const { own, standing } = words;
  const alerts = [own.heads.alertsOpen, own.heads.alertsCritical, own.heads.alertsOverdue];
  return [
    ...coverageHeads(words),
    ...peopleKeys(audience).map((key) => own.heads[key]),
    ...figureKeys.bands.map((band) => standing.bands[band].label),
    ...[own.heads.unknownSites, ...figureKeys.scenarios.map((one) => standing.scenarios[one].label)],
    ...(audience.audience === 'internal' ? alerts : []),
  ];
};

const standingCells = ({ bands, freshness, scenarios }: Figures): Row => [
  ...figureKeys.bands.map((band) => bands[band]),
  ...[freshness.unknown, ...figureKeys.scenarios.map((one) => scenarios[one])],
];

const alertCells = ({ alerts }: Figures): Row => [alerts.open, alerts.critical, alerts.overdue];

/** The zones of a snapshot that a report tells of, in the order of the register. */
export const reportLines = ({ zones }: Pick<Snapshot, 'zones'>): DayLine[] =>
  zones
    .map(({ zoneId, f0In14, ...rest }: ZoneFigures) => ({ zoneId, figures: rest, f0In14 }))
    .filter(isThere);

/** The fields of a day out of its snapshot: zone by zone, and the province as the brief has it. */
export const reportRows = (snapshot: Snapshot, scope: Scope, words: ExportWords): Row[] => {
  const { day, figures } = snapshot;
  const lines = reportLines(snapshot);
  const withheld = standingWithheld(lines, scope);
  const more: More = (line, place) => {
    const of = line?.figures ?? figures;
    const standing = standingCells(of);
    return [
      ...(withheld.has(place) ? standing.map(() => marks.withheld) : standing),
      ...(scope.audience === 'internal' ? alertCells(of) : []),
    ];
  };
  return dayRows(day, lines, scope, words, { keys: peopleKeys(scope), more });
};
