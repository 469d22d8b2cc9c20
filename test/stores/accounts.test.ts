import { afterEach, describe, expect, it } from 'vitest';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { poolAccounts } from '../../functions/local/pool-accounts.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { localUserPoolId, startUserPool } from '../../functions/local/user-pool.ts';
import { accountStore, connectAccounts } from '../../functions/stores/accounts.ts';
import { scratch } from '../local/scratch.ts';
import { a } from '../support/a.ts';

const endpointVariable = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';
let stop = () => {};
afterEach(() => {
  stop();
  delete process.env[endpointVariable];
});

/** A store on a local pool of this test; `asked` gives the operations since it was last called. */
const begin = async () => {
  const pool = await startUserPool(poolAccounts(scratch()));
  stop = pool.stop;
  becomeLambda('http://127.0.0.1:9');
  process.env[endpointVariable] = pool.endpoint;
  return { pool, store: accountStore(connectAccounts(), localUserPoolId), asked: () => pool.asked.splice(0) };
};

const employer = a.member({ email: 'hr@firm.test', role: 'employer' });
const official = a.member({ email: 'health@dept.test', role: 'health' });
const switchedOn = ['AdminSetUserMFAPreference', 'AdminUserGlobalSignOut'];

describe('the account of a member', () => {
  it('is made once, and its subject is the member’s for good', async () => {
    const { store, asked } = await begin();
    expect(await store.find(employer.email)).toBeNull();
    asked();
    expect(await store.accountFor(employer)).toBe(subjectOf(employer.email));
    expect(asked()).toEqual(['AdminGetUser', 'AdminCreateUser']);
    expect(await store.accountFor(employer)).toBe(subjectOf(employer.email));
    expect(asked()).toEqual(['AdminGetUser']);
    expect(await store.hasSecondFactor(employer.email)).toBe(false);
  });

  it('has a second factor if it is an official’s, switched on once', async () => {
    const { store, asked } = await begin();
    await store.accountFor(official);
    expect(asked()).toEqual(['AdminGetUser', 'AdminCreateUser', ...switchedOn]);
    await store.accountFor(official);
    expect(asked()).toEqual(['AdminGetUser']);
    expect(await store.hasSecondFactor(subjectOf(official.email))).toBe(true);
  });

  it('gets one when an employer becomes an official, which ends the sessions begun without', async () => {
    const { store, asked } = await begin();
    await store.accountFor(employer);
    asked();
    await store.accountFor({ ...employer, role: 'board' });
    expect(asked()).toEqual(['AdminGetUser', ...switchedOn]);
  });

  it('keeps it when an official becomes an employer: nothing here takes a factor away', async () => {
    const { store } = await begin();
    await store.accountFor(official);
    await store.accountFor({ ...official, role: 'employer' });
    expect(await store.hasSecondFactor(official.email)).toBe(true);
  });

  it('is shut with its sessions when the membership ends, and opens when it begins again', async () => {
    const { store, asked } = await begin();
    await store.accountFor(official);
    asked();
    await store.close(official.email);
    expect(asked()).toEqual(['AdminGetUser', 'AdminUserGlobalSignOut', 'AdminDisableUser']);
    await store.close(official.email);
    expect(asked()).toEqual(['AdminGetUser']);
    expect(await store.find(official.email)).toMatchObject({ isEnabled: false });
    await store.accountFor({ ...official, active: false });
    expect(await store.find(official.email)).toMatchObject({ isEnabled: false });
    await store.accountFor(official);
    expect(await store.find(official.email)).toMatchObject({ isEnabled: true, hasSecondFactor: true });
  });

  it('is found by two who make it at once', async () => {
    const { store } = await begin();
    const subjects = await Promise.all([store.accountFor(official), store.accountFor(official)]);
    expect(new Set(subjects)).toEqual(new Set([subjectOf(official.email)]));
  });

  it('is there after a restart of the pool', async () => {
    const folder = scratch();
    poolAccounts(folder).give(['health@dept.test']);
    const again = poolAccounts(folder);
    again.give(['health@dept.test', 'new@dept.test']);
    expect(again.change('health@dept.test', { secondFactor: false })).toMatchObject({ secondFactor: false });
    expect(poolAccounts(folder).get(subjectOf('health@dept.test'))).toEqual({
      email: 'health@dept.test',
      secondFactor: false,
      enabled: true,
    });
  });
});
