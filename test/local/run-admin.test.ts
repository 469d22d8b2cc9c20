import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poolAccounts } from '../../functions/local/pool-accounts.ts';
import { runAdmin } from '../../functions/local/run-admin.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { startUserPool } from '../../functions/local/user-pool.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { tables } from '../../functions/stores/table.ts';
import { originOf, stages } from '../../infra/stage.ts';
import { a } from '../support/a.ts';
import { sharedBase } from '../support/engine.ts';
import { type Outputs, startStackOutputs } from '../support/stack-outputs.ts';

const base = sharedBase();
const deployed: Outputs = {
  'san-sang-prod-data': {
    RecordsTable: tables.records.localName,
    ProjectionsTable: tables.projections.localName,
  },
  'san-sang-prod-identity': { UserPoolId: 'ap-southeast-1_prod' },
};
const services = ['CLOUDFORMATION', 'COGNITO_IDENTITY_PROVIDER', 'DYNAMODB'] as const;
const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
/** An address that refuses: a port that nothing may listen on. */
const nobodyThere = 'http://127.0.0.1:1';
const kept = { ...process.env };
let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  for (const name of services) delete process.env[`AWS_ENDPOINT_URL_${name}`];
  for (const name of Object.keys(credentials)) process.env[name] = kept[name] ?? 'local';
});

let pool: Awaited<ReturnType<typeof startUserPool>>;
const members = () => memberStore(base().connection);

/** An account of AWS with these stacks, on this machine. */
const account = async (stacks: Outputs = deployed, fault?: string) => {
  const formation = await startStackOutputs(stacks, fault);
  stops = [...stops, formation.stop, pool.stop];
  const endpoints = [formation.endpoint, pool.endpoint, base().endpoint];
  for (const [n, name] of services.entries()) process.env[`AWS_ENDPOINT_URL_${name}`] = endpoints[n];
  Object.assign(process.env, credentials);
  return formation;
};

beforeEach(async () => {
  pool = await startUserPool(poolAccounts());
});

describe('the first administrator', () => {
  it('gets an account with a second step, and is a member with the role', async () => {
    const formation = await account();
    const said = await runAdmin(['prod', 'first@dept.test', 'Hoàng Mai']);
    expect(await members().bySubject(subjectOf('first@dept.test'))).toEqual({
      email: 'first@dept.test',
      name: 'Hoàng Mai',
      role: 'admin',
      sites: [],
      zones: [],
      active: true,
    });
    expect(pool.accounts.get('first@dept.test')).toMatchObject({ secondFactor: true, enabled: true });
    expect(said[0]).toContain('is an administrator of "prod"');
    expect(said.join('\n')).toContain(`Next: open ${originOf(stages.prod)}`);
    expect(new Set(formation.regions)).toEqual(new Set([stages.prod.region]));
  });

  it('is kept by a second run, which puts the account right and leaves the name', async () => {
    await account();
    await runAdmin(['prod', 'again@dept.test', 'Hoàng Mai']);
    pool.accounts.change('again@dept.test', { secondFactor: false, enabled: false });
    expect(await runAdmin(['prod', 'again@dept.test'])).toEqual([
      'again@dept.test is an administrator of "prod" already; the account is open and its second step is on.',
    ]);
    expect(pool.accounts.get('again@dept.test')).toMatchObject({ secondFactor: true, enabled: true });
    expect(await members().bySubject(subjectOf('again@dept.test'))).toMatchObject({ name: 'Hoàng Mai' });
  });

  it.each([
    ['of another role', a.member({ email: 'hr@firm.test', role: 'employer' }), 'role "employer"'],
    [
      'whose membership ended',
      a.member({ email: 'old@dept.test', role: 'admin', active: false }),
      'deactivated, role "admin"',
    ],
  ])('is never made of a member %s', async (_, member, what) => {
    await account();
    pool.accounts.make(member.email);
    await members().put(subjectOf(member.email), member);
    await expect(runAdmin(['prod', member.email])).rejects.toThrow(
      `${member.email} is a member already (${what}), and nothing was changed.`,
    );
    expect(await members().bySubject(subjectOf(member.email))).toEqual(member);
    expect(pool.asked).toEqual(['AdminGetUser']);
  });
});

describe('a mistake', () => {
  it.each<[string, Outputs, string]>([
    ['a stage that is not deployed', {}, 'Deploy the stage first (npm run deploy -- prod)'],
    [
      'a stage that was deployed half',
      { ...deployed, 'san-sang-prod-identity': {} },
      'The stack san-sang-prod-identity (CREATE_COMPLETE) does not tell its UserPoolId',
    ],
  ])('of %s is said with what to do', async (_, stacks, said) => {
    await account(stacks);
    await expect(runAdmin(['prod', 'first@dept.test'])).rejects.toThrow(said);
    expect(pool.asked).toEqual([]);
  });

  it.each([
    ['ExpiredToken', 'Sign in again (aws sso login)'],
    ['AccessDenied', 'Use those of an administrator of the account'],
  ])('of credentials is said with what to do: %s', async (fault, said) => {
    await account(deployed, fault);
    await expect(runAdmin(['prod', 'first@dept.test'])).rejects.toThrow(said);
  });

  it.each([
    [[], 'Usage: npm run admin -- STAGE EMAIL'],
    [['prod'], 'Usage: npm run admin -- STAGE EMAIL'],
    [['prod', 'nobody'], 'nobody is no e-mail address'],
    [['prdo', 'first@dept.test'], 'no stage "prdo": one of '],
  ])('of the command line is said with what to do: %j', async (args, said) => {
    await expect(runAdmin(args)).rejects.toThrow(said);
  });

  it('of AWS itself is said with what it says', async () => {
    await account(deployed, 'LimitExceeded');
    await expect(runAdmin(['prod', 'first@dept.test'])).rejects.toThrow(
      'AWS did not do what it was asked. Mend what it says, then run this again: what was made already is kept. (no)',
    );
  });

  it('of the network under way is said with what to do', async () => {
    await account();
    process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = nobodyThere;
    await expect(runAdmin(['prod', 'first@dept.test'])).rejects.toThrow(
      'AWS does not answer. Look at the network',
    );
  });

  it.each([
    ['no credentials', {}, /^There are no AWS credentials\. Sign in .*\n$/],
    [
      'no network',
      { ...credentials, AWS_ENDPOINT_URL: nobodyThere },
      /^AWS does not answer\. Look at the network, .*ECONNREFUSED.*\n$/,
    ],
  ])('ends the command without a trace of code: %s', (_, settings, said) => {
    const { PATH = '' } = process.env;
    const env = { PATH, HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...settings };
    const entry = join(import.meta.dirname, '../../functions/local/admin.ts');
    const { status, stderr } = spawnSync(process.execPath, [entry, 'prod', 'first@dept.test'], {
      encoding: 'utf8',
      env,
    });
    expect(stderr).toMatch(said);
    expect(status).toBe(1);
  });
});
