import type { Member } from '../../domain/member.ts';
import type { Accounts } from '../stores/accounts.ts';
import type { Members } from '../stores/members.ts';
import { StartError } from './settings.ts';

type Needs = {
  members: Pick<Members, 'bySubject' | 'put'>;
  accounts: Pick<Accounts, 'find' | 'accountFor'>;
};

/**
 * Makes somebody an administrator: the account, its second factor, the member. What is there is never changed, but an administrator's
 * account is put right.
 * @returns 'made', or 'kept' for somebody who is one already
 * @throws StartError for a member of another role or one whose membership ended: only an administrator decides on those
 */
export const firstAdmin = async (
  { members, accounts }: Needs,
  { email, name }: Pick<Member, 'email' | 'name'>,
): Promise<'made' | 'kept'> => {
  const account = await accounts.find(email);
  const there = account === null ? null : await members.bySubject(account.subject);
  if (there !== null && (there.role !== 'admin' || !there.active)) {
    const what = `${there.active ? '' : 'deactivated, '}role "${there.role}"`;
    throw new StartError(
      `${email} is a member already (${what}), and nothing was changed. An administrator changes members on the page of members; to have a first one, name another address.`,
    );
  }
  const admin: Member = { email, name, role: 'admin', sites: [], zones: [], active: true };
  const subject = await accounts.accountFor(admin);
  if (there !== null) return 'kept';
  await members.put(subject, admin);
  return 'made';
};
