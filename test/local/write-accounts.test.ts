import { expect, it } from 'vitest';
import type { Member } from '../../domain/member.ts';
import { accounts } from '../../functions/local/accounts.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { writeAccounts } from '../../functions/local/write-accounts.ts';

it('writes the members that are missing, and leaves those that are there as they are', async () => {
  const changed: Member = {
    email: 'hr@demo.test',
    name: 'Changed',
    role: 'employer',
    sites: ['one'],
    zones: [],
    active: false,
  };
  const kept = new Map<string, Member>([[subjectOf('hr@demo.test'), changed]]);
  await writeAccounts({
    bySubject: async (subject) => kept.get(subject) ?? null,
    put: async (subject, member) => void kept.set(subject, member),
  });
  expect([...kept.values()]).toEqual([changed, ...accounts.slice(1)]);
  expect(accounts.map(({ role }) => role)).toEqual(['employer', 'board', 'health', 'leader', 'admin']);
});
