import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

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

/** Accounts and sign-in: made by an administrator, named by e-mail, code grant with PKCE for one public client. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Issuer of the tokens, and where pages find the sign-in server's own description. */
  readonly issuer: string;
  /** Origin of the issuer. */
  readonly issuerOrigin: string;
  /** Origin of the sign-in pages and of the token endpoint. */
  readonly signInOrigin: string;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, props);
    this.pool = this.accounts();
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
  }

  private accounts() {
    const pool = new UserPool(this, 'Accounts', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG2',
      reason:
        'Optional: the people who check in share one work phone per site. Sign-ins that look risky are held back by threat protection.',
    });
    return pool;
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
