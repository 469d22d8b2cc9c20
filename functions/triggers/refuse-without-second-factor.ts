import { signInNeeds } from '../../domain/sign-in.ts';
import { beforeTokens, SignInRefused } from '../edge/before-tokens.ts';
import { settings } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { type Accounts, accountStore, connectAccounts } from '../stores/accounts.ts';
import { connect } from '../stores/connection.ts';
import { type Members, memberStore } from '../stores/members.ts';

type Needs = {
  members: Pick<Members, 'bySubject'>;
  /** Of the pool that asks: its name is no setting, since the pool is made after this function. */
  accountsOf: (userPoolId: string) => Pick<Accounts, 'hasSecondFactor'>;
};

/** Gives officials no token without a second factor, and nobody one whose membership ended; at each sign-in and each renewal. */
export const refuseWithoutSecondFactor = ({ members, accountsOf }: Needs) =>
  beforeTokens(async ({ subject, userName, userPoolId }) => {
    const needs = signInNeeds(await members.bySubject(subject));
    if (needs === 'nothing') return null;
    if (needs === 'account-closed') return needs;
    return (await accountsOf(userPoolId).hasSecondFactor(userName)) ? null : 'no-second-factor';
  });

export const handler = lambda(() => {
  const client = connectAccounts();
  return refuseWithoutSecondFactor({
    members: memberStore(connect(settings())),
    accountsOf: (userPoolId) => accountStore(client, userPoolId),
  });
}, SignInRefused);
