import { randomUUID } from 'node:crypto';
import type { Verified } from './authorizer.ts';
import type { Incoming, Outgoing } from './exchange.ts';
import { outgoingOf } from './handler-result.ts';
import { type Invoke, TimedOut } from './host-bundles.ts';
import { httpEvent } from './http-event.ts';
import { createMatcher, type GatewayRoute, type Match } from './match-route.ts';
import { gatewayMessage } from './outgoing.ts';
import { tooManyRequests } from './too-many-requests.ts';

/** API Gateway's own limit of a body, bytes; handlers have smaller ones. */
const bodyLimit = 10 * 1024 * 1024;

export type ApiNeeds = {
  routes: Readonly<Record<string, GatewayRoute>>;
  authorize: (authorization: string | undefined) => Promise<Verified | Outgoing>;
  /** False when this person has asked too often. */
  allow: (subject: string) => boolean;
  invoke: Invoke;
  /** How often the engine has been away so far, or 'away' while it is. */
  engine: () => number | 'away';
  now: () => Date;
};

/** What API Gateway does before and after a Lambda: route, authorizer, rate, size, event, reply. */
export const createApi = (needs: ApiNeeds) => {
  const match = createMatcher(needs.routes);
  return async (request: Incoming): Promise<Outgoing> => {
    const found = match(request.method, request.path);
    if (found === 'malformed') return gatewayMessage(400, 'Bad Request');
    if (found === undefined) return gatewayMessage(404, 'Not Found');
    const verified = found.open ? undefined : await needs.authorize(request.headers['authorization']);
    if (verified !== undefined && 'status' in verified) return verified;
    if (verified !== undefined && !needs.allow(verified.claims['sub'] ?? '')) {
      return tooManyRequests(request.headers['accept-language']);
    }
    const body = await request.body(bodyLimit);
    if (body === 'too-large') return gatewayMessage(413, 'Request Entity Too Large');
    return run(needs, request, found, verified, body);
  };
};

const run = async (
  { invoke, engine, now }: ApiNeeds,
  request: Incoming,
  match: Match,
  verified: Verified | undefined,
  body: Buffer,
): Promise<Outgoing> => {
  const before = engine();
  if (before === 'away') return unavailable();
  const requestId = randomUUID();
  const answer = await answerOf(() =>
    invoke(match.name, httpEvent({ request, match, verified, body, requestId, at: now() }), requestId),
  );
  // A failure while the engine was being restarted passes by itself: the sender may try again.
  if (answer.status >= 500 && engine() !== before) return unavailable();
  return {
    ...answer,
    headers: { 'cache-control': 'no-store', ...answer.headers, 'apigw-requestid': requestId },
  };
};

const answerOf = async (work: () => Promise<unknown>): Promise<Outgoing> => {
  try {
    return outgoingOf(await work()) ?? failed('a reply that cannot be sent');
  } catch (error) {
    return error instanceof TimedOut
      ? unavailable()
      : failed(error instanceof Error ? `${error.name}: ${error.message}` : 'thrown');
  }
};

const unavailable = (): Outgoing => gatewayMessage(503, 'Service Unavailable', { 'retry-after': '1' });

const failed = (why: string): Outgoing => {
  console.error(JSON.stringify({ level: 'ERROR', message: 'handler.failed', why }));
  return gatewayMessage(500, 'Internal Server Error');
};
