import { addDays, type Day, dayOf, type Instant } from './day.ts';
import { Invalid } from './failure.ts';
import { implausibleCounts } from './implausible-counts.ts';
import type { Inspection, InspectionRequest } from './inspected.ts';
import { inspectionGap, type Reported } from './inspection-gap.ts';
import type { InspectionRules } from './pack/inspections.ts';
import { dueDays, type SiteRecord } from './site-record.ts';

type Asked = {
  record: SiteRecord;
  request: InspectionRequest;
  reported: Reported | null;
  /** The newest inspection of the day that there is already: this one corrects it. */
  before: Inspection | null;
  by: Inspection['by'];
  now: Instant;
  rules: Pick<InspectionRules, 'fileWithinDays'>;
};

/** The span of days whose newest report an inspection of a day is compared to, both included. */
export const comparedDays = (
  day: Day,
  { compareWithinDays }: Pick<InspectionRules, 'compareWithinDays'>,
): { from: Day; to: Day } => ({ from: addDays(day, -compareWithinDays), to: day });

/**
 * Decides an inspection: what is kept of it, and the site's record with it in short where it is the newest. One of a day that was
 * inspected already is the next of that day, and corrects those before.
 * @throws Invalid `future-day`, or `not-an-inspection-day` before the site's registration and when the day is too long ago, or
 * `implausible-count` where more people were counted than can be there.
 */
export const inspect = ({ record, request, reported, before, by, now, rules }: Asked) => {
  const { day, answers, note } = request;
  const today = dayOf(now);
  if (day > today) throw Invalid.at('/day', 'future-day');
  if (day < record.site.registeredOn || day < addDays(today, -rules.fileWithinDays))
    throw Invalid.at('/day', 'not-an-inspection-day');
  const faults = implausibleCounts(answers, record.site.workforce);
  if (faults.length > 0) throw new Invalid('implausible-count', faults);
  const { site, standing } = record;
  const atWork =
    reported?.filed.checkIn.day === day || dueDays(record, day, standing?.lodged ?? 0).isDue(day);
  const gap = inspectionGap(answers, reported, atWork);
  const { siteId } = site;
  const inspection: Inspection = { siteId, day, n: (before?.n ?? 0) + 1, at: now, by, answers, note, gap };
  const isNewest = record.lastInspection === null || day >= record.lastInspection.day;
  return { inspection, record: isNewest ? { ...record, lastInspection: inShort(inspection) } : record };
};

const inShort = ({ day, n, gap }: Inspection): SiteRecord['lastInspection'] => ({
  day,
  n,
  points: gap.points,
  differs: gap.items.filter(({ differs }) => differs).map(({ item }) => item),
});
