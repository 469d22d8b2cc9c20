import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Incoming, Outgoing } from '../../functions/local/exchange.ts';
import { createIssuer } from '../../functions/local/issuer.ts';
import { openGrants } from '../../functions/local/issuer-grants.ts';
import { type IssuerKey, issuerKey } from '../../functions/local/issuer-key.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { form, incoming } from './incoming.ts';
import { scratch } from './scratch.ts';

const verifier = 'v'.repeat(43);
const redirectUri = 'http://localhost:3000/sign-in';
const request = {
  client_id: 'san-sang-web',
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid san-sang/api',
  state: 'a state',
  nonce: 'a nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

let dataDir: string;
let key: IssuerKey;
let now: number;
let issuer: (request: Incoming) => Promise<Outgoing>;
let refusal: string | null;
const admit = async () => refusal;
const open = () => createIssuer({ port: 3000, key, grants: openGrants(dataDir), admit, now: () => now });

beforeEach(async () => {
  dataDir = scratch();
  refusal = null;
  now = Math.floor(Date.now() / 1_000);
  key = await issuerKey(dataDir);
  issuer = open();
});

const authorize = (change: Record<string, string> = {}, headers: Record<string, string> = {}) => {
  const query = new URLSearchParams({ ...request, ...change }).toString();
  return issuer(
    incoming({ path: '/oidc/authorize', query, headers: { host: 'localhost:3000', ...headers } }),
  );
};
const signIn = (email: string, change: Record<string, string> = {}) =>
  issuer(form('/oidc/authorize', { ...request, ...change, email }));
const located = ({ headers }: Outgoing) => new URL(headers['location'] ?? 'none:');
const codeFor = async (email = 'hr@demo.test') => located(await signIn(email)).searchParams.get('code') ?? '';
const exchange = (code: string, change: Record<string, string> = {}) =>
  issuer(
    form('/oidc/token', {
      grant_type: 'authorization_code',
      client_id: 'san-sang-web',
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      ...change,
    }),
  );
const refresh = (token: string) =>
  issuer(
    form('/oidc/token', { grant_type: 'refresh_token', client_id: 'san-sang-web', refresh_token: token }),
  );
const parsed = ({ body }: Outgoing) => JSON.parse(String(body));
const refused = (error: string) => ({ status: 400, body: JSON.stringify({ error }) });

describe('sign-in', () => {
  it('gives tokens for a code with its verifier', async () => {
    const back = located(await signIn('HR@demo.test'));
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('a state');
    expect(back.searchParams.get('iss')).toBe('http://localhost:3000/oidc');
    const answer = await exchange(back.searchParams.get('code') ?? '');
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const tokens = parsed(answer);
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3_600, scope: 'openid san-sang/api' });
    const keys = createLocalJWKSet(key.jwks);
    const sub = subjectOf('hr@demo.test');
    const { payload: access } = await jwtVerify(tokens.access_token, keys, {
      issuer: 'http://localhost:3000/oidc',
    });
    expect(access).toMatchObject({
      sub,
      client_id: 'san-sang-web',
      token_use: 'access',
      scope: 'openid san-sang/api',
      username: sub,
    });
    expect(access).not.toHaveProperty('email');
    const { payload: id } = await jwtVerify(tokens.id_token, keys, { audience: 'san-sang-web' });
    expect(id).toMatchObject({ sub, token_use: 'id', email: 'hr@demo.test', nonce: 'a nonce' });
  });

  it('answers under the name it was asked by', async () => {
    const host = { host: '127.0.0.1:3000' };
    const document = parsed(
      await issuer(incoming({ path: '/oidc/.well-known/openid-configuration', headers: host })),
    );
    expect(document).toMatchObject({
      issuer: 'http://127.0.0.1:3000/oidc',
      token_endpoint: 'http://127.0.0.1:3000/oidc/token',
    });
    const asked = await authorize({ redirect_uri: 'http://127.0.0.1:3000/sign-in' }, host);
    expect(asked).toMatchObject({ status: 200 });
  });

  it('shows a form that says what it is, in the reader’s language', async () => {
    const vi = await authorize();
    expect(vi.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(vi.body).toContain('Máy chủ đăng nhập dùng thử');
    for (const role of ['hr', 'board', 'health', 'leader', 'admin'])
      expect(vi.body).toContain(`${role}@demo.test`);
    expect((await authorize({}, { 'accept-language': 'en-GB,vi;q=0.5' })).body).toContain(
      'Trial sign-in server',
    );
    expect((await authorize({ ui_locales: 'en' })).body).toContain('Trial sign-in server');
  });

  it('sets text as text and runs no script', async () => {
    const { body, headers } = await authorize({ state: '"><script>alert(1)</script>' });
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; form-action/,
    );
  });

  it('takes a press on a sample account', async () => {
    const { email: _, ...fields } = { ...request, email: '' };
    const answer = await issuer(form('/oidc/authorize', { ...fields, account: 'board@demo.test' }));
    const tokens = parsed(await exchange(located(answer).searchParams.get('code') ?? ''));
    expect(JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url').toString()).email).toBe(
      'board@demo.test',
    );
  });

  it('asks again for what is no e-mail, keeping it', async () => {
    const answer = await signIn('hr at <demo>');
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="hr at &lt;demo&gt;"');
    expect(answer.body).toContain('role="alert"');
  });

  it('sends the page the refusal of the trigger back, with its words', async () => {
    refusal = 'PreTokenGeneration failed with error Chưa có bước hai / No second factor [no-second-factor].';
    const back = located(await signIn('health@demo.test'));
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'invalid_request',
      error_description: refusal,
      state: 'a state',
      iss: 'http://localhost:3000/oidc',
    });
  });

  it.each([
    ['a foreign address', { redirect_uri: 'https://evil.example/sign-in' }],
    ['a page that is not the sign-in page', { redirect_uri: 'http://localhost:3000/sign-in/' }],
    ['another port', { redirect_uri: 'http://localhost:3001/sign-in' }],
    ['an unknown client', { client_id: 'other' }],
  ])('never sends anybody to %s', async (_, change) => {
    for (const answer of [await authorize(change), await signIn('hr@demo.test', change)]) {
      expect(answer.status).toBe(400);
      expect(answer.headers).not.toHaveProperty('location');
    }
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: '' }],
    ['invalid_scope', { scope: 'openid admin' }],
    ['login_required', { prompt: 'none' }],
  ])('sends the page its mistake back: %s for %o', async (error, change) => {
    const back = located(await authorize(change));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: 'a state' });
  });
});

describe('the token endpoint', () => {
  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another page', { redirect_uri: 'http://127.0.0.1:3000/sign-in' }],
  ])('refuses a code with %s, and the code is spent', async (_, change) => {
    const code = await codeFor();
    expect(await exchange(code, change)).toMatchObject(refused('invalid_grant'));
    expect(await exchange(code)).toMatchObject(refused('invalid_grant'));
  });

  it('takes a code once; the second use withdraws what the first one gave', async () => {
    const code = await codeFor();
    const { refresh_token: token } = parsed(await exchange(code));
    expect(await refresh(token)).toMatchObject({ status: 200 });
    expect(await exchange(code)).toMatchObject(refused('invalid_grant'));
    expect(await refresh(token)).toMatchObject(refused('invalid_grant'));
  });

  it('takes a code for 60 s', async () => {
    const code = await codeFor();
    now += 61;
    expect(await exchange(code)).toMatchObject(refused('invalid_grant'));
  });

  it('renews for 30 days, through a restart', async () => {
    const { refresh_token: token } = parsed(await exchange(await codeFor()));
    issuer = open();
    now += 30 * 86_400 - 1;
    const renewed = parsed(await refresh(token));
    expect(renewed).toMatchObject({ token_type: 'Bearer' });
    expect(renewed).not.toHaveProperty('refresh_token');
    now += 1;
    expect(await refresh(token)).toMatchObject(refused('invalid_grant'));
  });

  it('does not renew what the trigger refuses, and asks again the next time', async () => {
    const { refresh_token: token } = parsed(await exchange(await codeFor()));
    refusal = 'PreTokenGeneration failed with error closed [account-closed].';
    const answer = await refresh(token);
    expect(answer.status).toBe(400);
    expect(parsed(answer)).toEqual({ error: 'invalid_grant', error_description: refusal });
    refusal = null;
    expect(await refresh(token)).toMatchObject({ status: 200 });
  });

  it('withdraws a token that is handed in', async () => {
    const { refresh_token: token } = parsed(await exchange(await codeFor()));
    expect(await issuer(form('/oidc/revoke', { client_id: 'san-sang-web', token }))).toMatchObject({
      status: 200,
    });
    expect(await refresh(token)).toMatchObject(refused('invalid_grant'));
  });

  it('keeps secrets as hashes, in files for the owner alone', async () => {
    const code = await codeFor();
    const { refresh_token: token } = parsed(await exchange(code));
    for (const name of readdirSync(dataDir)) {
      const content = readFileSync(join(dataDir, name), 'utf8');
      expect(content).not.toContain(token);
      expect(content).not.toContain(code);
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('refuses another client, another grant and what is no form', async () => {
    expect(await exchange('x', { client_id: 'other' })).toMatchObject({
      status: 401,
      body: '{"error":"invalid_client"}',
    });
    expect(await exchange('x', { grant_type: 'password' })).toMatchObject(refused('unsupported_grant_type'));
    expect(await issuer(incoming({ method: 'POST', path: '/oidc/token', text: '{}' }))).toMatchObject(
      refused('invalid_request'),
    );
  });
});

describe('signing out', () => {
  const logout = (query: Record<string, string>) =>
    issuer(incoming({ path: '/oidc/logout', query: new URLSearchParams(query).toString() }));

  it('leads back to a page of ours and nowhere else', async () => {
    const ours = { client_id: 'san-sang-web', logout_uri: redirectUri };
    expect(await logout(ours)).toMatchObject({ status: 302, headers: { location: redirectUri } });
    expect(await logout({ ...ours, logout_uri: 'https://evil.example/' })).toMatchObject(
      refused('invalid_request'),
    );
  });
});

describe('the signing key', () => {
  it('is made once, whoever comes first', async () => {
    const folder = scratch();
    const kids = await Promise.all([issuerKey(folder), issuerKey(folder), issuerKey(folder)]);
    expect(new Set(kids.map(({ kid }) => kid)).size).toBe(1);
  });

  it('shows its public half alone', () => {
    expect(Object.keys(key.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});
