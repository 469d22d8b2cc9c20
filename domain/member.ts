import * as z from 'zod/mini';
import { getMe, Me, Role, ZoneId } from './me.ts';
import { listOf, paging, route } from './route.ts';
import { SiteId } from './site-id.ts';

export { Me, Role, ZoneId };

/** A work e-mail, in lower case: the name by which the admin knows a member. */
export const Email = z
  .string()
  .check(z.toLowerCase(), z.regex(/^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,60}$/, { error: 'not-an-email' }));

/** What the admin says of a member. `sites` binds an employer, `zones` narrows board and health; none means all. */
export const MemberFields = z.strictObject({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, { error: 'missing' }), z.maxLength(100, { error: 'too-long' })),
  role: Role,
  sites: z._default(z.array(SiteId).check(z.maxLength(200, { error: 'too-many' })), []),
  zones: z._default(z.array(ZoneId).check(z.maxLength(100, { error: 'too-many' })), []),
  active: z._default(z.boolean(), true),
});

export const Member = z.extend(MemberFields, { email: Email });
export type Member = z.infer<typeof Member>;

/** The signed-in member: the token's subject with the member item. `id` is what logs and histories hold. */
export const Actor = z.extend(Member, { id: z.string() });
export type Actor = z.infer<typeof Actor>;

/** True for whoever works for the province: they see more than one firm's figures, and sign in with a second factor. */
export const isOfficial = (role: Role): boolean => role !== 'employer';

/** True when the actor may know of the site: foreign and unknown look the same to whoever asks. */
export const seesSite = (
  actor: Pick<Actor, 'role' | 'sites' | 'zones'>,
  site: { siteId: string; zoneId: string },
) => (actor.role === 'employer' ? actor.sites.includes(site.siteId) : seesZone(actor, site.zoneId));

/** True when the zone is the actor's: the admin has them all, and so has another official without zones of its own. */
export const seesZone = (actor: Pick<Actor, 'role' | 'zones'>, zoneId: string) =>
  actor.role !== 'employer' &&
  (actor.role === 'admin' || actor.zones.length === 0 || actor.zones.includes(zoneId));

/** True when a change would take an administrator's own rights away: another one does that, so that one always is left. */
export const locksOut = (actor: Pick<Actor, 'email'>, member: Member) =>
  actor.email === member.email && (member.role !== 'admin' || !member.active);

export const memberRoutes = {
  getMe,
  listMembers: route({
    method: 'GET',
    path: '/api/members',
    summary: 'All members',
    who: ['admin'],
    query: z.strictObject(paging),
    reply: listOf(Member),
  }),
  putMember: route({
    method: 'PUT',
    path: '/api/members/{email}',
    summary: 'Make or change a member and its account',
    who: ['admin'],
    params: z.strictObject({ email: Email }),
    body: MemberFields,
    reply: Member,
  }),
} as const;
