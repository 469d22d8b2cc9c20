import { Stack, type StackProps } from 'aws-cdk-lib';
import { HttpAuthorizer, HttpAuthorizerType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { kebab, type RouteName, routeNames, routes } from '../../domain/contract.ts';
import type { Built } from '../built.ts';
import { RouteFunction } from '../constructs/route-function.ts';
import type { SomeDuties } from '../duties.ts';
import { originOf, type Stage } from '../stage.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';
import { apiScope, type IdentityStack } from './identity.ts';

type RoutesProps = StackProps & {
  built: Built;
  data: DataStack;
  identity: IdentityStack;
  api: ApiStack;
  duties: SomeDuties;
  stage: Stage;
};

/** The routes of some nouns: those of the contract that have their duty here. */
export class RoutesStack extends Stack {
  readonly functions = new Map<RouteName, IFunction>();

  constructor(
    scope: Construct,
    id: string,
    { built, data, identity, api, duties, stage, ...props }: RoutesProps,
  ) {
    super(scope, id, props);
    const authorizer = HttpAuthorizer.fromHttpAuthorizerAttributes(this, 'Tokens', {
      authorizerId: api.authorizer.authorizerId,
      authorizerType: HttpAuthorizerType.JWT,
    });
    const around = {
      httpApi: api.api,
      authorizer,
      scope: apiScope,
      tables: data.tables,
      buckets: data.buckets,
      accounts: identity.pool,
      origin: originOf(stage),
      deadlines: stage.deadlines,
      originSecrets: api.originSecrets,
    };
    for (const name of routeNames) {
      const duty = duties[name];
      if (duty === undefined) continue;
      const code = built.functionCode('api', kebab(name));
      const { lambda } = new RouteFunction(this, name, {
        line: routes[name],
        duty,
        code,
        version: built.version,
        around,
      });
      this.functions.set(name, lambda);
    }
  }
}
