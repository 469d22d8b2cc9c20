import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { routes } from '../../domain/contract.ts';
import type { Member } from '../../domain/member.ts';
import { putMember } from '../../functions/api/put-member.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { a } from '../support/a.ts';
import { call, ok, refusal, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { claimsOf, eventOf } from '../support/event.ts';
import { at, people } from '../support/people.ts';

const base = sharedBase();

/** The route with a list of what happens to the member and to its account, in order. */
const begin = async (fails: string[] = []) => {
  const done: string[] = [];
  const step = async (name: string) => {
    done.push(name);
    if (fails.includes(name)) throw new Error(`${name} fails`);
  };
  const stored = memberStore(base().connection);
  await stored.put('subject-of-admin', people.admin);
  const members = {
    ...stored,
    put: async (subject: string, member: Member) => {
      await step('member');
      await stored.put(subject, member);
    },
  };
  const accounts = {
    accountFor: async ({ email, role, active }: Pick<Member, 'email' | 'role' | 'active'>) => {
      await step(`account ${role} ${active}`);
      return `subject-of-${email}`;
    },
    close: async (email: string) => step(`close ${email}`),
  };
  const handler = putMember({ members, accounts, clock: () => '2021-06-15T01:00:00.000Z' });
  const put = ({ email, ...body }: Member) =>
    call(
      handler,
      eventOf(routes.putMember, { claims: claimsOf('subject-of-admin'), params: { email }, body }),
    );
  return { put, done, stored };
};

const official = a.member({ email: 'new@dept.test', role: 'health' });

describe('PUT /api/members/{email}', () => {
  it('has the account ready before the member may do anything', async () => {
    const { put, done } = await begin();
    expect(await put(official)).toMatchObject({ status: 200 });
    expect(done).toEqual(['account health true', 'member']);
  });

  it('makes no official whose second factor could not be switched on', async () => {
    const { put, done, stored } = await begin(['account board true']);
    const member = a.member({ email: 'other@dept.test', role: 'board' });
    expect(await put(member)).toMatchObject({ status: 500 });
    expect(done).toEqual(['account board true']);
    expect(await stored.bySubject('subject-of-other@dept.test')).toBeNull();
  });

  it('takes the rights of a leaver first, then shuts the account; sent again, it goes on where it stopped', async () => {
    const fails = ['close gone@dept.test'];
    const { put, done, stored } = await begin(fails);
    const leaver = a.member({ email: 'gone@dept.test', role: 'health', active: false });
    expect(await put(leaver)).toMatchObject({ status: 500 });
    expect(await stored.bySubject('subject-of-gone@dept.test')).toMatchObject({ active: false });
    fails.pop();
    expect(await put(leaver)).toMatchObject({ status: 200 });
    const turn = ['account health false', 'member', 'close gone@dept.test'];
    expect(done).toEqual([...turn, ...turn]);
  });
});

describe('an administrator', () => {
  const asAdmin = async () => {
    const works = service(base(), at(a.day));
    await works.join(people.admin);
    return works.as(people.admin);
  };

  it.each([
    ['a zone that there is not', { zones: ['kcn-yen-binh', 'nowhere'] }, '/zones/1 unknown-zone'],
    ['a role that there is not', { role: 'owner' }, '/role unknown-role'],
    ['a site that cannot be', { sites: ['No Id'] }, '/sites/0 not-a-site-id'],
  ])('makes no member with %s', async (_, over, fault) => {
    const { email, ...fields } = people.board;
    const reply = await (await asAdmin())('putMember', {
      params: { email },
      body: { ...fields, ...over },
    });
    expect(refusal(reply)).toEqual([`422 ${fault}`]);
  });

  it.each([
    ['own role', { role: 'leader' }, '/role'],
    ['own account', { active: false }, '/active'],
  ])('lets no administrator give up their %s', async (_, over, pointer) => {
    const { email, ...fields } = people.admin;
    const put = async (body: object) => (await asAdmin())('putMember', { params: { email }, body });
    expect(refusal(await put({ ...fields, ...over }))).toEqual([`422 ${pointer} own-account`]);
    expect((await put(fields)).status).toBe(200);
  });

  it('names a member by its e-mail in small letters, and refuses what is none', async () => {
    const { email: _, ...body } = people.board;
    const put = async (email: string) => (await asAdmin())('putMember', { params: { email }, body });
    expect(ok('putMember', await put('New.Board@Demo.test')).email).toBe('new.board@demo.test');
    expect(refused(await put('not-an-email'))).toBe('422 not-an-email');
  });
});
