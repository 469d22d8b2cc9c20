import { isDeepStrictEqual } from 'node:util';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { lastCutOffDay } from '../../domain/missed-due.ts';
import { daysTouched, rosterRow } from '../../domain/roster.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Filings } from '../stores/filings.ts';
import type { Projections } from '../stores/projections.ts';
import type { Sites } from '../stores/sites.ts';

/** What projecting a site asks for. */
export type ProjectionNeeds = {
  sites: Pick<Sites, 'get'>;
  filings: Pick<Filings, 'list'>;
  projections: Pick<Projections, 'putRow' | 'rowsOf'>;
  clock: () => Instant;
};

/** Reports before the first projected day that are read: one is the newest before it, whatever the gap. */
const before = 2;

/**
 * Works out the site's roster rows from the records as they are now, for the day and those after it to today, and puts them. It does
 * not look at what changed: repeated, late or out of order it arrives at the same rows. Where the site was written, or a day began or
 * was cut off, while it was at work, somebody else may have put newer rows below the older ones: then it does it again.
 */
export const projectSite = async (needs: ProjectionNeeds, siteId: string, from: Day): Promise<void> => {
  const { sites, clock } = needs;
  let now = clock();
  let item = await sites.get(siteId);
  while (item !== null) {
    await projectRecord(needs, item.record, from, now);
    const [later, current] = [clock(), await sites.get(siteId)];
    if (current?.seq === item.seq && isSameHour(now, later)) return;
    [now, item] = [later, current];
  }
};

/** True while no day opened and no cut-off passed from one instant to the other. */
export const isSameHour = (a: Instant, b: Instant) =>
  dayOf(a) === dayOf(b) && lastCutOffDay(a) === lastCutOffDay(b);

/** Puts the rows of a record as it was read: all there is to do where nobody writes the site meanwhile. */
export const projectRecord = async (
  { filings, projections }: Pick<ProjectionNeeds, 'filings' | 'projections'>,
  record: SiteRecord,
  from: Day,
  now: Instant,
): Promise<void> => {
  const days = daysTouched(from, now);
  const { siteId, zoneId } = record.site;
  const { items } = await filings.list(
    siteId,
    { from: '1900-01-01', to: dayOf(now) },
    { limit: days.length + before },
  );
  // One reading tells which rows there are to put: most are as they were.
  const found = await projections.rowsOf(days, zoneId, siteId);
  for (const day of days) {
    const counts = rosterRow(record, items, day, now);
    if (counts === null || isDeepStrictEqual(found.get(day), counts)) continue;
    await projections.putRow(day, zoneId, siteId, counts);
  }
};
