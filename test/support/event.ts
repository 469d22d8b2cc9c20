import type { Context } from 'aws-lambda';
import { routes } from '../../domain/contract.ts';
import { originHeader } from '../../domain/front-answer.ts';
import type { AnyRoute } from '../../domain/route.ts';
import type { GatewayEvent } from '../../functions/edge/request.ts';

/** What a test says of a request; what it leaves out is as an ordinary client sends it. */
export type Said = {
  /** Values of the path's parameters, already decoded. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it stands, in place of `body`. */
  text?: string;
  isBase64Encoded?: boolean;
  /** The verified claims; null without a token. */
  claims?: Record<string, string> | null;
};

/** Claims of an access token of ours for a subject, as the gateway hands them on. */
export const claimsOf = (sub: string): Record<string, string> => ({
  sub,
  client_id: 'san-sang-web',
  token_use: 'access',
  scope: 'openid san-sang/api',
  exp: '1623722523',
});

/** What the front of this process sends; a test's own where no local gateway has made one. */
export const originSecret = (): string =>
  (process.env['ORIGIN_SECRET'] ??= 'sent-by-the-front-of-a-test-and-by-nobody-else');

const filled = (path: string, params: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? `{${name}}`));

/** The event of a request to a route, payload format 2.0, as the JWT authorizer lets it through. */
export const eventOf = (
  line: AnyRoute,
  { params = {}, query, headers = {}, body, text, isBase64Encoded = false, claims = null }: Said = {},
): GatewayEvent => {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const routeKey = `${line.method} ${line.path}`;
  const path = filled(line.path, params);
  const { authorizer, ...open } = {
    accountId: '000000000000',
    apiId: 'test',
    authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: claims ?? {}, scopes: [] } },
    domainName: 'localhost',
    domainPrefix: 'localhost',
    http: { method: line.method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: '00000000-0000-4000-8000-000000000001',
    routeKey,
    stage: '$default',
    time: '15/Jun/2021:01:02:03 +0000',
    timeEpoch: 1_623_718_923_456,
  };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      [originHeader]: originSecret(),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: params }),
    requestContext: { ...open, authorizer },
    ...(sent === undefined ? {} : { body: sent }),
    isBase64Encoded,
  };
};

/** The event of a named route. */
export const eventTo = (name: keyof typeof routes, said?: Said): GatewayEvent => eventOf(routes[name], said);

/** What a Lambda is told of its invocation. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: '00000000-0000-4000-8000-000000000001',
  logGroupName: '/aws/lambda/test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
