import type { Member } from '../../domain/member.ts';
import type { Members } from '../stores/members.ts';
import { accounts } from './accounts.ts';
import { subjectOf } from './subject.ts';

/** Writes the five members that always exist; one that is there already stays as the admin or the demo left it. */
export const writeAccounts = async (
  members: Pick<Members, 'bySubject' | 'put'>,
  wanted: readonly Member[] = accounts,
): Promise<void> => {
  for (const member of wanted) {
    const subject = subjectOf(member.email);
    if ((await members.bySubject(subject)) === null) await members.put(subject, member);
  }
};
