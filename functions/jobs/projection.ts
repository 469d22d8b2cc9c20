import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { daysTouched, rosterRow } from '../../domain/roster.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Filings } from '../stores/filings.ts';
import type { Projections } from '../stores/projections.ts';
import type { Sites } from '../stores/sites.ts';

/** What projecting a site asks for. */
export type ProjectionNeeds = {
  sites: Pick<Sites, 'get'>;
  filings: Pick<Filings, 'list'>;
  projections: Pick<Projections, 'putRow'>;
};

/** Reports before the first projected day that are read: one is the newest before it, whatever the gap. */
const before = 2;

/**
 * Works out the site's roster rows from the records as they are now, for the day and those after it to today, and puts them. It does
 * not look at what changed: repeated, late or out of order it arrives at the same rows.
 */
export const projectSite = async (
  needs: ProjectionNeeds,
  siteId: string,
  from: Day,
  now: Instant,
): Promise<void> => {
  const item = await needs.sites.get(siteId);
  if (item !== null) await projectRecord(needs, item.record, from, now);
};

/** The same for a record that was just read. */
export const projectRecord = async (
  { filings, projections }: Omit<ProjectionNeeds, 'sites'>,
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
  for (const day of days) {
    const counts = rosterRow(record, items, day, now);
    if (counts !== null) await projections.putRow(day, zoneId, siteId, counts);
  }
};
