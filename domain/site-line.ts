import type { Assessment } from './assessment.ts';
import { addDays, type Day, daysFrom } from './day.ts';
import { type Contribution, countName, figureKeys } from './figures.ts';
import { dueDaysMissed } from './missed-due.ts';
import { closesAt } from './pack/clocks.ts';
import { type Report, rosterRow } from './roster.ts';
import { dueDays, type SiteRecord } from './site-record.ts';
import type { CaseLine, LineFlows, SiteLine } from './snapshot.ts';

/** What a line needs of a reported day: the revision that stood at the end of the day that the line is of. */
export type LineReport = Report & {
  assessment: Pick<Assessment, 'readiness' | 'gates' | 'templateVersion'>;
};

/** Days over which cases are counted, the day itself included. */
export const caseDays = 14;

/** Missed due days are counted up to here. */
const mostMissed = 60;

/** A site's line with what of it is told elsewhere: the template that its band is of, and its new F0 by day. */
export type LineOf = { line: SiteLine; template: string | null; series: CaseLine['series'] };

/** The key of a group that a site's share counts; null where it counts none. */
const oneOf = <K extends string>(row: Contribution, group: string, keys: readonly K[]): K | null =>
  keys.find((key) => row[countName(group, key)] === 1) ?? null;

/**
 * The line of a site in the snapshot of a day, out of its reports as they stood at the end of that day: the same rules as in the counts
 * of the day, asked at its end. null where the site was not registered yet and had not reported.
 */
export const siteLine = (record: SiteRecord, reports: readonly LineReport[], day: Day): LineOf | null => {
  const row = rosterRow(record, reports, day, closesAt(day));
  if (row === null) return null;
  const upTo = reports
    .filter(({ checkIn }) => checkIn.day <= day)
    .toSorted((a, b) => (a.checkIn.day < b.checkIn.day ? 1 : -1));
  const [newest] = upTo;
  const report = newest?.checkIn.day === day ? newest : undefined;
  const series = seriesOf(upTo, day);
  const { siteId, name, zoneId, workforce } = record.site;
  const state = stateOf(row, newest);
  const line: SiteLine = {
    ...{ siteId, name, zoneId, workforce },
    coverage: oneOf(row, 'coverage', ['onTime', 'late', 'missing'] as const) ?? 'notDue',
    flows: report === undefined ? null : flowsOf(report),
    ...state,
    f0In14: series.reduce((sum, { f0 }) => sum + f0, 0),
    missedInRow: missedInRow(record, newest, day),
  };
  return { line, template: line.band === null ? null : (newest?.assessment.templateVersion ?? null), series };
};

/** How the site stood at the end of the day, by its newest report; what is unknown has no band and no score. */
const stateOf = (row: Contribution, newest: LineReport | undefined) => {
  const freshness = oneOf(row, 'freshness', figureKeys.freshness);
  const assessment = freshness === null || freshness === 'unknown' ? undefined : newest?.assessment;
  return {
    freshness,
    band: oneOf(row, 'bands', figureKeys.bands),
    readiness: assessment?.readiness ?? null,
    gates: assessment?.gates ?? [],
    scenario: oneOf(row, 'scenarios', figureKeys.scenarios),
  };
};

const flowsOf = ({ checkIn: { answers } }: LineReport): LineFlows => ({
  present: answers.present,
  lodged: answers.lodged,
  symptomatic: answers.symptomatic,
  f0: answers.f0,
  f1: answers.f1,
  testedHighRisk: answers.testedHighRisk,
  testedService: answers.testedService,
  testedOther: answers.testedOther,
  positive: answers.positive,
  isolationFree: answers.isolationFree,
});

/** Due days without a report up to the day, in a row. */
const missedInRow = (record: SiteRecord, newest: LineReport | undefined, day: Day): number =>
  dueDaysMissed(
    dueDays(record, day, newest?.checkIn.answers.lodged ?? 0),
    newest?.checkIn.day ?? null,
    closesAt(day),
    mostMissed,
  );

/** New F0 of every day from the first of the last 14 that had any; empty where none had. */
const seriesOf = (reports: readonly LineReport[], day: Day): CaseLine['series'] => {
  const f0On = new Map(reports.map(({ checkIn }) => [checkIn.day, checkIn.answers.f0]));
  const days = daysFrom(addDays(day, 1 - caseDays), day).map((one) => ({ day: one, f0: f0On.get(one) ?? 0 }));
  const first = days.findIndex(({ f0 }) => f0 > 0);
  return first === -1 ? [] : days.slice(first);
};
