import { Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { OriginSecrets, type SecretReferences } from '../constructs/origin-secrets.ts';
import type { Stage } from '../stage.ts';
import type { IdentityStack } from './identity.ts';

/** Of all users together, requests per second and in a burst; a tenth of what an account may take in all by default. [D] */
const throttle = { rateLimit: 1000, burstLimit: 2000 };

/** What is logged of a request: never an address with an e-mail in it, a client's address or a token. */
const logFormat = JSON.stringify({
  requestId: '$context.requestId',
  // The run of the function, as its own log names it.
  functionRequestId: '$context.integration.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  refusal: '$context.authorizer.error',
  failure: '$context.integrationErrorMessage',
});

/** The gateway and its check of tokens; the routes are in stacks of their own, by noun. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly authorizer: HttpAuthorizer;
  /** What the front sends, and functions ask for. */
  readonly originSecrets: SecretReferences;

  constructor(
    scope: Construct,
    id: string,
    { identity, stage, ...props }: StackProps & { identity: IdentityStack; stage: Stage },
  ) {
    super(scope, id, props);
    this.originSecrets = new OriginSecrets(this, 'OriginSecrets', stage.originSecretTurn).references;
    this.api = new HttpApi(this, 'Api', { apiName: id, createDefaultStage: false });
    const logs = new LogGroup(this, 'AccessLogs', { retention: stage.deadlines.logDays });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(logFormat),
      },
    });
    this.authorizer = new HttpAuthorizer(this, 'Tokens', {
      httpApi: this.api,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: identity.issuer,
      jwtAudience: [identity.client.userPoolClientId],
    });
  }
}
