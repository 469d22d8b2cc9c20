import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { IssuerKey } from './issuer-key.ts';
import { clientId, lifetime } from './local-identity.ts';
import { subjectOf } from './subject.ts';

export type Signer = {
  issuer: string;
  key: Pick<IssuerKey, 'kid' | 'sign'>;
  /** Now, seconds since 1970. */
  now: number;
};

type Grant = { email: string; scope: string };

/** An access token with the claims of Cognito's: no audience, no e-mail; the client is named by `client_id`. */
export const accessToken = (signer: Signer, { email, scope }: Grant): Promise<string> => {
  const sub = subjectOf(email);
  return sign(signer, {
    sub,
    client_id: clientId,
    token_use: 'access',
    scope,
    username: sub,
    auth_time: signer.now,
  });
};

type SignIn = { email: string; nonce: string | undefined; authTime: number };

/** An id token with the claims of Cognito's: the pages show its e-mail, the API never takes it (it has no scope). */
export const idToken = (signer: Signer, { email, nonce, authTime }: SignIn): Promise<string> => {
  const sub = subjectOf(email);
  const who = { sub, 'cognito:username': sub, email, email_verified: true };
  return sign(signer, {
    ...who,
    aud: clientId,
    token_use: 'id',
    auth_time: authTime,
    ...(nonce !== undefined && { nonce }),
  });
};

const sign = ({ issuer, key, now }: Signer, claims: Record<string, unknown>): Promise<string> =>
  new SignJWT({ ...claims, jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setIssuer(issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime.access)
    .sign(key.sign);
