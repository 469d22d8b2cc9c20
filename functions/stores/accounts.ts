import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { isOfficial, type Member } from '../../domain/member.ts';

/** What is known of an account: who it is for the API, whether a password alone opens it, whether it opens at all. */
export type Account = { subject: string; hasSecondFactor: boolean; isEnabled: boolean };

/** Second factors of Cognito that we take; one by text message is not offered. */
const factors = ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'];

/** Deadlines of one call, in milliseconds: Cognito waits 5 s for a trigger, and asks three times at most (developer guide, triggers). */
const deadlines = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true };

/** A client of Cognito with these deadlines. */
export const connectAccounts = (): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({ maxAttempts: 3, requestHandler: deadlines });

/**
 * Accounts of the user pool: access tokens carry no e-mail, so a member is bound to the subject of its account. All of it may be
 * repeated.
 */
export const accountStore = (client: CognitoIdentityProviderClient, userPoolId: string) => {
  const named = (Username: string) => ({ UserPoolId: userPoolId, Username });

  /** The account of an e-mail, or of the name that the pool gave it; null where there is none. */
  const find = async (name: string): Promise<Account | null> => {
    try {
      const found = await client.send(new AdminGetUserCommand(named(name)));
      const { UserAttributes, UserMFASettingList = [], Enabled = true } = found;
      const hasSecondFactor = UserMFASettingList.some((factor) => factors.includes(factor));
      return { subject: subjectIn(UserAttributes), hasSecondFactor, isEnabled: Enabled };
    } catch (error) {
      if (error instanceof UserNotFoundException) return null;
      throw error;
    }
  };

  /** Makes an account; its owner is invited by mail, unless the membership has ended already. Null when somebody else was faster. */
  const make = async ({ email, active }: Pick<Member, 'email' | 'active'>): Promise<Account | null> => {
    try {
      const { User } = await client.send(
        new AdminCreateUserCommand({
          ...named(email),
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
          ...(active ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
        }),
      );
      return { subject: subjectIn(User?.Attributes), hasSecondFactor: false, isEnabled: true };
    } catch (error) {
      if (error instanceof UsernameExistsException) return null;
      throw error;
    }
  };

  const signOut = (email: string) => client.send(new AdminUserGlobalSignOutCommand(named(email)));

  /** Codes by mail as second factor. Sessions that began without one end: they are not renewed. */
  const switchOn = async (email: string): Promise<void> => {
    const EmailMfaSettings = { Enabled: true, PreferredMfa: true };
    await client.send(new AdminSetUserMFAPreferenceCommand({ ...named(email), EmailMfaSettings }));
    await signOut(email);
  };

  return {
    find,

    hasSecondFactor: async (name: string): Promise<boolean> => (await find(name))?.hasSecondFactor === true,

    /**
     * The subject of a member's account, which afterwards is as the member needs it: it exists, opens while the membership lasts, and
     * has a second factor if it is an official's. A factor is only ever added here.
     */
    accountFor: async (member: Pick<Member, 'email' | 'role' | 'active'>): Promise<string> => {
      const { email, role, active } = member;
      const account = (await find(email)) ?? (await make(member)) ?? (await find(email));
      if (account === null) throw new Error('the account is there and cannot be read');
      if (active && !account.isEnabled) await client.send(new AdminEnableUserCommand(named(email)));
      if (active && isOfficial(role) && !account.hasSecondFactor) await switchOn(email);
      return account.subject;
    },

    /**
     * Shuts an account that is open: nobody signs in with it, gets a code for it, or renews a token of it. Sessions end first, since Cognito
     * may refuse to end those of a disabled account.
     */
    close: async (email: string): Promise<void> => {
      if ((await find(email))?.isEnabled !== true) return;
      await signOut(email);
      await client.send(new AdminDisableUserCommand(named(email)));
    },
  };
};

const subjectIn = (attributes: AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('the account has no subject');
  return subject;
};

export type Accounts = ReturnType<typeof accountStore>;
