import { describe, expect, it } from 'vitest';
import { IdentityStack } from '../../../infra/stacks/identity.ts';
import { stages } from '../../../infra/stage.ts';
import { anApp, resourcesOf } from '../fixture.ts';

const identity = new IdentityStack(anApp(), 'identity', { stage: stages.test });

describe('identity', () => {
  it('has accounts that only an administrator makes, and that a removed stack leaves', () => {
    expect(resourcesOf(identity, 'AWS::Cognito::UserPool')).toMatchObject([
      {
        DeletionPolicy: 'Retain',
        Properties: {
          AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
          UsernameAttributes: ['email'],
          UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        },
      },
    ]);
  });

  it('has one public client: code grant, back to the sign-in page, an hour of access, thirty days of renewal', () => {
    expect(resourcesOf(identity, 'AWS::Cognito::UserPoolClient')).toMatchObject([
      {
        Properties: {
          GenerateSecret: false,
          AllowedOAuthFlows: ['code'],
          CallbackURLs: ['https://test.san-sang.example/sign-in'],
          AccessTokenValidity: 60,
          RefreshTokenValidity: 30 * 24 * 60,
          TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'minutes' },
          PreventUserExistenceErrors: 'ENABLED',
        },
      },
    ]);
  });
});
