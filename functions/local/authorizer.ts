import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { Outgoing } from './exchange.ts';
import { gatewayMessage } from './outgoing.ts';

/** What the gateway hands on: claims as strings whatever they were, and the token's scopes. */
export type Verified = { claims: Record<string, string>; scopes: string[] };

type Rules = {
  issuers: string[];
  /** Accepted values of `aud`, or of `client_id` where a token has no `aud`. */
  audience: readonly string[];
  /** A token needs one of them. */
  scopes: readonly string[];
  jwks: JSONWebKeySet;
  now: () => Date;
};

/**
 * Judges a request's Authorization header as the JWT authorizer of an HTTP API does: RSA signature by a key of the set, issuer,
 * audience, times, then scopes. @returns what was verified, or the 401 or 403 to answer
 */
export const createAuthorizer = ({ issuers, audience, scopes, jwks, now }: Rules) => {
  const keys = createLocalJWKSet(jwks);
  return async (authorization: string | undefined): Promise<Verified | Outgoing> => {
    if (!authorization) return refuse(401, 'Unauthorized', 'Bearer');
    const token = authorization.replace(/^Bearer\s+/i, '').trim();
    const payload = await verify(token, keys, issuers, now());
    if (payload === undefined || !isMeant(payload, audience)) {
      return refuse(401, 'Unauthorized', 'Bearer error="invalid_token"');
    }
    const held = scopesOf(payload);
    if (!scopes.some((scope) => held.includes(scope))) {
      return refuse(403, 'Forbidden', `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"`);
    }
    return { claims: claimsOf(payload), scopes: held };
  };
};

type Keys = ReturnType<typeof createLocalJWKSet>;

const verify = async (
  token: string,
  keys: Keys,
  issuer: string[],
  now: Date,
): Promise<JWTPayload | undefined> => {
  try {
    const options = {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      currentDate: now,
      requiredClaims: ['exp'],
    };
    const { payload } = await jwtVerify(token, keys, options);
    return (payload.iat ?? 0) <= Math.ceil(now.getTime() / 1_000) ? payload : undefined;
  } catch {
    return undefined; // whatever is wrong with it, the answer is the same
  }
};

const isMeant = ({ aud, client_id: client }: JWTPayload, audience: readonly string[]): boolean =>
  [aud ?? client].flat().some((name) => typeof name === 'string' && audience.includes(name));

const scopesOf = ({ scope, scp }: JWTPayload): string[] =>
  [scope ?? scp ?? []]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(' ').filter(Boolean) : []));

const claimsOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const refuse = (status: number, message: string, challenge: string): Outgoing =>
  gatewayMessage(status, message, { 'www-authenticate': challenge });
