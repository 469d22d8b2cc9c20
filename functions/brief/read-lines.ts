import { type Day, daysBetween } from '../../domain/day.ts';
import { closesAt } from '../../domain/pack/clocks.ts';
import type { Site } from '../../domain/site.ts';
import { caseDays, type LineOf, siteLine } from '../../domain/site-line.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { everySite } from '../jobs/every-site.ts';
import type { DayReports, ReportedDay } from '../stores/day-reports.ts';
import type { Sites } from '../stores/sites.ts';

export type LinesNeeds = { sites: Pick<Sites, 'list'>; reports: DayReports };

/** What the register says of every site now, and the lines of the sites on each of the days, in no order. */
export type Lines = {
  register: ReadonlyMap<string, Pick<Site, 'name' | 'zoneId'>>;
  byDay: ReadonlyMap<Day, readonly LineOf[]>;
};

/**
 * The lines of all sites on some days, oldest first, each by what had come in when its day closed: one reading of the register, and one
 * of each site's newest reports, however many days there are.
 */
export const readLines = async (
  { sites, reports }: LinesNeeds,
  days: readonly [Day, ...Day[]],
): Promise<Lines> => {
  const [first] = days;
  const last = days.at(-1) ?? first;
  // Those that cases are counted over, and one before them that tells how a silent site stood: none that came in late is as old.
  const limit = daysBetween(first, last) + caseDays + 1;
  const register = new Map<string, Pick<Site, 'name' | 'zoneId'>>();
  const byDay = new Map<Day, LineOf[]>(days.map((day) => [day, []]));
  await everySite(sites, async (record) => {
    const { siteId } = record.site;
    register.set(siteId, record.site);
    const reported = await reports.of(siteId, { to: last, limit, since: closesAt(first) });
    for (const [day, lines] of byDay) lines.push(...lineOf(record, reported, day));
  });
  return { register, byDay };
};

const lineOf = (record: SiteRecord, reported: readonly ReportedDay[], day: Day): LineOf[] => {
  const end = closesAt(day);
  const asOf = reported.flatMap(
    ({ revisions }) => revisions.findLast(({ checkIn }) => checkIn.receivedAt < end) ?? [],
  );
  const line = siteLine(record, asOf, day);
  return line === null ? [] : [line];
};
