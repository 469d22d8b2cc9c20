import type { Day } from './day.ts';
import { fewPeople, type Row, zoneName } from './export-table.ts';
import type { ExportWords } from './export-words.ts';
import type { ExportWork } from './export-work.ts';
import { type Figures, figureKeys } from './figures.ts';
import type { Snapshot, ZoneFigures } from './snapshot.ts';
import { suppressParts } from './suppress.ts';

type Scope = Pick<ExportWork, 'audience' | 'zones'>;

/** A line of a day: a zone, or all of them. Counts of people, `null` where there is none; all else counts workplaces. */
type DayLine = { zoneId: string; figures: Figures; f0In14: number | null };

/** Counts of people of a line, by their heads. */
const peopleKeys = [...figureKeys.flows, 'f0In14'] as const;
type PeopleKey = (typeof peopleKeys)[number];

const peopleOf = ({ figures, f0In14 }: DayLine, key: PeopleKey): number =>
  key === 'f0In14' ? (f0In14 ?? 0) : figures.flows[key];

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/**
 * The counts of people of a day's zones, and of all of them, as they may be read: outside no small number, and nothing of a zone in which
 * fewer than 50 people were at work. What is withheld is decided over the whole province and for the day alone, whoever asks and for
 * whatever span: two files never tell together what one of them withholds.
 */
const peopleShown = (lines: readonly DayLine[], { audience }: Scope, key: PeopleKey): Row => {
  const counts = lines.map((line) => peopleOf(line, key));
  if (audience === 'internal') return [...counts, sum(counts)];
  const few = lines.flatMap(({ figures }, place) => (figures.flows.present < fewPeople ? [place] : []));
  const { parts, total } = suppressParts(counts, new Set(few));
  return [...parts, total];
};

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

/**
 * The rows of a day's zones, then of the province where the reader sees all of it. `figures`: of every zone with sites, whoever reads; `more`:
 * the cells that come after the counts of people, of a line and of all together.
 */
const dayRows = (
  day: Day,
  lines: readonly DayLine[],
  scope: Scope,
  words: ExportWords,
  { keys, more }: { keys: readonly PeopleKey[]; more: (line: DayLine | null) => Row },
): Row[] => {
  const people = keys.map((key) => peopleShown(lines, scope, key));
  const peopleAt = (place: number) => people.map((shown) => shown[place] ?? 0);
  const rows = lines.map(
    (line, place): Row => [
      ...[day, zoneName(line.zoneId), ...coverageCells(line.figures)],
      ...peopleAt(place),
      ...more(line),
    ],
  );
  if (scope.zones.length > 0)
    return rows.filter((_, place) => scope.zones.includes(lines[place]?.zoneId ?? ''));
  const all = added(lines.map(({ figures }) => figures));
  return [
    ...rows,
    [day, words.own.province, ...coverageCells(all), ...peopleAt(lines.length), ...more(null)],
  ];
};

/** A day of check-ins as it may leave, of the figures of every zone with sites in the order of the register. */
export const outsideRows = (
  day: Day,
  figures: readonly { zoneId: string; figures: Figures }[],
  scope: Scope,
  words: ExportWords,
): Row[] => {
  const lines = figures.map((one) => ({ ...one, f0In14: null }));
  return lines.length === 0
    ? []
    : dayRows(day, lines, scope, words, { keys: figureKeys.flows, more: () => [] });
};

/** The heads of the daily report: what the brief of the day says in numbers. */
export const reportHeads = (words: ExportWords): string[] => {
  const { own, standing } = words;
  return [
    ...coverageHeads(words),
    ...peopleKeys.map((key) => own.heads[key]),
    ...figureKeys.bands.map((band) => standing.bands[band].label),
    ...[own.heads.unknownSites, ...figureKeys.scenarios.map((one) => standing.scenarios[one].label)],
    ...[own.heads.alertsOpen, own.heads.alertsCritical, own.heads.alertsOverdue],
  ];
};

const judgedCells = ({ bands, freshness, scenarios, alerts }: Figures): Row => [
  ...figureKeys.bands.map((band) => bands[band]),
  ...[freshness.unknown, ...figureKeys.scenarios.map((one) => scenarios[one])],
  ...[alerts.open, alerts.critical, alerts.overdue],
];

/** The fields of a day out of its snapshot: zone by zone, and the province as the brief has it. */
export const reportRows = ({ day, zones, figures }: Snapshot, scope: Scope, words: ExportWords): Row[] => {
  const lines = zones.map(({ zoneId, f0In14, ...rest }: ZoneFigures) => ({ zoneId, figures: rest, f0In14 }));
  return dayRows(day, lines, scope, words, {
    keys: peopleKeys,
    more: (line) => judgedCells(line?.figures ?? figures),
  });
};
