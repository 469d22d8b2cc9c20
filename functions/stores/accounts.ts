import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

const subjectIn = (attributes: AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('the account has no subject');
  return subject;
};

/** Accounts of the user pool: access tokens carry no e-mail, so a member is bound to the subject of its account. */
export const accountStore = (userPoolId: string) => {
  const client = new CognitoIdentityProviderClient({ maxAttempts: 3 });
  return {
    /** The subject of the account of an e-mail; the account is made, and its owner invited by mail, where there is none. */
    subjectFor: async (email: string): Promise<string> => {
      try {
        const UserAttributes = [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ];
        const made = await client.send(
          new AdminCreateUserCommand({
            UserPoolId: userPoolId,
            Username: email,
            UserAttributes,
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        );
        return subjectIn(made.User?.Attributes);
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
        const found = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
        return subjectIn(found.UserAttributes);
      }
    },
  };
};

export type Accounts = ReturnType<typeof accountStore>;
