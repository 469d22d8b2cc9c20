import { isOfficial, type Member } from './member.ts';

/**
 * What a sign-in needs beside the password: nothing more, a second factor, or it is not to be. Whoever is no member passes: the token
 * opens nothing, and the pages say in their own words what to do.
 */
export const signInNeeds = (member: Member | null): 'nothing' | 'second-factor' | 'account-closed' => {
  if (member === null) return 'nothing';
  if (!member.active) return 'account-closed';
  return isOfficial(member.role) ? 'second-factor' : 'nothing';
};
