import { describe, expect, it } from 'vitest';
import { type RouteName, routeNames, routes } from '../../../domain/contract.ts';
import type { AnyRoute } from '../../../domain/route.ts';
import { dutyGroups } from '../../../infra/duties.ts';
import { allowedIn, resourcesOf } from '../fixture.ts';
import { theStacks } from '../some-stacks.ts';

const { api, routes: routeStacks } = theStacks();

const gatewayRoutes = routeStacks.flatMap((stack) => resourcesOf(stack, 'AWS::ApiGatewayV2::Route'));
const keyOf = ({ method, path }: AnyRoute) => `${method} ${path}`;
const routeOf = (name: RouteName) =>
  gatewayRoutes.filter(({ Properties }) => Properties['RouteKey'] === keyOf(routes[name]));

describe('the gateway', () => {
  it('has the routes of the contract and no others, each once', () => {
    const keys = gatewayRoutes.map(({ Properties }) => Properties['RouteKey']);
    expect(keys.toSorted()).toEqual(routeNames.map((name) => keyOf(routes[name])).toSorted());
  });

  it.each(routeNames.filter((name) => routes[name].who !== 'all'))(
    'asks for a token with the scope on %s',
    (name) => {
      expect(routeOf(name)).toMatchObject([
        {
          Properties: {
            AuthorizationType: 'JWT',
            AuthorizationScopes: ['san-sang/api'],
            AuthorizerId: { 'Fn::ImportValue': expect.stringContaining('Tokens') },
          },
        },
      ]);
    },
  );

  it('lets everybody call only what the contract opens to everybody', () => {
    const open = gatewayRoutes.filter(({ Properties }) => Properties['AuthorizationType'] !== 'JWT');
    expect(open.map(({ Properties }) => Properties['RouteKey']).toSorted()).toEqual([
      'GET /api/health',
      'GET /api/openapi.json',
    ]);
  });

  it('checks tokens by the pool that issued them and the client that asked for them', () => {
    const [authorizer] = resourcesOf(api, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: {
        Audience: [{ 'Fn::ImportValue': expect.stringContaining('Pages') }],
        Issuer: {
          'Fn::Join': ['', ['https://cognito-idp.ap-southeast-1.amazonaws.com/', expect.anything()]],
        },
      },
    });
  });

  it('logs neither addresses nor tokens', () => {
    const [stage] = resourcesOf(api, 'AWS::ApiGatewayV2::Stage');
    expect(JSON.stringify(stage?.Properties['AccessLogSettings'])).not.toMatch(
      /sourceIp|identity|\.path|authorizer\.claims|userAgent/,
    );
  });
});

describe('the routes', () => {
  const functions = routeStacks.flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));

  it('have a Lambda each, on Node 24 and arm64, traced, and done in 10 s', () => {
    expect(functions).toHaveLength(routeNames.length);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Timeout: 10,
        TracingConfig: { Mode: 'Active' },
        Environment: {
          Variables: { RECORDS_TABLE: expect.anything(), PROJECTIONS_TABLE: expect.anything() },
        },
      });
    }
  });

  it('keep their logs for 90 days', () => {
    const groups = routeStacks.flatMap((stack) => resourcesOf(stack, 'AWS::Logs::LogGroup'));
    expect(groups).toHaveLength(routeNames.length);
    expect(new Set(groups.map(({ Properties }) => Properties['RetentionInDays']))).toEqual(new Set([90]));
  });

  it('are in one group each', () => {
    expect(dutyGroups.flatMap(({ duties }) => Object.keys(duties)).toSorted()).toEqual(
      [...routeNames].toSorted(),
    );
  });

  const rightsOf = (name: RouteName) =>
    routeStacks
      .flatMap(allowedIn)
      .filter(({ id }) => id.startsWith(`${name}Role`))
      .flatMap(({ actions }) => actions.filter((action) => /^(dynamodb|cognito)/.test(action)));

  it.each(routeNames.filter((name) => routes[name].who === 'all'))(
    'leave %s, which everybody may call, without any right',
    (name) => {
      expect(rightsOf(name)).toEqual([]);
    },
  );

  it.each(routeNames.filter((name) => routes[name].who !== 'all'))('let %s read who is calling', (name) => {
    expect(rightsOf(name)).toContain('dynamodb:GetItem');
  });

  it.each(routeNames.filter((name) => routes[name].method === 'GET'))('let %s write nothing', (name) => {
    expect(rightsOf(name).filter((action) => /Put|Update|Delete|Create/.test(action))).toEqual([]);
  });

  it('let one route make accounts', () => {
    const makers = routeNames.filter((name) => rightsOf(name).some((action) => action.startsWith('cognito')));
    expect(makers).toEqual(['putMember']);
  });

  it('never write projections, which come from the stream only', () => {
    const written = routeStacks
      .flatMap(allowedIn)
      .filter(
        ({ on, actions }) =>
          on.includes('Projections') && actions.some((action) => action !== 'dynamodb:Query'),
      );
    expect(written).toEqual([]);
  });
});
