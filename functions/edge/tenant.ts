import { NotFound } from '../../domain/failure.ts';
import { type Actor, seesSite } from '../../domain/member.ts';
import type { SiteRecord } from '../../domain/site-record.ts';

type Found = { record: SiteRecord };
type Sites = { get(siteId: string): Promise<Found | null> };

/** Finds the site of a path for whoever asks. @throws NotFound when it is unknown or not the caller's: both look the same. */
export const findSite =
  (sites: Sites) =>
  async ({ params: { siteId }, actor }: { params: { siteId: string }; actor: Actor }): Promise<Found> => {
    const found = await sites.get(siteId);
    if (found === null || !seesSite(actor, found.record.site)) throw new NotFound();
    return found;
  };
