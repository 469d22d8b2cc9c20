import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPool,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
  UserPoolOperation,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { accountMail, mailName } from '../account-mail.ts';
import { mailSetOf, originOf, type Stage } from '../stage.ts';
import type { TriggersStack } from './triggers.ts';

/** The scope that access tokens carry for the API. */
export const apiScope = 'san-sang/api';

const passwordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  passwordHistorySize: 5,
  tempPasswordValidity: Duration.days(7),
};

type IdentityProps = StackProps & { stage: Stage; triggers: TriggersStack };

/**
 * Accounts and sign-in: made by an administrator, named by e-mail, code grant with PKCE for one public client. Officials answer a code
 * as well, by mail or from an app; who has none is turned away by the trigger (docs/decisions/0024).
 */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Issuer of the tokens, and where pages find the sign-in server's own description. */
  readonly issuer: string;
  /** Origin of the issuer. */
  readonly issuerOrigin: string;
  /** Origin of the sign-in pages and of the token endpoint. */
  readonly signInOrigin: string;

  constructor(scope: Construct, id: string, { stage, triggers, ...props }: IdentityProps) {
    super(scope, id, props);
    this.pool = this.accounts(stage);
    this.asksFirst(triggers);
    const server = this.pool.addResourceServer('Api', {
      identifier: 'san-sang',
      scopes: [apiAccess],
    });
    this.client = this.pages(server, stage);
    this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: stage.identityPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'SignInStyle', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.issuerOrigin = `https://cognito-idp.${stage.region}.amazonaws.com`;
    this.issuer = `${this.issuerOrigin}/${this.pool.userPoolId}`;
    this.signInOrigin = `https://${stage.identityPrefix}.auth.${stage.region}.amazoncognito.com`;
    new CfnOutput(this, 'UserPoolId', {
      value: this.pool.userPoolId,
      description: 'Where npm run admin makes the first account',
    });
  }

  private accounts(stage: Stage) {
    const { invite, code, reset } = accountMail(originOf(stage));
    const pool = new UserPool(this, 'Accounts', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      email: UserPoolEmail.withSES({
        fromEmail: stage.mailFrom,
        fromName: mailName,
        sesRegion: stage.region,
        sesVerifiedDomain: stage.domain,
        configurationSetName: mailSetOf(stage),
      }),
      userInvitation: { emailSubject: invite.subject, emailBody: invite.body },
      userVerification: { emailSubject: reset.subject, emailBody: reset.body },
      // Cognito refuses mail alone beside codes by mail. Nobody has a number: in effect it is mail, and nothing for those with such codes.
      accountRecovery: AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true, email: true },
      passwordPolicy,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { defaultChild } = pool.node;
    if (!(defaultChild instanceof CfnUserPool)) throw new Error('the pool is no pool of CloudFormation');
    defaultChild.emailAuthenticationSubject = code.subject;
    defaultChild.emailAuthenticationMessage = code.body;
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG2',
      reason:
        'Optional in the pool, since the people who check in share one work phone per site; officials without it get no token, by a trigger.',
    });
    return pool;
  }

  /** The pool may call the trigger, and the trigger look at the pool's accounts: both are said here, where the pool is known. */
  private asksFirst({ functions: { refuseWithoutSecondFactor } }: TriggersStack) {
    const { lambda } = refuseWithoutSecondFactor;
    const trigger = LambdaFunction.fromFunctionAttributes(this, 'BeforeTokens', {
      functionArn: lambda.functionArn,
      sameEnvironment: true,
    });
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, trigger);
    const looks = new PolicyStatement({
      actions: ['cognito-idp:AdminGetUser'],
      resources: [this.pool.userPoolArn],
    });
    lambda.role?.attachInlinePolicy(new Policy(this, 'LooksAtAccounts', { statements: [looks] }));
  }

  private pages(server: UserPoolResourceServer, { domain }: Stage) {
    return this.pool.addClient('Pages', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(server, apiAccess)],
        callbackUrls: [`https://${domain}/sign-in`],
        logoutUrls: [`https://${domain}/sign-in`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
  }
}

const apiAccess = new ResourceServerScope({
  scopeName: 'api',
  scopeDescription: 'What the member may do through the pages',
});
