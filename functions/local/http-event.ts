import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Verified } from './authorizer.ts';
import type { Incoming } from './exchange.ts';
import type { Match } from './match-route.ts';

type Event = APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer;
type Made = {
  request: Incoming;
  match: Match;
  verified: Verified | undefined;
  body: Buffer;
  requestId: string;
  at: Date;
};

/** The event of an HTTP API with payload format 2.0. */
export const httpEvent = ({ request, match, verified, body, requestId, at }: Made): Event => {
  const { method, path, query, headers, cookies, sourceIp } = request;
  const host = headers['host'] ?? 'localhost';
  const text = isText(headers['content-type']) && isUtf8(body);
  const parameters = queryOf(query);
  return {
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers,
    ...(parameters !== undefined && { queryStringParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(verified !== undefined && {
        authorizer: {
          principalId: '',
          integrationLatency: 0,
          jwt: { claims: verified.claims, scopes: verified.scopes },
        },
      }),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? host,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: match.routeKey,
      stage: '$default',
      time: clfTime(at),
      timeEpoch: at.getTime(),
    },
    ...(Object.keys(match.params).length > 0 && { pathParameters: match.params }),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
};

/** Values of a name that came more than once are joined by a comma. */
const queryOf = (query: string): Record<string, string> | undefined => {
  const all = new URLSearchParams(query);
  if (all.size === 0) return undefined;
  return Object.fromEntries([...new Set(all.keys())].map((name) => [name, all.getAll(name).join(',')]));
};

/** Other media types reach the handler in base64, as do bytes that are not UTF-8. */
const isText = (contentType = 'text/plain'): boolean =>
  /^\s*(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)\b)/i.test(contentType);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time form of access logs, in UTC: 15/Jun/2021:08:00:00 +0000. */
const clfTime = (at: Date): string => {
  const day = String(at.getUTCDate()).padStart(2, '0');
  return `${day}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)} +0000`;
};
