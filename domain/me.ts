import * as z from 'zod/mini';
import { route } from './route.ts';
import { SiteId } from './site-id.ts';

/*
 * Who is signed in. Apart from what the admin says of members, because every page asks this first and a phone on slow 3G pays for
 * every schema that comes along.
 */

export const Role = z.enum(['employer', 'board', 'health', 'leader', 'admin'], { error: 'unknown-role' });
export type Role = z.infer<typeof Role>;

export const ZoneId = z.string().check(z.regex(/^[a-z0-9-]{2,60}$/, { error: 'unknown-zone' }));

export const Me = z.strictObject({
  name: z.string(),
  role: Role,
  sites: z.array(SiteId),
  zones: z.array(ZoneId),
});
export type Me = z.infer<typeof Me>;

export const getMe = route({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in',
  who: 'signed-in',
  reply: Me,
});
