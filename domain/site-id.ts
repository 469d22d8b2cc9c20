import * as z from 'zod/mini';

/** A site's identifier, chosen by the admin: 2 to 40 small letters, digits and hyphens. */
export const SiteId = z.string().check(z.regex(/^[a-z0-9-]{2,40}$/, { error: 'not-a-site-id' }));
export type SiteId = z.infer<typeof SiteId>;

/** Path parameters of every route below a site. */
export const SiteParams = z.strictObject({ siteId: SiteId });
