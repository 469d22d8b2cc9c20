import { createHash, timingSafeEqual } from 'node:crypto';
import type { Outgoing } from './exchange.ts';
import { type Ask, formLimit } from './issuer-ask.ts';
import type { Consent } from './issuer-grants.ts';
import { accessToken, idToken } from './issuer-tokens.ts';
import { clientId, lifetime } from './local-identity.ts';
import { json } from './outgoing.ts';

/** Tokens for a code with its verifier, or for a refresh token. Errors are RFC 6749's. */
export const token = async (ask: Ask): Promise<Outgoing> => {
  const form = await formOf(ask);
  if (form === undefined) return refuse('invalid_request');
  if (form.get('client_id') !== clientId) return refuse('invalid_client', 401);
  if (form.get('grant_type') === 'authorization_code') return forCode(ask, form);
  if (form.get('grant_type') === 'refresh_token') return forRefresh(ask, form);
  return refuse('unsupported_grant_type');
};

/** Withdraws a refresh token; answers the same for one it never gave (RFC 7009). */
export const revoke = async (ask: Ask): Promise<Outgoing> => {
  const form = await formOf(ask);
  if (form === undefined) return refuse('invalid_request');
  ask.grants.revoke(form.get('token') ?? '', ask.now());
  return json(200, {});
};

const formOf = async ({ request }: Ask): Promise<URLSearchParams | undefined> => {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const body = isForm ? await request.body(formLimit) : 'too-large';
  return body === 'too-large' ? undefined : new URLSearchParams(String(body));
};

const refuse = (error: string, status = 400): Outgoing => json(status, { error });

const forCode = async (ask: Ask, form: URLSearchParams): Promise<Outgoing> => {
  const code = form.get('code') ?? '';
  const now = ask.now();
  const consent = ask.grants.takeCode(code, now);
  if (consent === undefined || !isTheirs(consent, form)) return refuse('invalid_grant');
  const { email, scope, nonce, authTime } = consent;
  const refresh = ask.grants.newRefresh(code, { email, scope, authTime }, now);
  return tokens(ask, { email, scope, nonce, authTime }, { refresh_token: refresh });
};

const forRefresh = async (ask: Ask, form: URLSearchParams): Promise<Outgoing> => {
  const grant = ask.grants.refresh(form.get('refresh_token') ?? '', ask.now());
  if (grant === undefined) return refuse('invalid_grant');
  const refusal = await ask.admit(grant.email, 'TokenGeneration_RefreshTokens');
  if (refusal !== null) return json(400, { error: 'invalid_grant', error_description: refusal });
  return tokens(ask, { ...grant, nonce: undefined }, {});
};

/** The page that asks is the page that was sent away: same address, and it knows the verifier of the challenge. */
const isTheirs = ({ challenge, redirectUri }: Consent, form: URLSearchParams): boolean => {
  const verifier = form.get('code_verifier') ?? '';
  if (!/^[\w.~-]{43,128}$/.test(verifier) || form.get('redirect_uri') !== redirectUri) return false;
  const made = createHash('sha256').update(verifier).digest('base64url');
  return timingSafeEqual(Buffer.from(made), Buffer.from(challenge));
};

type Granted = { email: string; scope: string; nonce: string | undefined; authTime: number };

const tokens = async (
  ask: Ask,
  { email, scope, nonce, authTime }: Granted,
  more: Record<string, string>,
): Promise<Outgoing> => {
  const signer = { issuer: ask.issuer, key: ask.key, now: ask.now() };
  const answer = json(200, {
    access_token: await accessToken(signer, { email, scope }),
    id_token: await idToken(signer, { email, nonce, authTime }),
    token_type: 'Bearer',
    expires_in: lifetime.access,
    scope,
    ...more,
  });
  return { ...answer, headers: { ...answer.headers, pragma: 'no-cache' } };
};
