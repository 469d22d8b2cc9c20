import type { Role } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import type { Said } from '../support/event.ts';
import { otherZone, siteId, zoneId } from '../support/people.ts';

/** A site in another zone, with a member of its own. */
export const theirs = 'their-site';

/** What a member may do to what is theirs, to what is another's and to what nobody has. */
export type Row = {
  who: readonly Role[] | 'everybody' | 'members';
  /** Roles to which every site is their own. */
  everywhere?: readonly Role[];
  /** A request to a thing: of a site, or of an alert there. */
  said: (site: string) => Said;
  /** Success on one's own, when it is not a refusal that only somebody allowed in can get. */
  own?: string;
  /** What a member hears who is bound to zones, where that is not enough. */
  zoned?: string;
  /** The route names nothing that belongs to anybody. */
  isOwnerless?: true;
};
export const ofSite =
  (more: Said = {}) =>
  (site: string) => ({ ...more, params: { siteId: site } });
export const ofDay =
  (more: Said = {}) =>
  (site: string) => ({ ...more, params: { siteId: site, day: a.day } });
export const ofVersion =
  (more: Said = {}) =>
  (site: string) => ({ ...more, params: { siteId: site, version: '1' } });
/** The zone where a site lies. */
export const ofZone =
  (more: Said = {}) =>
  (site: string) => ({
    ...more,
    params: {
      zoneId:
        new Map([
          [siteId, zoneId],
          [theirs, otherZone],
        ]).get(site) ?? site,
    },
  });
export const ofAlert =
  (more: Said = {}) =>
  (site: string) => ({ ...more, params: { alertId: `case-reported.${site}.1` } });
export const ofWork = () => ({ params: { jobId: '11111111-1111-4111-8111-111111111111' } });
