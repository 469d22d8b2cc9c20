import type { Band } from './assessment.ts';
import { dayOf, type Instant } from './day.ts';
import type { Freshness } from './freshness.ts';
import { zones } from './pack/zones.ts';
import { type SiteRecord, standingOf } from './site-record.ts';

/** What a list of sites may be narrowed to. */
export type SiteWanted = {
  zone?: string | undefined;
  band?: Band | undefined;
  freshness?: Freshness | undefined;
  q?: string | undefined;
};

/** A text without case and marks, so that "song cong" finds "Sông Công". */
export const plainText = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase().trim();

const zoneNames = new Map(zones.map((zone) => [zone.id, zone.name]));

/** True for a site that is what was asked for; the text is looked for in the site's id, name and employer and its zone's name. */
export const siteMatches = ({ zone, band, freshness, q = '' }: SiteWanted, now: Instant) => {
  const needle = plainText(q);
  const today = dayOf(now);
  return (record: SiteRecord): boolean => {
    const { site } = record;
    if (zone !== undefined && site.zoneId !== zone) return false;
    if (needle !== '' && !haystack(site).includes(needle)) return false;
    if (band === undefined && freshness === undefined) return true;
    const standing = standingOf(record, today, now);
    const known = standing.freshness === 'fresh' || standing.freshness === 'stale';
    return (
      (band === undefined || (known && standing.band === band)) &&
      (freshness === undefined || standing.freshness === freshness)
    );
  };
};

const haystack = ({ siteId, name, employer, zoneId }: SiteRecord['site']) =>
  plainText([siteId, name, employer, zoneNames.get(zoneId) ?? ''].join(' '));
