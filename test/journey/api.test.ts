import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-api-'));
const today = dayOf(new Date().toISOString());
const path = (day: string, siteId = 'mau') => `/api/sites/${siteId}/check-ins/${day}`;
const base = a.answers();
let door: Door;
let admin: Client;
let hr: Client;
let health: Client;
let leader: Client;

beforeAll(async () => {
  door = await startDoor({ dataDir, args: ['--empty'] });
  [admin, hr, health, leader] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'hr@demo.test'),
    clientOf(door, 'health@demo.test'),
    clientOf(door, 'leader@demo.test'),
  ]);
  await settle({ admin, hr, health }, 'mau', 'hr@demo.test', today);
});

afterAll(async () => {
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('through the API alone, on a door without a site', () => {
  it('gives exactly the worked examples A, B and E over seven days', async () => {
    const service = [4, 4, 2, 2, 4, 4];
    for (const [n, testedService] of service.entries()) {
      const answers = a.answers({ testedHighRisk: 6, testedService });
      const reply = await hr('PUT', path(addDays(today, n - 6)), { answers, seenRevision: 0 }, submission());
      expect(reply.status, reply.text).toBe(201);
    }
    const file = (answers: object, seenRevision: number, reason?: string) =>
      hr('PUT', path(today), { answers: { ...base, ...answers }, seenRevision, reason }, submission());
    const first = await file({}, 0);
    expect(first).toMatchObject({
      status: 201,
      body: { assessment: { readiness: 88, band: 'ready', gates: [] }, alerts: [] },
    });
    expect(await file({ isolationFree: 0, f1: 2 }, 1)).toMatchObject({
      status: 200,
      body: {
        assessment: { readiness: 72.2, band: 'not-ready', gates: ['isolation-exhausted'] },
        alerts: [{ rule: 'contact-reported' }, { rule: 'isolation-short' }, { rule: 'not-ready' }],
      },
    });
    const best = { isolationFree: 4, shuttleLoad: 50, spacing: 'all', testedHighRisk: 30, testedService: 24 };
    expect(await file(best, 2, 'ghi nhầm')).toMatchObject({
      status: 200,
      body: { assessment: { readiness: 100, band: 'ready' } },
    });
  });

  it('brings the day into the summary of the province', async () => {
    await expect
      .poll(async () => (await leader('GET', '/api/summary')).body)
      .toMatchObject({
        coverage: { reported: 1 },
        bands: { ready: 1 },
        flows: { present: base.present, f1: 0 },
      });
  });
});

describe('bad input', () => {
  const json = { 'content-type': 'application/json' };
  const raw = async (
    method: string,
    where: string,
    body: string | undefined,
    headers: Record<string, string>,
  ) => {
    const token = await door.token('hr@demo.test');
    const response = await fetch(`${door.origin}${where}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, body: await response.json() };
  };
  const withAnswers = (answers: object) =>
    JSON.stringify({ answers: { ...base, ...answers }, seenRevision: 3 });
  const cases: [string, string, string | undefined, Record<string, string>, number, string][] = [
    ['wrong JSON', path(today), '{"answers":', json, 400, 'not-json'],
    ['an empty body', path(today), '', json, 400, 'empty-body'],
    [
      'another media type',
      path(today),
      withAnswers({}),
      { 'content-type': 'text/plain' },
      415,
      'unsupported-media-type',
    ],
    [
      'a body that is too large',
      path(today),
      JSON.stringify({ x: 'y'.repeat(70_000) }),
      json,
      413,
      'too-large-body',
    ],
    ['a wrong type', path(today), withAnswers({ f0: 'one' }), json, 422, 'not-a-count'],
    ['a negative number', path(today), withAnswers({ f0: -1 }), json, 422, 'negative'],
    ['a huge number', path(today), withAnswers({ f0: 1e9 }), json, 422, 'too-large'],
    ['half a person', path(today), withAnswers({ f0: 1.5 }), json, 422, 'not-a-count'],
    ['an unknown field', path(today), withAnswers({ patient: 'x' }), json, 422, 'unknown-field'],
    [
      'a phone in the note',
      path(today),
      withAnswers({ note: 'gọi 0912 345 678' }),
      json,
      422,
      'personal-data',
    ],
    ['a future day', path(addDays(today, 1)), withAnswers({}), json, 422, 'day-not-open'],
    ['a day too long ago', path(addDays(today, -8)), withAnswers({}), json, 422, 'day-not-open'],
    ['a day that is none', path('2021-02-30'), withAnswers({}), json, 422, 'not-a-day'],
    ['a foreign site', path(today, 'khac'), withAnswers({}), json, 404, 'not-found'],
    ['a site that cannot be', path(today, 'A%2FB'), withAnswers({}), json, 404, 'not-found'],
  ];

  it.each(cases)(
    'refuses %s with a text that says what to do',
    async (_, where, body, headers, status, code) => {
      const before = await hr('GET', path(today));
      const reply = await raw('PUT', where, body, { ...headers, ...submission() });
      expect(reply).toMatchObject({
        status,
        body: { status, title: expect.stringMatching(/.+/), detail: expect.stringMatching(/.+/) },
      });
      expect(reply.body).toHaveProperty(
        'errors',
        expect.arrayContaining([expect.objectContaining({ code })]),
      );
      expect((await hr('GET', path(today))).text).toBe(before.text);
    },
  );

  it('refuses no token, a token of nobody, another role and a missing or reused key', async () => {
    expect((await fetch(`${door.origin}/api/sites`)).status).toBe(401);
    expect(
      (await fetch(`${door.origin}/api/sites`, { headers: { authorization: 'Bearer x.y.z' } })).status,
    ).toBe(401);
    const nobody = await clientOf(door, 'nobody@demo.test');
    expect(await nobody('GET', '/api/me')).toMatchObject({
      status: 403,
      body: { type: '/problems/no-member' },
    });
    expect((await leader('GET', '/api/sites')).status).toBe(403);
    expect((await health('PUT', path(today), { answers: base, seenRevision: 3 }, submission())).status).toBe(
      403,
    );
    expect((await hr('PUT', path(today), { answers: base, seenRevision: 3 })).status).toBe(422);
    const key = submission();
    const reason = 'ghi lại';
    expect((await hr('PUT', path(today), { answers: base, seenRevision: 3, reason }, key)).status).toBe(200);
    const other = { answers: a.answers({ present: 900 }), seenRevision: 4 };
    expect(await hr('PUT', path(today), other, key)).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency-key-reused' },
    });
  });
});
