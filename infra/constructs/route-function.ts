import { Duration, Validations } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { AnyRoute } from '../../domain/route.ts';
import {
  type Accounts,
  type Buckets,
  type Duty,
  giveAccounts,
  giveBuckets,
  giveLinks,
  giveTables,
  type Tables,
} from '../duty.ts';
import type { Deadlines } from '../stage.ts';
import { FunctionOf } from './function-of.ts';
import { giveOriginSecrets, type SecretReferences } from './origin-secrets.ts';

/** What all routes share: the gateway, its check of tokens with the scope it wants, and what duties may ask for. */
export type RouteSurroundings = {
  httpApi: IHttpApi;
  authorizer: IHttpRouteAuthorizer;
  scope: string;
  tables: Tables;
  buckets: Buckets;
  accounts: Accounts;
  /** Of the pages. */
  origin: string;
  deadlines: Deadlines;
  originSecrets: SecretReferences;
};

type RouteFunctionProps = {
  line: AnyRoute;
  duty: Duty;
  code: string;
  version: string;
  around: RouteSurroundings;
};

const methods: Record<AnyRoute['method'], HttpMethod> = {
  GET: HttpMethod.GET,
  PUT: HttpMethod.PUT,
  POST: HttpMethod.POST,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

/** A route of the contract: one Lambda with the rights of its duty, behind a check of the token unless it is for everybody. */
export class RouteFunction extends FunctionOf {
  constructor(scope: Construct, id: string, { line, duty, code, version, around }: RouteFunctionProps) {
    super(scope, id, {
      failure: duty.failure,
      runbook: duty.runbook,
      description: line.summary,
      code,
      version,
      deadlines: around.deadlines,
    });
    giveOriginSecrets(this, around.originSecrets);
    giveTables(this, duty, around.tables);
    giveBuckets(this, duty, around.buckets);
    giveLinks(this, duty, around.origin);
    giveAccounts(this, duty, around.accounts);
    const gatewayTimeout = Duration.seconds(around.deadlines.gatewaySeconds);
    const open = line.who === 'all';
    const route = new HttpRoute(this, 'Route', {
      httpApi: around.httpApi,
      routeKey: HttpRouteKey.with(line.path, methods[line.method]),
      integration: new HttpLambdaIntegration('Integration', this.lambda, { timeout: gatewayTimeout }),
      ...(open
        ? { authorizer: new HttpNoneAuthorizer() }
        : { authorizer: around.authorizer, authorizationScopes: [around.scope] }),
    });
    if (!open) return;
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'For everybody by the contract: what it answers tells nothing of anybody.',
    });
  }
}
