import '../support/quiet.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { Conflict, Forbidden, Invalid, NotFound } from '../../domain/failure.ts';
import { Problem } from '../../domain/problem.ts';
import { route } from '../../domain/route.ts';
import { http, nothingToFind, open } from '../../functions/edge/http.ts';
import { langOf, verdictOf } from '../../functions/edge/problem.ts';
import { a } from '../support/a.ts';
import { call, refused } from '../support/call.ts';
import { claimsOf, eventOf, type Said } from '../support/event.ts';

const Thing = z.strictObject({ name: z.string(), n: z.int() });
const read = route({ method: 'GET', path: '/api/things', summary: 'x', who: 'signed-in', reply: Thing });
const write = route({
  ...{ method: 'PUT', path: '/api/things', summary: 'x', who: ['health'], status: 201 },
  ...{ body: z.strictObject({ secret: z.string() }), reply: Thing },
});
const geo = route({
  method: 'GET',
  path: '/api/things.geojson',
  summary: 'x',
  who: 'all',
  reply: Thing,
  gives: 'application/geo+json',
});
const needs = { members: { bySubject: async () => a.member() }, clock: () => '2021-06-15T02:00:00.000Z' };
const claims = claimsOf('subject');
const thing = { name: 'Sông Công', n: 1 };

type Answer = () => Promise<{ body: typeof thing } | { status: number; text: string }>;
const reading = (answer: Answer, said: Said = {}) =>
  call(http(read, needs, { find: nothingToFind, answer }), eventOf(read, { claims, ...said }));
const writing = (answer: Answer, said: Said = { body: { secret: 'x' } }) =>
  call(http(write, needs, { find: nothingToFind, answer }), eventOf(write, { claims, ...said }));
const failing = (error: unknown) => async () => {
  throw error;
};

describe('a reply', () => {
  it('is what the route’s schema says, in JSON that nobody stores', async () => {
    const { status, headers, text } = await reading(async () => ({ body: thing }));
    expect([status, text]).toEqual([200, '{"name":"Sông Công","n":1}']);
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: headers['etag'],
    });
    expect(headers['etag']).toMatch(/^W\/"[\w-]{22}"$/);
  });

  it('of a write has the route’s status and no tag', async () => {
    const { status, headers } = await writing(async () => ({ body: thing }));
    expect([status, headers['etag']]).toEqual([201, undefined]);
  });

  it('may be the very text that was stored', async () => {
    const text = '{ "n":1,\n"name":"as it was" }';
    const reply = await writing(async () => ({ status: 200, text }));
    expect([reply.status, reply.text]).toEqual([200, text]);
  });

  it.each([{ name: 'x' }, { name: 'x', n: '1' }, { ...thing, phone: '0912345678' }, null])(
    'that breaks its schema is a 500 that tells nothing of it: %j',
    async (body) => {
      const broken: unknown = body;
      const parsed = z.parse(z.custom<typeof thing>(), broken);
      const reply = await reading(async () => ({ body: parsed }));
      expect(refused(reply)).toBe('500 internal');
      expect(reply.text).not.toMatch(/0912345678|invalid_type|name|zod/i);
    },
  );

  it('of a map has the media type of maps', async () => {
    const reply = await call(
      open(geo, async () => ({ body: thing })),
      eventOf(geo),
    );
    expect(reply.headers['content-type']).toBe('application/geo+json');
  });

  it('belongs to a route for members, or for everybody, and never to both', async () => {
    const handler = http(geo, needs, { find: nothingToFind, answer: async () => ({ body: thing }) });
    expect(refused(await call(handler, eventOf(geo)))).toBe('500 internal');
  });
});

describe('a tag', () => {
  const answer = async () => ({ body: thing });
  it.each([
    ['its own', (tag: string) => tag, 304],
    ['its own, without its mark of weakness', (tag: string) => tag.slice(2), 304],
    ['its own among others', (tag: string) => `"other", ${tag}`, 304],
    ['any', () => '*', 304],
    ['another', () => '"another"', 200],
    ['nothing', () => '', 200],
  ])('that the client has seen as %s gives %i', async (_, seen, status) => {
    const tag = (await reading(answer)).headers['etag'] ?? '';
    const reply = await reading(answer, { headers: { 'if-none-match': seen(tag) } });
    expect([reply.status, reply.headers['etag']]).toEqual([status, tag]);
    if (status === 304) expect([reply.text, reply.headers['content-type']]).toEqual(['', undefined]);
  });

  it('is another for another body, and plays no part in a write', async () => {
    const one = await reading(answer);
    const two = await reading(async () => ({ body: { ...thing, n: 2 } }));
    expect(one.headers['etag']).not.toBe(two.headers['etag']);
    const said = { headers: { 'if-none-match': '*' }, body: { secret: 'x' } };
    expect((await writing(answer, said)).status).toBe(201);
  });
});

describe('a failure', () => {
  it('is problem details, whole', async () => {
    const { status, headers, body } = await reading(failing(new NotFound()), {
      headers: { 'accept-language': 'en' },
    });
    expect([status, headers]).toEqual([
      404,
      {
        ...{ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': 'en' },
        'cache-control': 'no-store',
      },
    ]);
    expect(body).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: expect.any(String),
      errors: [{ pointer: '', code: 'not-found', detail: expect.any(String) }],
    });
  });

  it('lists everything that is wrong, each with what to do, under one title', async () => {
    const faults = [
      { pointer: '/answers/f0', code: 'negative' },
      { pointer: '/answers/masks', code: 'missing' },
    ];
    const { body } = await reading(failing(new Invalid('invalid', faults)));
    const problem = Problem.parse(body);
    expect(problem.type).toBe('/problems/invalid');
    expect(problem.errors.map(({ pointer, code }) => ({ pointer, code }))).toEqual(faults);
    expect(new Set(problem.errors.map(({ detail }) => detail)).size).toBe(2);
  });

  it('tells the loser of a race who won, and nobody else', async () => {
    const winner = { by: 'Lan', at: '2021-06-15T02:00:00.000Z' };
    const lost = await reading(failing(new Conflict('lost-race', winner)));
    expect(lost.body).toMatchObject({ ...winner, status: 409 });
    expect(Problem.parse((await reading(failing(new Conflict('site-exists')))).body)).not.toHaveProperty(
      'by',
    );
  });

  it.each<[unknown, string]>([
    [new Forbidden('own-plan'), '403 own-plan'],
    [new NotFound(), '404 not-found'],
    [Invalid.at('/a', 'negative'), '422 negative'],
    [new Conflict('stale-revision'), '409 stale-revision'],
    [Object.assign(new Error('x'), { name: 'Busy' }), '503 overloaded'],
    [Object.assign(new Error('x'), { name: 'ThrottlingException' }), '503 overloaded'],
    [new Error('password=1'), '500 internal'],
    [new TypeError('x is undefined'), '500 internal'],
    [new z.core.$ZodError([]), '500 internal'],
    ['a text that was thrown', '500 internal'],
    [undefined, '500 internal'],
  ])('of the kind %s is %s', async (error, expected) => {
    const verdict = verdictOf(error);
    const code = verdict.faults?.[0]?.code ?? verdict.code;
    expect(`${verdict.status} ${code}`).toBe(expected);
    if (error === undefined) return;
    const reply = await reading(failing(error));
    expect(refused(reply)).toBe(expected);
    expect(reply.text).not.toMatch(/password|undefined|thrown/);
    expect(reply.headers['retry-after']).toBe(expected.startsWith('503') ? '1' : undefined);
  });
});

describe('the language of a reply', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['*', 'vi'],
    ['vi', 'vi'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['en-US,en;q=0.9,vi;q=0.8', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en;q=0.5, vi', 'vi'],
    ['en;q=0.5,vi;q=0.5', 'en'],
    ['vi;q=0.5,en;q=0.5', 'vi'],
    ['fr', 'vi'],
    ['fr,en;q=0.1', 'en'],
    ['*;q=0.5,en;q=0.4', 'vi'],
    ['en;q=0', 'vi'],
    ['en;q=0,*', 'vi'],
    ['english', 'vi'],
    ['en ; q=0.3 , vi ; q=0.2', 'en'],
    [';;;,,q=', 'vi'],
  ])('for "%s" is %s', (accept, lang) => {
    expect(langOf(accept)).toBe(lang);
  });

  it('changes words and nothing else', async () => {
    const said = (lang: string) => reading(failing(new NotFound()), { headers: { 'accept-language': lang } });
    const [vi, en] = [await said('vi'), await said('en')];
    expect(Problem.parse(vi.body).title).toBe('Không tìm thấy');
    expect(refused(vi)).toBe(refused(en));
    expect(en.headers['content-language']).toBe('en');
  });
});

describe('the log', () => {
  const lines: string[] = [];
  const secret = 'ghi chú riêng 0912345678';

  beforeEach(() => {
    lines.length = 0;
    vi.resetModules();
    process.env['POWERTOOLS_LOG_LEVEL'] = 'DEBUG';
    const keep = (chunk: unknown) => {
      lines.push(String(chunk));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...args) => void lines.push(args.map(String).join(' ')));
    }
  });
  afterEach(() => {
    process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
    vi.restoreAllMocks();
  });

  const logged = async (answer: Answer, said: Said) => {
    const { http: fresh } = await import('../../functions/edge/http.ts');
    await call(fresh(write, needs, { find: nothingToFind, answer }), eventOf(write, { claims, ...said }));
    return lines.join('\n');
  };

  it('has one coded line for a request, with its route, status and time', async () => {
    const text = await logged(async () => ({ body: thing }), { body: { secret } });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({
      ...{ level: 'INFO', message: 'request.answered', service: 'san-sang' },
      facts: { route: 'PUT /api/things', status: 201, milliseconds: expect.any(Number) },
    });
  });

  it.each<[string, Answer, Said]>([
    ['an answer', async () => ({ body: { name: secret, n: 1 } }), { body: { secret } }],
    ['a refusal', async () => ({ body: thing }), { body: { secret, [secret]: secret } }],
    ['what is not JSON', async () => ({ body: thing }), { text: secret }],
    ['a fault of ours', failing(new Error(secret)), { body: { secret } }],
    ['a broken reply', async () => ({ body: { name: secret, n: 0.5 } }), { body: { secret } }],
    ['a stranger', async () => ({ body: thing }), { body: { secret }, claims: { sub: secret } }],
  ])('never holds what a person typed, a header or a token: %s', async (_, answer, said) => {
    const text = await logged(answer, {
      ...said,
      headers: { authorization: `Bearer ${secret}`, 'x-y': secret },
    });
    expect(lines).toHaveLength(1);
    expect(text).not.toContain('0912345678');
    expect(text).not.toContain('Bearer');
    expect(text).not.toContain('subject');
  });

  it('names the kind of a fault of ours and not what it says', async () => {
    const text = await logged(failing(new RangeError(secret)), { body: { secret } });
    expect(JSON.parse(text)).toMatchObject({
      ...{ level: 'ERROR', message: 'request.failed' },
      facts: { status: 500, code: 'internal', errorName: 'RangeError' },
    });
  });
});
