import * as z from 'zod/mini';
import { Forbidden } from '../../domain/failure.ts';
import type { Actor, Member } from '../../domain/member.ts';
import type { Who } from '../../domain/route.ts';

/** The scope that an access token of this application carries beside `openid`. */
export const apiScope = 'san-sang/api';

/** Claims as the gateway hands them on: verified by its JWT authorizer, and all strings. */
const Claims = z.object({
  sub: z.string().check(z.minLength(1)),
  token_use: z.literal('access'),
  scope: z.string().check(z.refine((scope) => scope.split(' ').includes(apiScope))),
});

/** Thrown when a call came without a token of ours. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Where members are kept. */
export type Members = { bySubject(subject: string): Promise<Member | null> };

/**
 * The member behind the verified claims. Membership is read per request: a leaver is out at once.
 * @throws Unauthenticated without an access token of ours; Forbidden when no active member has the subject or the role may not call.
 */
export const identify = async (
  members: Members,
  claims: unknown,
  who: Exclude<Who, 'all'>,
): Promise<Actor> => {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) throw new Unauthenticated();
  const member = await members.bySubject(parsed.data.sub);
  if (member === null || !member.active) throw new Forbidden('no-member');
  if (who !== 'signed-in' && !who.includes(member.role)) throw new Forbidden('forbidden-role');
  return { ...member, id: parsed.data.sub };
};
