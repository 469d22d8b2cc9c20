import { describe, expect, it } from 'vitest';
import { checkInRoutes } from '../../domain/check-in.ts';
import { routes } from '../../domain/contract.ts';
import { memberRoutes } from '../../domain/member.ts';
import { siteRoutes } from '../../domain/site.ts';
import { addressOf, makeCall, mayPass } from '../../web/api.ts';
import type { Access } from '../../web/session.ts';

const me = { name: 'Nguyễn Mẫu', role: 'employer', sites: ['hai-au'], zones: [] };
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const problem = (status: number, code: string) => ({
  type: `/problems/${code}`,
  title: 'T',
  status,
  detail: 'D',
  errors: [{ pointer: '', code, detail: 'D' }],
});

/** A client whose server gives these answers in turn. */
const aClient = (answers: (Response | Error)[], access: Access[] = [{ kind: 'token', token: 'one' }]) => {
  const sent: { url: string; init: RequestInit }[] = [];
  const refused: (string | undefined)[] = [];
  const call = makeCall({
    fetch: async (url, init) => {
      sent.push({ url, init });
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new TypeError('no network');
    },
    access: async (token) => {
      refused.push(token);
      return access.shift() ?? { kind: 'signed-out' };
    },
    lang: () => 'en',
  });
  return { call, sent, refused };
};

describe('an address', () => {
  it('holds its parameters, encoded, and what the query says', () => {
    expect(
      addressOf('/api/sites/{siteId}/check-ins/{day}', { siteId: 'a/b', day: '2021-06-15' }, undefined),
    ).toBe('/api/sites/a%2Fb/check-ins/2021-06-15');
    expect(addressOf('/api/sites', undefined, { q: 'sông công', zone: undefined, limit: '20' })).toBe(
      '/api/sites?q=s%C3%B4ng+c%C3%B4ng&limit=20',
    );
  });
});

describe('a call', () => {
  it('carries token and language, and gives the parsed reply', async () => {
    const { call, sent } = aClient([json(200, me, { etag: '"e1"' })]);
    expect(await call(memberRoutes.getMe)).toEqual({ kind: 'reply', status: 200, reply: me, etag: '"e1"' });
    const headers = new Headers(sent[0]?.init.headers);
    expect(headers.get('authorization')).toBe('Bearer one');
    expect(headers.get('accept-language')).toBe('en');
    expect(headers.has('content-type')).toBe(false);
  });

  it('sends a body as JSON with the headers of its route', async () => {
    const { call, sent } = aClient([json(422, problem(422, 'missing'))]);
    const closure = { from: '2021-06-16', to: '2021-06-16', reason: 'Nghỉ' };
    await call(siteRoutes.putCalendar, {
      params: { siteId: 'hai-au' },
      body: { workingWeekdays: null, closures: [closure] },
      headers: { 'idempotency-key': 'k' },
    });
    const headers = new Headers(sent[0]?.init.headers);
    expect(sent[0]?.init.body).toBe(JSON.stringify({ workingWeekdays: null, closures: [closure] }));
    expect([headers.get('content-type'), headers.get('idempotency-key')]).toEqual(['application/json', 'k']);
  });

  it('gives a refusal with its code', async () => {
    const { call } = aClient([json(403, problem(403, 'no-member'))]);
    expect(await call(memberRoutes.getMe)).toEqual({
      kind: 'problem',
      status: 403,
      code: 'no-member',
      problem: problem(403, 'no-member'),
      retryAfter: null,
    });
  });

  it('says when to try again', async () => {
    const { call } = aClient([json(429, problem(429, 'rate-limited'), { 'retry-after': '3' })]);
    expect(await call(memberRoutes.getMe)).toMatchObject({ kind: 'problem', retryAfter: 3 });
  });

  it('knows what has not changed', async () => {
    const { call, sent } = aClient([new Response(null, { status: 304 })]);
    expect(await call(memberRoutes.getMe, { etag: '"e1"' })).toEqual({ kind: 'unchanged' });
    expect(new Headers(sent[0]?.init.headers).get('if-none-match')).toBe('"e1"');
  });

  it('renews the token once when it is refused', async () => {
    const { call, sent, refused } = aClient(
      [json(401, { message: 'Unauthorized' }), json(200, me)],
      [
        { kind: 'token', token: 'one' },
        { kind: 'token', token: 'two' },
      ],
    );
    expect(await call(memberRoutes.getMe)).toMatchObject({ kind: 'reply' });
    expect(refused).toEqual([undefined, 'one']);
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
      'Bearer one',
      'Bearer two',
    ]);
  });

  it('does not go on asking when the new token is refused too', async () => {
    const { call, sent } = aClient(
      [json(401, {}), json(401, {})],
      [
        { kind: 'token', token: 'one' },
        { kind: 'token', token: 'two' },
      ],
    );
    expect(await call(memberRoutes.getMe)).toEqual({ kind: 'signed-out' });
    expect(sent).toHaveLength(2);
  });

  it('needs no token where everybody may ask', async () => {
    const { call, refused } = aClient([json(200, { status: 'ok', version: '1' })]);
    expect(await call(routes.getHealth)).toMatchObject({ kind: 'reply' });
    expect(refused).toEqual([]);
  });

  it.each([
    ['a network that is gone', new TypeError('failed'), { kind: 'network' }],
    ['ten seconds without an answer', new DOMException('late', 'TimeoutError'), { kind: 'timeout' }],
    ['an answer that is not the contract’s', json(200, { name: 1 }), { kind: 'unreadable', status: 200 }],
    [
      'a page instead of an answer',
      new Response('<html>', { status: 502 }),
      { kind: 'unreadable', status: 502 },
    ],
  ])('tells of %s', async (_, answer, failure) => {
    const { call } = aClient([answer]);
    expect(await call(checkInRoutes.listCheckIns, { params: { siteId: 'hai-au' } })).toEqual(failure);
  });

  it.each([
    ['signed-out', 'signed-out'],
    ['offline', 'network'],
  ] as const)('sends nothing while %s', async (kind, failure) => {
    const { call, sent } = aClient([], [{ kind }]);
    expect(await call(memberRoutes.getMe)).toEqual({ kind: failure });
    expect(sent).toEqual([]);
  });
});

describe('what may pass', () => {
  it.each([
    [{ kind: 'network' }, true],
    [{ kind: 'timeout' }, true],
    [{ kind: 'signed-out' }, false],
    [{ kind: 'unreadable', status: 504 }, true],
    [{ kind: 'unreadable', status: 200 }, false],
    [{ kind: 'problem', status: 429, code: 'rate-limited', problem: problem(429, 'x'), retryAfter: 1 }, true],
    [{ kind: 'problem', status: 422, code: 'invalid', problem: problem(422, 'x'), retryAfter: null }, false],
  ] as const)('%o: %s', (failure, passes) => {
    expect(mayPass(failure)).toBe(passes);
  });
});
