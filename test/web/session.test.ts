import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Access, makeSessions, type Session, safeReturnTo, signInUrl } from '../../web/session.ts';

const now = Date.parse('2021-06-15T01:00:00Z');
const aSession = (change: Partial<Session> = {}): Session => ({
  accessToken: 'first',
  refreshToken: 'renew-1',
  expiresAt: now + 3_600_000,
  tokenEndpoint: 'https://issuer.example/token',
  endSessionEndpoint: null,
  clientId: 'san-sang-web',
  ...change,
});

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** A device: its storage, the answers of its issuer, and where it was sent. */
const aDevice = (answers: (Response | Error)[] = []) => {
  const kept = new Map<string, string>();
  const asked: { url: string; body: string }[] = [];
  const gone: string[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const sessions = makeSessions({
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
      removeItem: (name) => void kept.delete(name),
    },
    fetch: async (url, { body }) => {
      asked.push({ url, body: String(body) });
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new TypeError('no network');
    },
    now: () => now,
    alone: (work) => {
      const mine: Promise<Access> = turn.then(work);
      turn = mine;
      return mine;
    },
    go: (url) => void gone.push(url),
    origin: () => 'https://san-sang.example',
  });
  return { sessions, kept, asked, gone };
};

describe('where a sign-in goes back to', () => {
  it.each([
    ['/check-in', '/check-in'],
    ['/console?state=active#a1', '/console?state=active#a1'],
    ['/', '/'],
    [null, '/'],
    ['', '/'],
    ['check-in', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['\\\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/..//evil.example', '/'],
    ['/sign-in', '/'],
    ['/sign-in?returnTo=/sign-in', '/'],
    ['/sign-in/', '/'],
  ])('%j becomes %j', (text, path) => {
    expect(safeReturnTo(text)).toBe(path);
  });

  it('stays on this origin, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\.\t\n:@a-z]{1,12}$/)),
        (text) => {
          expect(new URL(safeReturnTo(text), 'https://san-sang.example').origin).toBe(
            'https://san-sang.example',
          );
        },
      ),
      { seed: 20210615, numRuns: 2000 },
    );
  });

  it('is named in the address of the sign-in page, unless it is the start page', () => {
    expect(signInUrl('/check-in?site=a')).toBe('/sign-in?returnTo=%2Fcheck-in%3Fsite%3Da');
    expect(signInUrl('/')).toBe('/sign-in');
    expect(signInUrl('//evil.example')).toBe('/sign-in');
  });
});

describe('the access token', () => {
  it('is the kept one while it is good', async () => {
    const { sessions, asked } = aDevice();
    sessions.keep(aSession());
    expect(await sessions.access()).toEqual({ kind: 'token', token: 'first' });
    expect(asked).toEqual([]);
  });

  it('is renewed a minute before it expires, and kept', async () => {
    const { sessions, asked } = aDevice([
      json(200, { access_token: 'second', expires_in: 600, refresh_token: 'renew-2' }),
    ]);
    sessions.keep(aSession({ expiresAt: now + 59_000 }));
    expect(await sessions.access()).toEqual({ kind: 'token', token: 'second' });
    expect(asked).toEqual([
      {
        url: 'https://issuer.example/token',
        body: 'grant_type=refresh_token&refresh_token=renew-1&client_id=san-sang-web',
      },
    ]);
    expect(sessions.read()).toEqual(
      aSession({ accessToken: 'second', refreshToken: 'renew-2', expiresAt: now + 600_000 }),
    );
  });

  it('keeps the refresh token when the issuer gives no new one', async () => {
    const { sessions } = aDevice([json(200, { access_token: 'second' })]);
    sessions.keep(aSession({ expiresAt: 0 }));
    await sessions.access();
    expect(sessions.read()?.refreshToken).toBe('renew-1');
  });

  it('is renewed when it was refused, once for all who ask at the same time', async () => {
    const { sessions, asked } = aDevice([json(200, { access_token: 'second' })]);
    sessions.keep(aSession());
    const tokens = await Promise.all([
      sessions.access('first'),
      sessions.access('first'),
      sessions.access('first'),
    ]);
    expect(tokens).toEqual(Array(3).fill({ kind: 'token', token: 'second' }));
    expect(asked).toHaveLength(1);
  });

  it('ends the session when the issuer refuses to renew', async () => {
    const { sessions } = aDevice([json(400, { error: 'invalid_grant' })]);
    sessions.keep(aSession({ expiresAt: 0 }));
    expect(await sessions.access()).toEqual({ kind: 'signed-out' });
    expect(sessions.read()).toBeNull();
  });

  it.each([
    ['no network', new TypeError('failed to fetch')],
    ['an issuer that is down', json(503, {})],
    ['an answer that is no token', json(200, { token: 1 })],
  ])('keeps the session through %s', async (_, answer) => {
    const { sessions } = aDevice([answer]);
    sessions.keep(aSession({ expiresAt: 0 }));
    expect(await sessions.access()).toEqual({ kind: 'offline' });
    expect(sessions.read()).toEqual(aSession({ expiresAt: 0 }));
  });

  it('is nobody’s without a session, or with one that cannot be read', async () => {
    const { sessions, kept } = aDevice();
    expect(await sessions.access()).toEqual({ kind: 'signed-out' });
    for (const text of ['{', '{}', '[]', 'null']) {
      kept.set('san-sang.session', text);
      expect(sessions.read()).toBeNull();
    }
  });
});

describe('signing out', () => {
  it('forgets everything and ends the issuer’s session too', () => {
    const { sessions, kept, gone } = aDevice();
    sessions.keep(aSession({ endSessionEndpoint: 'https://issuer.example/logout' }));
    kept.set('san-sang.me', '{}');
    sessions.signOut();
    expect([...kept.keys()]).toEqual([]);
    expect(gone).toEqual([
      'https://issuer.example/logout?client_id=san-sang-web&post_logout_redirect_uri=https%3A%2F%2Fsan-sang.example%2Fsign-in&logout_uri=https%3A%2F%2Fsan-sang.example%2Fsign-in',
    ]);
  });

  it('goes to the sign-in page where the issuer has no such door', () => {
    const { sessions, gone } = aDevice();
    sessions.keep(aSession());
    sessions.signOut();
    expect(gone).toEqual(['https://san-sang.example/sign-in']);
  });
});
