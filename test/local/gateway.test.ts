import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { originHeader } from '../../domain/front-answer.ts';
import { createGateway, type GatewayOptions, type Handle } from '../../functions/local/gateway.ts';
import { hostBundles } from '../../functions/local/host-bundles.ts';
import { openGrants } from '../../functions/local/issuer-grants.ts';
import { type IssuerKey, issuerKey } from '../../functions/local/issuer-key.ts';
import { accessToken } from '../../functions/local/issuer-tokens.ts';
import { incoming } from './incoming.ts';
import { scratch } from './scratch.ts';

const routes = {
  getHealth: { method: 'GET', path: '/api/health', who: 'all' },
  getMe: { method: 'GET', path: '/api/me', who: 'signed-in' },
  putThing: { method: 'PUT', path: '/api/things/{thingId}', who: 'all' },
} as const;

const now = new Date('2021-06-15T01:00:00Z');
let key: IssuerKey;
let dist: string;
let token: string;

beforeEach(async () => {
  dist = scratch();
  key ??= await issuerKey(dist);
  const signer = { issuer: 'http://localhost:3000/oidc', key, now: now.getTime() / 1_000 };
  token = await accessToken(signer, { email: 'hr@demo.test', scope: 'openid san-sang/api' });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const door = (options: Partial<GatewayOptions> = {}): Handle => {
  const invoke = async () => ({
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '{"ok":true}',
  });
  return createGateway({
    port: 3000,
    routes,
    dist,
    key,
    grants: openGrants(dist),
    now: () => now,
    invoke,
    ...options,
  });
};
const health = incoming({ path: '/api/health' });
const me = () =>
  incoming({ path: '/api/me', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` } });

describe('the gateway', () => {
  it('answers with what the handler said, and keeps it out of every cache', async () => {
    const answer = await door()(health);
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('hands the verified claims on', async () => {
    const invoke = vi.fn(async (_name: string, _event: unknown) => 'done');
    expect(await door({ invoke })(me())).toMatchObject({ status: 200, body: 'done' });
    const claims = expect.objectContaining({ token_use: 'access', client_id: 'san-sang-web' });
    const jwt = { claims, scopes: ['openid', 'san-sang/api'] };
    expect(invoke.mock.calls[0]?.slice(0, 2)).toEqual([
      'getMe',
      expect.objectContaining({
        requestContext: expect.objectContaining({ authorizer: expect.objectContaining({ jwt }) }),
      }),
    ]);
  });

  it('sends the secret of the front on each call, in the place of what a client sent under its name', async () => {
    const invoke = vi.fn(async (_name: string, _event: unknown) => 'done');
    const handle = door({ invoke });
    await handle(incoming({ path: '/api/health', headers: { [originHeader]: 'guessed' } }));
    await handle(health);
    const headers = expect.objectContaining({ [originHeader]: process.env['ORIGIN_SECRET'] });
    expect(invoke.mock.calls.map(([, event]) => event)).toEqual([
      expect.objectContaining({ headers }),
      expect.objectContaining({ headers }),
    ]);
    expect(process.env['ORIGIN_SECRET']).toMatch(/^[\w-]{43}$/);
  });

  it('takes a token that was got under the other name of the machine', async () => {
    const signer = { issuer: 'http://127.0.0.1:3000/oidc', key, now: now.getTime() / 1_000 };
    token = await accessToken(signer, { email: 'hr@demo.test', scope: 'openid san-sang/api' });
    expect(await door()(me())).toMatchObject({ status: 200 });
  });

  it('asks for a token before it looks at anything else', async () => {
    const invoke = vi.fn();
    expect(await door({ invoke })(incoming({ path: '/api/me' }))).toMatchObject({ status: 401 });
    expect(invoke).not.toHaveBeenCalled();
  });

  it.each([
    ['a route that is not there', incoming({ path: '/api/nowhere' }), 404, '{"message":"Not Found"}'],
    ['another method', incoming({ method: 'DELETE', path: '/api/health' }), 404, '{"message":"Not Found"}'],
    [
      'a path that is no text',
      incoming({ method: 'PUT', path: '/api/things/%E0%A4' }),
      400,
      '{"message":"Bad Request"}',
    ],
    [
      'a body above 10 MB',
      incoming({ method: 'PUT', path: '/api/things/1', text: Buffer.alloc(10 * 1024 * 1024 + 1) }),
      413,
      '{"message":"Request Entity Too Large"}',
    ],
  ])('refuses %s', async (_, request, status, body) => {
    expect(await door()(request)).toMatchObject({ status, body });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['throws', async () => Promise.reject(new Error('secret'))],
    ['answers with a status that is none', async () => ({ statusCode: 42 })],
    ['answers with a body that is no text', async () => ({ statusCode: 200, body: { a: 1 } })],
  ])('is silent about a handler that %s', async (_, invoke) => {
    const answer = await door({ invoke })(health);
    expect(answer).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  });

  it.each([
    ['text', 'hello', 'hello'],
    ['an object', { a: 1 }, '{"a":1}'],
    ['nothing', undefined, 'null'],
  ])('sends %s as JSON of status 200', async (_, result, body) => {
    expect(await door({ invoke: async () => result })(health)).toMatchObject({ status: 200, body });
  });

  it('sends bytes and cookies', async () => {
    const result = {
      statusCode: 201,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
      cookies: ['a=1', 'b=2'],
    };
    expect(await door({ invoke: async () => result })(health)).toMatchObject({
      status: 201,
      body: Buffer.from([0, 255]),
      cookies: ['a=1', 'b=2'],
    });
  });

  it('lets a person burst to 100 and then asks to wait a second; others go on', async () => {
    const handle = door();
    const answers = await Promise.all(Array.from({ length: 101 }, () => handle(me())));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers).toMatchObject({
      'retry-after': '1',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(JSON.parse(String(refused?.body))).toMatchObject({
      type: '/problems/too-many-requests',
      status: 429,
    });
    const signer = { issuer: 'http://localhost:3000/oidc', key, now: now.getTime() / 1_000 };
    token = await accessToken(signer, { email: 'health@demo.test', scope: 'openid san-sang/api' });
    expect(await handle(me())).toMatchObject({ status: 200 });
  });

  it('asks to come back while the engine is away, or went away under the request', async () => {
    const later = { status: 503, body: '{"message":"Service Unavailable"}', headers: { 'retry-after': '1' } };
    expect(await door({ engine: () => 'away' })(health)).toMatchObject(later);
    let absences = 0;
    const invoke = async () => {
      absences = 1;
      return { statusCode: 500, body: '' };
    };
    expect(await door({ engine: () => absences, invoke })(health)).toMatchObject(later);
  });

  it('tells pages where to sign in, under the name they were asked by', async () => {
    const config = async (host: string) =>
      JSON.parse(String((await door()(incoming({ path: '/config.json', headers: { host } }))).body));
    const common = { clientId: 'san-sang-web', scope: 'openid san-sang/api' };
    expect(await config('localhost:3000')).toEqual({ ...common, issuer: 'http://localhost:3000/oidc' });
    expect(await config('127.0.0.1:3000')).toEqual({ ...common, issuer: 'http://127.0.0.1:3000/oidc' });
    expect(await config('elsewhere.example')).toEqual({ ...common, issuer: 'http://localhost:3000/oidc' });
  });
});

describe('the bundles behind it', () => {
  const bundle = (name: string, code: string) => {
    mkdirSync(join(dist, 'functions/api', name), { recursive: true });
    writeFileSync(join(dist, 'functions/api', name, 'index.mjs'), code);
  };
  const hosted = (timeoutMs = 10_000) =>
    door({ invoke: hostBundles({ folder: join(dist, 'functions/api'), timeoutMs }) });

  it('are found by the route’s name, and imported on the first call', async () => {
    const handle = hosted();
    expect(await handle(health)).toMatchObject({ status: 500 });
    bundle(
      'get-health',
      `export const handler = async (event, context) => ({ statusCode: 200,
      body: JSON.stringify([event.routeKey, context.functionName, context.getRemainingTimeInMillis() > 9000]) });`,
    );
    expect(await handle(health)).toMatchObject({ status: 200, body: '["GET /api/health","getHealth",true]' });
  });

  it('have their time', async () => {
    bundle('get-health', `export const handler = () => new Promise((done) => setTimeout(done, 500));`);
    expect(await hosted(20)(health)).toMatchObject({
      status: 503,
      body: '{"message":"Service Unavailable"}',
    });
    await sleep(1);
  });
});
