import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../infra/built.ts';
import { DataStack } from '../../../infra/stacks/data.ts';
import { IdentityStack } from '../../../infra/stacks/identity.ts';
import { TriggersStack } from '../../../infra/stacks/triggers.ts';
import { aStage } from '../a-stage.ts';
import { allowedIn, anApp, builtFixture, resourcesOf } from '../fixture.ts';

const app = anApp();
const around = { stage: aStage, env: { region: aStage.region } };
const data = new DataStack(app, 'data', around);
const triggers = new TriggersStack(app, 'triggers', { ...around, data, built: builtIn(builtFixture(), '1') });
const identity = new IdentityStack(app, 'identity', { ...around, triggers });
const [pool] = resourcesOf(identity, 'AWS::Cognito::UserPool');

describe('identity', () => {
  it('has accounts that only an administrator makes, and that a removed stack leaves', () => {
    expect(pool).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        UsernameAttributes: ['email'],
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      },
    });
  });

  it('offers codes by mail and by an app as second factor, and no way around them through a forgotten password', () => {
    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      // Cognito wants these two beside codes by mail: at least Essentials, and SES.
      UserPoolTier: 'PLUS',
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'verified_email', Priority: 1 },
          { Name: 'verified_phone_number', Priority: 2 },
        ],
      },
    });
  });

  it('writes in both languages, from the stage’s own domain, by its configuration set', () => {
    const {
      EmailConfiguration,
      AdminCreateUserConfig,
      EmailAuthenticationMessage,
      EmailAuthenticationSubject,
    } = pool?.Properties ?? {};
    expect(EmailConfiguration).toMatchObject({ ConfigurationSet: 'san-sang-test' });
    expect(JSON.stringify(EmailConfiguration)).toContain('<thong-bao@test.san-sang.example>');
    expect(JSON.stringify(EmailConfiguration)).toContain(':identity/test.san-sang.example');
    expect(JSON.stringify(AdminCreateUserConfig)).toContain(
      'Tài khoản Sẵn Sàng của anh chị / Your Sẵn Sàng account',
    );
    expect(JSON.stringify(AdminCreateUserConfig)).toContain('https://test.san-sang.example');
    expect(EmailAuthenticationSubject).toBe('Mã đăng nhập Sẵn Sàng / Sẵn Sàng sign-in code');
    expect(String(EmailAuthenticationMessage)).toMatch(/\{####\}.*\{####\}/);
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

describe('the trigger before tokens', () => {
  const ofTrigger = 'refuseWithoutSecondFactor';

  it('is named by the pool, which alone may call it', () => {
    const named = JSON.stringify(pool?.Properties['LambdaConfig']);
    expect(named).toMatch(new RegExp(`"PreTokenGeneration":.*triggers.*${ofTrigger}`));
    const [permission, ...others] = resourcesOf(identity, 'AWS::Lambda::Permission');
    expect(others).toEqual([]);
    expect(permission?.Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [pool?.id, 'Arn'] },
    });
  });

  it('reads members and looks at accounts of this pool, and nothing else', () => {
    const rights = [...allowedIn(triggers), ...allowedIn(identity)]
      .flatMap(({ actions, on }) => actions.map((action) => ({ action, on })))
      .filter(({ action }) => !/^(xray|logs):/.test(action));
    expect(rights.map(({ action }) => action).toSorted()).toEqual([
      'cognito-idp:AdminGetUser',
      'dynamodb:GetItem',
    ]);
    expect(rights.find(({ action }) => action === 'cognito-idp:AdminGetUser')?.on).toContain(pool?.id);
    expect(rights.find(({ action }) => action === 'dynamodb:GetItem')?.on).toContain('Records');
  });

  it('ends within the five seconds that the pool waits, and comes before the pool', () => {
    const [lambda] = resourcesOf(triggers, 'AWS::Lambda::Function');
    expect(lambda?.Properties).toMatchObject({ Timeout: 5, Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(JSON.stringify(lambda?.Properties['Environment'])).not.toContain('USER_POOL_ID');
    expect(identity.dependencies).toContain(triggers);
    expect(triggers.dependencies).not.toContain(identity);
  });

  it('rings when it fails, and not when it refuses', () => {
    const [alarm] = resourcesOf(triggers, 'AWS::CloudWatch::Alarm');
    expect(JSON.stringify(alarm?.Properties['Metrics'])).toContain(
      'FILL(crashed, 0) + FILL(caught, 0) - FILL(refused, 0)',
    );
    expect(
      resourcesOf(triggers, 'AWS::Logs::MetricFilter').map(({ Properties }) => Properties['FilterPattern']),
    ).toEqual(['{ $.level = "ERROR" }', '{ $.message = "sign-in.refused" }']);
  });
});
