import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { Contribution } from '../../domain/figures.ts';
import { rosterRow } from '../../domain/roster.ts';
import type { ProjectionMend } from '../stores/projection-mend.ts';
import type { Projections } from '../stores/projections.ts';
import type { Revisions } from '../stores/revisions.ts';
import type { SiteItem } from '../stores/site-item.ts';
import type { Sites } from '../stores/sites.ts';
import { LostRace } from '../stores/transaction.ts';
import { isSameHour } from './projection.ts';

/** What making the rows of a zone anew asks for. */
export type RowNeeds = {
  sites: Pick<Sites, 'get' | 'list'>;
  revisions: Pick<Revisions, 'newest'>;
  projections: Pick<Projections, 'putRow'>;
  mend: Pick<ProjectionMend, 'rows' | 'dropRow' | 'mendCounts'>;
  clock: () => Instant;
};

/** Reported days before the first one that are read: one is the newest before it, whatever the gap. */
const before = 2;
/** Sites, and days, worked on at once. */
const width = 8;

type Rows = ReadonlyMap<Day, ReadonlyMap<string, Contribution>>;

/**
 * Works out the rows of a zone for the days from the register and the revisions alone, puts those that are other, and makes the counts
 * their sum. Whatever is written meanwhile is projected by itself; where a site was written whose rows were touched here, or a day began
 * or was cut off, it looks again.
 * @returns how many rows and counts were not as they should be
 */
export const rebuildRows = async (needs: RowNeeds, zoneId: string, days: readonly Day[]): Promise<number> => {
  const { clock, mend } = needs;
  const named = new Set<string>();
  let mended = 0;
  for (;;) {
    const now = clock();
    const sites = await sitesOf(needs, zoneId, named);
    const expected = await rowsOf(needs, sites, days, now);
    const touched = new Set<string>();
    await inTurns(days, async (day) => {
      const put = await mendDay(needs, { zoneId, day, sites, expected, touched });
      mended += put;
    });
    for (const siteId of touched) named.add(siteId);
    if (await isStill(needs, { zoneId, read: sites, touched, now })) break;
  }
  await inTurns(days, async (day) => {
    if (await mend.mendCounts(day, zoneId)) mended += 1;
  });
  return mended;
};

/** Does the work for a few at a time. */
const inTurns = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  for (let start = 0; start < all.length; start += width)
    await Promise.all(all.slice(start, start + width).map(work));
};

/** The sites of the zone as the table has them now: those that are listed, and those `named`, since lists may lag behind. */
const sitesOf = async (
  { sites }: Pick<RowNeeds, 'sites'>,
  zoneId: string,
  named: ReadonlySet<string>,
): Promise<Map<string, SiteItem>> => {
  const ids = new Set(named);
  let cursor: string | undefined;
  do {
    const page = await sites.list({ zones: [zoneId], keep: () => true }, { limit: 200, cursor });
    for (const { site } of page.items) ids.add(site.siteId);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  const found = new Map<string, SiteItem>();
  await inTurns([...ids], async (siteId) => {
    const item = await sites.get(siteId);
    if (item?.record.site.zoneId === zoneId) found.set(siteId, item);
  });
  return found;
};

/** The rows of the days as they ought to be. */
const rowsOf = async (
  { revisions }: Pick<RowNeeds, 'revisions'>,
  sites: ReadonlyMap<string, SiteItem>,
  days: readonly Day[],
  now: Instant,
): Promise<Rows> => {
  const rows = new Map(days.map((day) => [day, new Map<string, Contribution>()]));
  const [from = dayOf(now), to = from] = [days[0], days.at(-1)];
  await inTurns([...sites], async ([siteId, { record }]) => {
    const reports = await revisions.newest(siteId, { from, to }, before);
    for (const day of days) {
      const counts = rosterRow(record, reports, day, now);
      if (counts !== null) rows.get(day)?.set(siteId, counts);
    }
  });
  return rows;
};

type OfDay = {
  zoneId: string;
  day: Day;
  sites: ReadonlyMap<string, SiteItem>;
  expected: Rows;
  touched: Set<string>;
};

/** Puts the rows of a day that are other than expected, and takes those away that nobody is expected to have. */
const mendDay = async (needs: RowNeeds, { zoneId, day, sites, expected, touched }: OfDay) => {
  const [found, wanted] = [await needs.mend.rows(day, zoneId), expected.get(day)];
  let mended = 0;
  for (const siteId of new Set([...found.keys(), ...(wanted?.keys() ?? [])])) {
    const [is, should] = [found.get(siteId), wanted?.get(siteId)];
    if (is !== undefined && should !== undefined && isSame(is, should)) continue;
    touched.add(siteId);
    if (should !== undefined) await needs.projections.putRow(day, zoneId, siteId, should);
    // A site that was registered a moment ago may not be listed yet: the next look knows it by name.
    else if (!sites.has(siteId) && (await isThere(needs, zoneId, siteId))) continue;
    else if (is !== undefined) await dropStray(needs, day, zoneId, siteId, is);
    mended += 1;
  }
  return mended;
};

const isThere = async ({ sites }: RowNeeds, zoneId: string, siteId: string) =>
  (await sites.get(siteId))?.record.site.zoneId === zoneId;

/** Takes a row away that stands for nothing, unless it moved meanwhile. */
const dropStray = async (
  { mend }: RowNeeds,
  day: Day,
  zoneId: string,
  siteId: string,
  counts: Contribution,
): Promise<void> => {
  try {
    await mend.dropRow(day, zoneId, siteId, counts);
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
  }
};

type Look = {
  zoneId: string;
  read: ReadonlyMap<string, SiteItem>;
  touched: ReadonlySet<string>;
  now: Instant;
};

/** True while the touched sites are as they were read, and it is the same day and side of the cut-off. */
const isStill = async (
  { sites, clock }: RowNeeds,
  { zoneId, read, touched, now }: Look,
): Promise<boolean> => {
  if (!isSameHour(now, clock())) return false;
  let isChanged = false;
  await inTurns([...touched], async (siteId) => {
    const item = await sites.get(siteId);
    if (item?.record.site.zoneId === zoneId && item.seq !== read.get(siteId)?.seq) isChanged = true;
  });
  return !isChanged;
};

const isSame = (a: Contribution, b: Contribution): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(b).every(([name, n]) => a[name] === n);
