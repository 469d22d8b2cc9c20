import type { Instant } from '../../domain/day.ts';
import type { ZoneCalendar } from '../../domain/zone-calendar.ts';
import type { Deed } from '../stores/site-item.ts';
import type { ZoneCalendars } from '../stores/zone-calendars.ts';

export type CalendarNeeds = { zoneCalendars: Pick<ZoneCalendars, 'get' | 'sitesOf' | 'apply'> };

/** Sites written at once. */
const width = 8;

/** What the audit of a site says of it. */
export const appliedDeed = (zoneId: string, { version }: ZoneCalendar, now: Instant): Deed => ({
  actor: 'system',
  act: 'zone-calendar-applied',
  about: `${zoneId} ${version}`,
  at: now,
});

/**
 * Gives every site of a zone the zone's calendar as it is now. Sites that have it, or a newer one, are left alone, so that it may be
 * repeated, overlap with itself and come late. Tells how many were written.
 */
export const applyCalendar = async (
  { zoneCalendars }: CalendarNeeds,
  zoneId: string,
  now: Instant,
): Promise<number> => {
  const calendar = await zoneCalendars.get(zoneId);
  if (calendar.version === 0) return 0;
  const sites = await zoneCalendars.sitesOf(zoneId);
  let written = 0;
  for (let start = 0; start < sites.length; start += width) {
    const done = await Promise.all(
      sites
        .slice(start, start + width)
        .map((siteId) => zoneCalendars.apply(siteId, calendar, appliedDeed(zoneId, calendar, now))),
    );
    written += done.filter(Boolean).length;
  }
  return written;
};
