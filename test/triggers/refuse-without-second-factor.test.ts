import '../support/quiet.ts';

import type { PreTokenGenerationTriggerEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { Role } from '../../domain/me.ts';
import type { Member } from '../../domain/member.ts';
import { refuseWithoutSecondFactor } from '../../functions/triggers/refuse-without-second-factor.ts';
import { a } from '../support/a.ts';

const sources = [
  'TokenGeneration_HostedAuth',
  'TokenGeneration_Authentication',
  'TokenGeneration_NewPasswordChallenge',
  'TokenGeneration_AuthenticateDevice',
  'TokenGeneration_RefreshTokens',
] as const;

const eventOf = (triggerSource: (typeof sources)[number]): PreTokenGenerationTriggerEvent => ({
  version: '1',
  triggerSource,
  region: 'ap-southeast-1',
  userPoolId: 'ap-southeast-1_pool',
  userName: 'name-in-the-pool',
  callerContext: { awsSdkVersion: '', clientId: 'client' },
  request: { userAttributes: { sub: 'the-subject', email: 'a@b.vn' }, groupConfiguration: {} },
  response: { claimsOverrideDetails: {} },
});

type State = { member: Member | null; hasSecondFactor?: boolean };

const trigger = ({ member, hasSecondFactor = false }: State) => {
  const bySubject = vi.fn(async (_subject: string) => member);
  const look = vi.fn(async (_name: string) => hasSecondFactor);
  const accountsOf = vi.fn((_pool: string) => ({ hasSecondFactor: look }));
  return {
    ask: refuseWithoutSecondFactor({ members: { bySubject }, accountsOf }),
    bySubject,
    look,
    accountsOf,
  };
};

const outcome = async (state: State, source: (typeof sources)[number]) => {
  const event = eventOf(source);
  try {
    return (await trigger(state).ask(event)) === event ? 'passes' : 'changed';
  } catch (error) {
    return error instanceof Error ? (/\[([\w-]+)\]$/.exec(error.message)?.[1] ?? error.message) : 'thrown';
  }
};

const roles = Role.options;
const rows = roles.flatMap((role) =>
  [true, false].flatMap((active) =>
    [true, false].flatMap((hasSecondFactor) => {
      const official = active && role !== 'employer' && !hasSecondFactor ? 'no-second-factor' : 'passes';
      return sources.map((source) => [
        role,
        active,
        hasSecondFactor,
        source,
        active ? official : 'account-closed',
      ]);
    }),
  ),
);

describe('tokens', () => {
  it('are asked for by five roles, in two states, with and without a second factor, on five occasions', () => {
    expect(rows).toHaveLength(5 * 2 * 2 * 5);
    expect(rows.filter((row) => row[4] === 'no-second-factor')).toHaveLength(4 * 5);
  });

  it.each(roles)(
    'are given to %s by role, membership and second factor, whatever the occasion',
    async (role) => {
      for (const [of, active, hasSecondFactor, source, expected] of rows) {
        if (of !== role) continue;
        const member = a.member({ role, active: active === true });
        const occasion = sources.find((one) => one === source) ?? sources[0];
        const said = await outcome({ member, hasSecondFactor: hasSecondFactor === true }, occasion);
        expect(said, `${role} active:${active} factor:${hasSecondFactor} ${source}`).toBe(expected);
      }
    },
  );

  it('are given to whoever is no member: they open nothing', async () => {
    expect(await outcome({ member: null }, 'TokenGeneration_HostedAuth')).toBe('passes');
  });
});

describe('the trigger', () => {
  it('looks for the member by the subject, and for the account by its name in the pool that asks', async () => {
    const { ask, bySubject, look, accountsOf } = trigger({
      member: a.member({ role: 'health' }),
      hasSecondFactor: true,
    });
    await ask(eventOf('TokenGeneration_HostedAuth'));
    expect(bySubject).toHaveBeenCalledWith('the-subject');
    expect(accountsOf).toHaveBeenCalledWith('ap-southeast-1_pool');
    expect(look).toHaveBeenCalledWith('name-in-the-pool');
  });

  it('does not ask the pool about employers', async () => {
    const { ask, look } = trigger({ member: a.member({ role: 'employer' }) });
    await ask(eventOf('TokenGeneration_RefreshTokens'));
    expect(look).not.toHaveBeenCalled();
  });

  it('says in one line, in both languages, what is to be done', async () => {
    const { ask } = trigger({ member: a.member({ role: 'health' }) });
    await expect(ask(eventOf('TokenGeneration_HostedAuth'))).rejects.toThrow(
      /^Cán bộ đăng nhập bằng hai bước.* \/ Officials sign in with two steps.* \[no-second-factor\]$/,
    );
  });

  it('lets nobody in, and tells nothing of why, while it cannot see', async () => {
    const bySubject = async () => Promise.reject(new Error('table san-sang of account 1234 is away'));
    const ask = refuseWithoutSecondFactor({
      members: { bySubject },
      accountsOf: () => ({ hasSecondFactor: async () => true }),
    });
    await expect(ask(eventOf('TokenGeneration_HostedAuth'))).rejects.toThrow(
      /^Hiện chưa kiểm tra được .* \[not-now\]$/,
    );
  });

  it('lets nobody in whose event it cannot read', async () => {
    const { ask } = trigger({ member: null });
    const event = eventOf('TokenGeneration_HostedAuth');
    const nobody = { ...event, request: { ...event.request, userAttributes: {} } };
    await expect(ask(nobody)).rejects.toThrow(/\[not-now\]$/);
  });
});
