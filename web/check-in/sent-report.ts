import type { CheckInReply } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import type { Entry } from './outbox-entry.ts';
import type { SiteDay } from './site-day.ts';

/** The newest revision that this device has sent of a site-day and knows of; null for none. */
export const sentReport = (entries: readonly Entry[], siteId: string, day: Day): CheckInReply | null =>
  entries.reduce<CheckInReply | null>((newest, entry) => {
    if (entry.kind !== 'check-in' || entry.siteId !== siteId || entry.day !== day) return newest;
    return (entry.reply?.checkIn.revision ?? 0) > (newest?.checkIn.revision ?? 0) ? entry.reply : newest;
  }, null);

/**
 * The site's day with what this device has sent of it since it was read: what is written next is written on top of that, and is no
 * rival of it.
 */
export const withSent = (siteDay: SiteDay, entries: readonly Entry[]): SiteDay => {
  const sent = sentReport(entries, siteDay.detail.site.siteId, siteDay.day);
  if (sent === null || sent.checkIn.revision <= (siteDay.filed?.checkIn.revision ?? 0)) return siteDay;
  const { checkIn, assessment } = sent;
  return { ...siteDay, filed: { checkIn, assessment } };
};
