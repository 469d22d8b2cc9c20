import { describe, expect, it } from 'vitest';
import { a } from '../support/a.ts';
import { keyed, ok, refusal, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { claimsOf, type Said } from '../support/event.ts';
import { at, file, people, settle } from '../support/people.ts';

const base = sharedBase();
const key = '11111111-1111-4111-8111-111111111111';

let made = 0;
/** A site of its own for each test. */
const settled = async () => {
  made += 1;
  const siteId = `site-${made}`;
  const hr = { ...people.hr, email: `hr-${made}@demo.test`, sites: [siteId] };
  const works = service(base(), at('2021-06-10'));
  await settle(works, { site: a.site({ siteId }), hr });
  works.at(at(a.day));
  return { works, siteId, hr };
};

describe('the order of judgement', () => {
  it('names the first thing wrong, whatever else is', async () => {
    const { works, siteId, hr } = await settled();
    const filed = { site: siteId, hr, key };
    ok('putCheckIn', await file(works, a.day, a.checkInRequest(), filed));
    const large = { text: 'x'.repeat(65 * 1024), headers: { 'content-type': 'text/plain' } };
    const small = { text: 'x', headers: { 'content-type': 'text/plain' } };
    const foreign = { siteId: 'not-ours', day: 'no-day' };
    const params = { siteId, day: 'no-day' };
    const json = (headers: Record<string, string>, day: string, body: unknown): Said => ({
      params: { siteId, day },
      headers,
      body,
    });
    const fresh = keyed();
    const old = a.checkInRequest({}, { seenRevision: 7 });
    const ladder: [string, Parameters<typeof works.as>[0], Said][] = [
      ['401 unauthenticated', null, { params: foreign, ...large }],
      ['403 no-member', { ...hr, email: 'nobody@demo.test' }, { params: foreign, ...large }],
      ['403 forbidden-role', people.board, { params: foreign, ...large }],
      ['404 not-found', hr, { params: foreign, ...large }],
      ['413 too-large-body', hr, { params, ...large }],
      ['415 unsupported-media-type', hr, { params, ...small }],
      ['400 not-json', hr, { params, text: 'x', headers: { 'content-type': 'application/json' } }],
      ['400 empty-body', hr, { params, text: '', headers: { 'content-type': 'application/json' } }],
      ['422 not-a-day', hr, json(fresh, 'no-day', {})],
      ['422 missing', hr, json(fresh, '2021-01-01', { seenRevision: 7 })],
      ['422 idempotency-key-reused', hr, json(keyed(key), '2021-01-01', old)],
      ['422 day-not-open', hr, json(fresh, '2021-01-01', old)],
      ['409 stale-revision', hr, json(fresh, a.day, old)],
    ];
    for (const [expected, who, said] of ladder) {
      expect(refused(await works.as(who)('putCheckIn', said))).toBe(expected);
    }
    const repeat = await file(works, a.day, a.checkInRequest(), filed);
    expect(repeat.status).toBe(201);
  });

  it('looks for the tenant before a malformed day is named', async () => {
    const { works, siteId } = await settled();
    const zoned = { ...people.health, email: 'zoned@demo.test', zones: ['kcn-yen-binh'] };
    await works.join(zoned);
    const read = (site: string, day: string) =>
      works
        .as(zoned)('getCheckIn', { params: { siteId: site, day } })
        .then(refused);
    expect(await read(siteId, 'no-day')).toBe('404 not-found');
    expect(await read('unknown', 'no-day')).toBe('404 not-found');
    const mine = works.as(people.health)('getCheckIn', { params: { siteId, day: 'no-day' } });
    expect(refusal(await mine)).toEqual(['422 /day not-a-day']);
  });
});

describe('who is asking', () => {
  const claims = claimsOf('subject-of-health@demo.test');
  it.each([
    ['no claims', null],
    ['empty claims', {}],
    ['an identity token', { ...claims, token_use: 'id' }],
    ['a token without our scope', { ...claims, scope: 'openid email' }],
    ['a scope that only looks like ours', { ...claims, scope: 'openid san-sang/apis not-san-sang/api' }],
    ['no subject', { ...claims, sub: '' }],
  ])('is not known from %s', async (_, said) => {
    const works = service(base(), at(a.day));
    const reply = await works.as(null)('getMe', { claims: said });
    expect(refused(reply)).toBe('401 unauthenticated');
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  it('is judged by the member item of now: a leaver is out at once, a changed role counts at once', async () => {
    const works = service(base(), at(a.day));
    const person = { ...people.board, email: 'moving@demo.test' };
    const list = async () => {
      const reply = await works.as(person)('listMembers');
      return reply.status === 200 ? '200' : refused(reply);
    };
    expect(await list()).toBe('403 no-member');
    await works.join(person);
    expect(await list()).toBe('403 forbidden-role');
    await works.join({ ...person, role: 'admin' });
    expect(await list()).toBe('200');
    await works.join({ ...person, role: 'admin', active: false });
    expect(await list()).toBe('403 no-member');
  });

  it('is told name, role, sites and zones and nothing else', async () => {
    const works = service(base(), at(a.day));
    const person = { ...people.board, email: 'me@demo.test', zones: ['kcn-yen-binh'] };
    await works.join(person);
    const { body } = await works.as(person)('getMe');
    expect(body).toEqual({ name: 'board', role: 'board', sites: [], zones: ['kcn-yen-binh'] });
  });
});

describe('what is not the caller’s', () => {
  it('looks like what does not exist and like what cannot exist, to the byte', async () => {
    const { works, hr } = await settled();
    const { siteId: foreign } = await settled();
    const zoned = { ...people.board, email: 'zoned-board@demo.test', zones: ['kcn-yen-binh'] };
    await works.join(zoned);
    const texts = new Set<string>();
    for (const siteId of [foreign, 'unknown-site', 'Not an id!', '..', 'x']) {
      for (const who of [hr, zoned]) {
        const reply = await works.as(who)('getSite', { params: { siteId } });
        expect(reply.status).toBe(404);
        texts.add(JSON.stringify([reply.headers, reply.text]));
      }
    }
    for (const alertId of [`not-ready.${foreign}.1`, 'not-ready.unknown.1', 'nonsense', 'x.y.z', '%']) {
      const reply = await works.as(hr)('getAlert', { params: { alertId } });
      texts.add(JSON.stringify([reply.headers, reply.text]));
    }
    for (const version of ['0', '7', 'abc', '1.5', '-1', '99999999']) {
      const said = { params: { siteId: hr.sites[0] ?? '', version } };
      const reply = await works.as(hr)('submitPlan', said);
      texts.add(JSON.stringify([reply.headers, reply.text]));
    }
    expect([...texts]).toHaveLength(1);
  });
});

describe('what a request says', () => {
  const { answers } = a.checkInRequest();
  const { masks: _, ...withoutMasks } = answers;
  const said = (over: object) => ({ answers: { ...answers, ...over }, seenRevision: 0 });
  it.each<[string, unknown, string[]]>([
    ['a text for a count', said({ f0: '1' }), ['422 /answers/f0 not-a-count']],
    ['a fraction', said({ f0: 0.5 }), ['422 /answers/f0 not-a-count']],
    ['a negative count', said({ f0: -1 }), ['422 /answers/f0 negative']],
    ['a count above a million', said({ f0: 1_000_001 }), ['422 /answers/f0 too-large']],
    ['null for a count', said({ present: null }), ['422 /answers/present not-a-count']],
    ['a list for the answers', { answers: [], seenRevision: 0 }, ['422 /answers not-an-object']],
    ['an unknown measure', said({ masks: 'most' }), ['422 /answers/masks not-an-option']],
    ['an unknown field in the answers', said({ 'a/b~c': 1 }), ['422 /answers/a~1b~0c unknown-field']],
    ['an unknown field beside them', { ...said({}), extra: 1 }, ['422 /extra unknown-field']],
    ['a missing answer', { answers: withoutMasks, seenRevision: 0 }, ['422 /answers/masks missing']],
    ['nothing but an object', {}, ['422 /answers missing', '422 /seenRevision missing']],
    ['more lodged than present', said({ lodged: 1181 }), ['422 /answers/lodged more-than-present']],
    ['a phone in the note', said({ note: 'gọi 0912 345 678' }), ['422 /answers/note personal-data']],
    ['an e-mail in the note', said({ note: 'hỏi a.b@demo.test' }), ['422 /answers/note personal-data']],
    ['more positives than tests', said({ positive: 13 }), ['422 /answers/positive more-than-tested']],
    [
      'several things wrong',
      { ...said({ f0: -1, hands: 1 }), seenRevision: '0' },
      ['422 /answers/f0 negative', '422 /answers/hands not-an-option', '422 /seenRevision not-a-count'],
    ],
  ])('is refused at its place: %s', async (_, body, expected) => {
    const { works, siteId, hr } = await settled();
    const faults = refusal(await file(works, a.day, body, { site: siteId, hr }));
    expect(faults.toSorted()).toEqual(expected);
  });

  it.each(['{"__proto__":{"x":1}}', '{"constructor":1}', '{"answers":{"__proto__":1}}'])(
    'is refused with a field that no object should get: %s',
    async (text) => {
      const { works, siteId, hr } = await settled();
      const params = { siteId, day: a.day };
      const reply = await works.as(hr)('putCheckIn', { params, headers: keyed(), text });
      expect(reply.status).toBe(422);
      expect(refusal(reply).some((fault) => fault.endsWith('unknown-field'))).toBe(true);
    },
  );

  it.each(['', 'abc', '11111111111141118111111111111111', '11111111-1111-4111-8111-11111111111g'])(
    'needs a UUID as its key, not "%s"',
    async (bad) => {
      const { works, siteId, hr } = await settled();
      const reply = await file(works, a.day, a.checkInRequest(), { site: siteId, hr, key: bad });
      expect(refusal(reply)).toEqual(['422 /idempotency-key idempotency-key-required']);
    },
  );

  it.each(['1e400', '1e300', '9007199254740993', '-0.5', '1e-400'])('is not misled by %s', async (number) => {
    const { works, siteId, hr } = await settled();
    const text = JSON.stringify(a.checkInRequest()).replace('"f0":0', `"f0":${number}`);
    const said = { params: { siteId, day: a.day }, headers: keyed(), text };
    const reply = await works.as(hr)('putCheckIn', said);
    expect(number === '1e-400' ? reply.status : refusal(reply)[0]?.slice(0, 15)).toBe(
      number === '1e-400' ? 201 : '422 /answers/f0',
    );
  });

  it('may come in base64, and must be UTF-8', async () => {
    const { works, siteId, hr } = await settled();
    const send = (bytes: Buffer) =>
      works.as(hr)('putCheckIn', {
        ...{ params: { siteId, day: a.day }, text: bytes.toString('base64'), isBase64Encoded: true },
        headers: { ...keyed(), 'content-type': 'application/json; charset=utf-8' },
      });
    const broken = Buffer.from(JSON.stringify({ note: 'ABC' })).map((byte) => (byte === 0x42 ? 0xff : byte));
    expect(refused(await send(Buffer.from(broken)))).toBe('400 not-json');
    expect(refused(await send(Buffer.from('{"note":"\\ud800"}')))).toBe('400 not-json');
    expect((await send(Buffer.from(JSON.stringify(a.checkInRequest())))).status).toBe(201);
  });

  it('may be as large as 64 KB and not a byte larger', async () => {
    const { works, siteId, hr } = await settled();
    const text = JSON.stringify(a.checkInRequest());
    const send = (size: number) =>
      works.as(hr)('putCheckIn', {
        params: { siteId, day: a.day },
        headers: { ...keyed(key.replaceAll('1', '2')), 'content-type': 'application/json' },
        text: text.padEnd(size),
      });
    expect(refused(await send(64 * 1024 + 1))).toBe('413 too-large-body');
    expect((await send(64 * 1024)).status).toBe(201);
  });

  it.each([
    ['limit', '0', 'out-of-range'],
    ['limit', '201', 'out-of-range'],
    ['limit', 'ten', 'out-of-range'],
    ['band', 'good', 'invalid'],
    ['zone', 'Nowhere!', 'unknown-zone'],
    ['cursor', 'nonsense', 'bad-cursor'],
    ['colour', 'red', 'unknown-field'],
  ])('is judged in the query too: %s=%s', async (name, value, code) => {
    const works = service(base(), at(a.day));
    await works.join(people.health);
    const reply = await works.as(people.health)('listSites', { query: { [name]: value } });
    expect(refusal(reply)).toEqual([`422 /${name} ${code}`]);
  });
});
