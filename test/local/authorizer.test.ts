import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthorizer } from '../../functions/local/authorizer.ts';
import { type IssuerKey, issuerKey } from '../../functions/local/issuer-key.ts';
import { accessToken, idToken } from '../../functions/local/issuer-tokens.ts';
import { subjectOf } from '../../functions/local/subject.ts';

const issuer = 'http://localhost:3000/oidc';
const now = 1_623_718_923;
const email = 'hr@demo.test';
let key: IssuerKey;

beforeAll(async () => {
  key = await issuerKey(mkdtempSync(join(tmpdir(), 'san-sang-key-')));
});

const judge = (token: string | undefined) =>
  createAuthorizer({
    issuers: [issuer],
    audience: ['san-sang-web'],
    scopes: ['san-sang/api'],
    jwks: key.jwks,
    now: () => new Date(now * 1_000),
  })(token);

type Claims = Record<string, unknown>;
const good: Claims = {
  sub: 's',
  iss: issuer,
  client_id: 'san-sang-web',
  scope: 'openid san-sang/api',
  iat: now,
  exp: now + 60,
};
const signed = (claims: Claims, header: { alg?: string; kid?: string } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header }).sign(key.sign);

describe('the authorizer', () => {
  it('hands on an access token’s claims as strings', async () => {
    const token = await accessToken({ issuer, key, now }, { email, scope: 'openid san-sang/api' });
    const verified = await judge(`Bearer ${token}`);
    expect(verified).toMatchObject({
      claims: {
        sub: subjectOf(email),
        client_id: 'san-sang-web',
        token_use: 'access',
        scope: 'openid san-sang/api',
        iss: issuer,
        exp: String(now + 3_600),
      },
      scopes: ['openid', 'san-sang/api'],
    });
  });

  it('writes lists as [a b] and needs no Bearer before the token', async () => {
    const token = await signed({ ...good, groups: ['a', 'b'], email_verified: true });
    expect(await judge(token)).toMatchObject({ claims: { groups: '[a b]', email_verified: 'true' } });
  });

  it('asks for a token where there is none', async () => {
    const refusal = {
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      body: '{"message":"Unauthorized"}',
    };
    expect(await judge(undefined)).toMatchObject(refusal);
    expect(await judge('')).toMatchObject(refusal);
  });

  it.each<[string, Claims]>([
    ['expired', { exp: now - 1 }],
    ['without an end', { exp: undefined }],
    ['not yet valid', { nbf: now + 60 }],
    ['issued in the future', { iat: now + 60 }],
    ['of another issuer', { iss: 'http://localhost:3001/oidc' }],
    ['for another client', { client_id: 'other' }],
    ['for another audience, whatever its client', { aud: 'other' }],
  ])('refuses a token %s', async (_, claims) => {
    expect(await judge(`Bearer ${await signed({ ...good, ...claims })}`)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      body: '{"message":"Unauthorized"}',
    });
  });

  it('refuses what is signed by somebody else, by no one or not at all', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const foreign = await new SignJWT(good)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .sign(privateKey);
    const secret = await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .sign(Buffer.from(JSON.stringify(key.jwks.keys[0])));
    const [, payload] = foreign.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [foreign, secret, none, 'abc', `Basic ${foreign}`]) {
      expect(await judge(`Bearer ${token}`)).toMatchObject({ status: 401 });
    }
  });

  it('forbids a token without the scope, an id token too', async () => {
    const refusal = { status: 403, body: '{"message":"Forbidden"}' };
    expect(await judge(`Bearer ${await signed({ ...good, scope: 'openid' })}`)).toMatchObject(refusal);
    expect(
      await judge(await idToken({ issuer, key, now }, { email, nonce: undefined, authTime: now })),
    ).toMatchObject(refusal);
  });
});
