import { addDays, type Day, daysFrom, type Instant, instantOf } from '../../domain/day.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import { countsFrom } from '../brief/counts-of-days.ts';
import { type FreezeNeeds, freezeDay } from '../brief/freeze-day.ts';
import { readEpisodes } from '../brief/read-episodes.ts';
import { type LinesNeeds, readLines } from '../brief/read-lines.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { caseStore } from '../stores/cases.ts';
import { connect } from '../stores/connection.ts';
import { dayReportStore } from '../stores/day-reports.ts';
import { eventStore } from '../stores/events.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';

export type FreezeBriefNeeds = Omit<FreezeNeeds, 'countsOf' | 'briefs'> &
  LinesNeeds & {
    clock: () => Instant;
    alerts: Pick<Alerts, 'list'>;
    briefs: Pick<Briefs, 'get' | 'getSnapshot' | 'putFrozen'>;
    projections: Pick<Projections, 'zoneCounts'>;
  };

/** Days back for which a brief is made up for. */
const madeUpFor = 7;

/** When the day is frozen: the morning after it. */
export const frozenFrom = (day: Day): Instant => instantOf(addDays(day, 1), clocks.day.briefFrozenAt);

/**
 * Freezes the day before the one of the run, and those of the week before that are not frozen: each by what had come in when it closed.
 * One that is frozen stays as it is, however often this runs.
 */
export const freezeBrief = (needs: FreezeBriefNeeds) =>
  scheduled('freezeBrief', needs.clock, async (today, now) => {
    const days = daysFrom(addDays(today, -madeUpFor), addDays(today, -1));
    return freezeDays(
      needs,
      days.filter((day) => frozenFrom(day) <= now),
      needs.clock,
    );
  });

/**
 * Freezes those of some days, oldest first, that are not frozen and had sites; `madeAt` tells the moment that a day is frozen at.
 * @returns how many
 */
export const freezeDays = async (
  needs: Omit<FreezeBriefNeeds, 'clock'>,
  days: readonly Day[],
  madeAt: (day: Day) => Instant,
): Promise<number> => {
  const known = await Promise.all(days.map((day) => needs.briefs.get(day)));
  const [first, ...others] = days.filter((_, place) => known[place] === null);
  if (first === undefined) return 0;
  const lines = await readLines(needs, [first, ...others]);
  const episodes = await readEpisodes(needs.alerts, madeAt(first));
  const countsOf = countsFrom(needs.projections.zoneCounts);
  let frozen = 0;
  // One after another: each looks back on those before it.
  for (const [day, some] of lines.byDay) {
    if (some.length === 0) continue;
    await freezeDay({ ...needs, countsOf }, { day, now: madeAt(day), episodes }, lines);
    frozen += 1;
  }
  return frozen;
};

/** The stores that freezing needs, on a connection and the bucket of snapshots. */
export const freezeStores = (
  connection: ReturnType<typeof connect>,
  files: ReturnType<typeof fileStore>,
) => ({
  sites: siteStore(connection),
  reports: dayReportStore(connection),
  alerts: alertStore(connection),
  cases: caseStore(connection),
  events: eventStore(connection),
  projections: projectionStore(connection),
  briefs: briefStore(connection, files),
  snapshotFiles: files,
});

export const handler = lambda(() => {
  const files = fileStore({ client: connectFiles(), ...snapshotSettings() });
  return freezeBrief({ ...freezeStores(connect(settings()), files), clock: systemClock });
});
