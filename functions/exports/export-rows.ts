import type { Episode } from '../../domain/alert.ts';
import { daysFrom } from '../../domain/day.ts';
import { outsideHeads, outsideRows, reportHeads, reportRows } from '../../domain/export-days.ts';
import {
  alertHeads,
  alertRow,
  checkInHeads,
  checkInRow,
  fewPeople,
  openedWithin,
  type Row,
  siteHeads,
  siteRow,
} from '../../domain/export-table.ts';
import type { ExportWords } from '../../domain/export-words.ts';
import { daysOfPart, type ExportWork, isByDay } from '../../domain/export-work.ts';
import { figuresOf, noAlerts } from '../../domain/figures.ts';
import type { Filed } from '../../domain/filing.ts';
import { zones, zonesOn } from '../../domain/pack/zones.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Briefs } from '../stores/briefs.ts';
import type { Episodes } from '../stores/episodes.ts';
import type { Exports } from '../stores/exports.ts';
import type { Filings } from '../stores/filings.ts';
import type { Projections } from '../stores/projections.ts';
import type { Sites } from '../stores/sites.ts';

/** What the rows of exports are made of. */
export type RowSources = {
  exports: Pick<Exports, 'sites'>;
  sites: Pick<Sites, 'many'>;
  filings: Pick<Filings, 'list'>;
  episodes: Pick<Episodes, 'at'>;
  projections: Pick<Projections, 'zoneCounts'>;
  briefs: Pick<Briefs, 'getSnapshot'>;
};

/** Sites read at once. */
const width = 8;
/** Reports that one reading brings. */
const page = 200;

/** The heads of the columns. */
export const headsOf = (work: ExportWork, words: ExportWords): string[] => {
  if (work.what === 'sites') return siteHeads(work, words);
  if (work.what === 'alerts') return alertHeads(words);
  if (work.what === 'daily-report') return reportHeads(work, words);
  return work.audience === 'outside' ? outsideHeads(words) : checkInHeads(work, words);
};

/** Every reported day of the span, the oldest first. */
const reportsOf = async (
  filings: RowSources['filings'],
  siteId: string,
  { from, to }: ExportWork,
): Promise<Filed[]> => {
  const found: Filed[] = [];
  let cursor: string | undefined;
  do {
    const some = await filings.list(siteId, { from, to }, { limit: page, cursor });
    found.push(...some.items);
    cursor = some.cursor ?? undefined;
  } while (cursor !== undefined);
  return found.reverse();
};

const isFew = ({ site }: SiteRecord) => site.workforce < fewPeople;

/** The alerts of a site that opened in the span; outside, none of a workplace with few people. */
const alertsOf = async (
  { episodes }: RowSources,
  record: SiteRecord,
  work: ExportWork,
  words: ExportWords,
): Promise<Row[]> => {
  if (work.audience === 'outside' && isFew(record)) return [];
  const found = await episodes.at({ siteId: record.site.siteId });
  return inOrder(found, work).map((one) => alertRow(one, record.site, words));
};

/** Those that opened in the span, the oldest first. */
const inOrder = (found: readonly Episode[], work: ExportWork): Episode[] => {
  const place = ({ openedAt, id }: Episode) => `${openedAt} ${id}`;
  return found.filter((one) => openedWithin(one, work)).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};

const rowsOfSite = async (
  sources: RowSources,
  record: SiteRecord,
  work: ExportWork,
  words: ExportWords,
): Promise<Row[]> => {
  if (work.what === 'sites') return [siteRow(record, work, words, work.createdAt)];
  if (work.what === 'alerts') return alertsOf(sources, record, work, words);
  const reports = await reportsOf(sources.filings, record.site.siteId, work);
  return reports.map((filed) => checkInRow(filed, record, work, words));
};

/** The alerts of whole zones, of those that the owner knows of: they come first. */
const zoneAlerts = async ({ episodes }: RowSources, work: ExportWork, words: ExportWords): Promise<Row[]> => {
  if (work.what !== 'alerts' || work.role === 'employer' || work.part > 0) return [];
  const seen = zones.map(({ id }) => id).filter((id) => work.zones.length === 0 || work.zones.includes(id));
  const found = await inTurn(seen, (zoneId) => episodes.at({ zoneId }));
  return inOrder(found, work).map((one) => alertRow(one, null, words));
};

/** What each comes to, some at once, in their order. */
const inTurn = async <T, R>(all: readonly T[], of: (one: T) => Promise<readonly R[]>): Promise<R[]> => {
  const found: R[] = [];
  for (let start = 0; start < all.length; start += width)
    found.push(...(await Promise.all(all.slice(start, start + width).map(of))).flat());
  return found;
};

const rowsOfDay = async (sources: RowSources, day: string, work: ExportWork, words: ExportWords) => {
  if (work.what === 'daily-report') {
    const frozen = await sources.briefs.getSnapshot(day);
    return frozen === null ? [] : reportRows(frozen.snapshot, work, words);
  }
  const counts = await sources.projections.zoneCounts(day);
  const figures = zonesOn(day).flatMap(({ id: zoneId }) => {
    const of = counts.get(zoneId);
    return of === undefined ? [] : [{ zoneId, figures: figuresOf(of, noAlerts) }];
  });
  return outsideRows(day, figures, work, words);
};

/** The rows of the part that an export has come to, and how many sites or days they are of. */
export const rowsOfPart = async (
  sources: RowSources,
  work: ExportWork,
  words: ExportWords,
): Promise<{ rows: Row[]; done: number }> => {
  if (isByDay(work)) {
    const span = daysOfPart(work, work.part);
    const days = span === null ? [] : daysFrom(span.from, span.to);
    return { rows: await inTurn(days, (day) => rowsOfDay(sources, day, work, words)), done: days.length };
  }
  const siteIds = await sources.exports.sites(work.jobId, work.part);
  const records = await sources.sites.many(siteIds);
  const rows = await inTurn(siteIds, async (siteId) => {
    const record = records.get(siteId);
    return record === undefined ? [] : rowsOfSite(sources, record, work, words);
  });
  return { rows: [...(await zoneAlerts(sources, work, words)), ...rows], done: siteIds.length };
};
