import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays } from '../../domain/day.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { a } from '../support/a.ts';
import { ok, refusal, refused, type Service } from '../support/call.ts';
import { beside, kept, settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';

const params = { siteId };
const read = async (works: Service, who = people.hr) =>
  ok('getCaseResponse', await works.as(who)('getCaseResponse', { params }));
const openOf = async (works: Service, who = people.hr) => {
  const { open } = await read(works, who);
  if (open === null) throw new Error('no case is open');
  return open;
};
const step = (works: Service, n: number, body: object, who = n === 7 ? people.health : people.hr) =>
  works.as(who)('doCaseStep', { params: { siteId, n: String(n) }, body });
const close = (works: Service, body: object) =>
  works.as(people.health)('closeCaseResponse', { params, body });
const report = (works: Service, count = 1) =>
  works.as(people.hr)('createEventReport', { params, body: { kind: 'f0', count } });

/** The writes of every transaction that goes through the client from now on. */
const written = ({ client }: Connection): (readonly unknown[])[] => {
  const sent: (readonly unknown[])[] = [];
  client.middlewareStack.add(
    (next) => async (args) => {
      if ('TransactItems' in args.input && Array.isArray(args.input.TransactItems))
        sent.push(args.input.TransactItems);
      return next(args);
    },
    { step: 'initialize' },
  );
  return sent;
};

describe('a case response', () => {
  it('is not there for a site without F0, and nothing of it can be ticked', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f1: 2 })));
    expect(await read(works)).toEqual({ open: null, past: [] });
    expect(refused(await step(works, 1, { seen: 1 }))).toBe('404 not-found');
    expect(refused(await close(works, { note: 'x', seen: 1 }))).toBe('404 not-found');
  });

  it('is opened in the transaction of the quick report, and of the check-in', async () => {
    const { base, works } = await settled();
    const { connection, works: broken } = beside(base);
    const sent = written(connection);
    ok('createEventReport', await report(broken));
    expect(JSON.stringify(sent)).toContain('"CASE"');
    expect(sent).toHaveLength(1);
    expect(await openOf(works)).toMatchObject({
      ...{ caseId: 1, f0: 1, openedAt: at(a.day), version: 1, round: 1 },
      log: [{ act: 'opened', f0: 1, trigger: { source: 'event-report', day: a.day, revision: null } }],
    });
    ok('putCheckIn', await file(broken, a.day, a.checkInRequest({ f0: 3 })));
    expect(sent).toHaveLength(2);
    expect(await openOf(works)).toMatchObject({ caseId: 1, f0: 3, log: [{}, { act: 'f0-added', f0: 2 }] });
  });

  it('is left alone when the report itself is not taken', async () => {
    const { base, works } = await settled();
    const before = (await kept(base)).length;
    expect(refused(await file(works, a.day, a.checkInRequest({ f0: 1 }, { seenRevision: 4 })))).toBe(
      '409 stale-revision',
    );
    expect((await kept(base)).length).toBe(before);
    expect(await read(works)).toEqual({ open: null, past: [] });
  });

  it('counts a report that is sent again under its key once', async () => {
    const { works } = await settled();
    const headers = { 'idempotency-key': '0b0fd0a4-1f3c-4a9b-9a6e-5f0c3c0a7b11' };
    const body = { kind: 'f0', count: 2 };
    for (const _ of [1, 2])
      ok('createEventReport', await works.as(people.hr)('createEventReport', { params, body, headers }));
    expect((await openOf(works)).f0).toBe(2);
  });

  it('counts the F0 of a report after the cut-off on the day whose check-in says them again', async () => {
    const { works } = await settled(at(a.day, '16:00'));
    ok('createEventReport', await report(works, 2));
    works.at(at(addDays(a.day, 1)));
    ok('putCheckIn', await file(works, addDays(a.day, 1), a.checkInRequest({ f0: 2 })));
    expect((await openOf(works)).f0).toBe(2);
  });

  it('keeps the transaction within 25 items, at its fullest', async () => {
    const { base, works } = await settled();
    const { connection, works: watched } = beside(base);
    const sent = written(connection);
    const worst = { f0: 1, f1: 1, quarantineBreaches: 1, isolationFree: 0 };
    ok('putCheckIn', await file(works, a.day, a.checkInRequest(worst)));
    for (const rule of ['case-reported', 'contact-reported', 'quarantine-breach', 'not-ready']) {
      const alertId = `${rule}.${siteId}.1`;
      const found = ok('getAlert', await works.as(people.health)('getAlert', { params: { alertId } }));
      const body = { to: 'closed', note: 'Xong', outcome: 'resolved', seen: found.version };
      if (found.state !== 'closed')
        ok(
          'transitionAlert',
          await works.as(people.health)('transitionAlert', { params: { alertId }, body }),
        );
    }
    ok('closeCaseResponse', await close(works, { note: 'Xong', seen: 1 }));
    const later = addDays(a.day, 3);
    watched.at(at(later));
    ok('putCheckIn', await file(watched, later, a.checkInRequest(worst)));
    expect(await openOf(watched)).toMatchObject({ caseId: 2 });
    const most = Math.max(...sent.map(({ length }) => length));
    expect([most <= 25, most >= 20]).toEqual([true, true]);
  });
});

describe('the acts of both sides', () => {
  it('are kept with who, when and what they counted, and audited', async () => {
    const { base, works } = await settled();
    ok('createEventReport', await report(works, 2));
    const now = at(a.day, '09:10');
    works.at(now);
    expect(ok('doCaseStep', await step(works, 3, { seen: 1, note: 'Đã vào phòng cách ly' }))).toMatchObject({
      version: 2,
    });
    ok('doCaseStep', await step(works, 2, { seen: 2, counts: { held: 1500 } }));
    ok('doCaseStep', await step(works, 6, { seen: 3, counts: { moved: 12 } }, people.health));
    ok('doCaseStep', await step(works, 7, { seen: 4, counts: { sampled: 780, awaiting: 410 } }));
    const open = await openOf(works, people.health);
    const hr = { member: 'subject-of-hr@demo.test', name: 'hr', role: 'employer' };
    expect(open.steps[2]).toEqual({
      ...{ n: 3, round: 1, owner: 'site', state: 'done', doneAt: now, by: hr, note: 'Đã vào phòng cách ly' },
      dueBy: minutesAfter(at(a.day), 30),
    });
    expect(open.counts).toEqual({ held: 1500, f1Listed: null, moved: 12, sampled: 780, awaiting: 410 });
    expect(open.log.map(({ act, n, version }) => [act, n, version])).toEqual([
      ['opened', undefined, 1],
      ['done', 3, 2],
      ['done', 2, 3],
      ['done', 6, 4],
      ['done', 7, 5],
    ]);
    const audit = (await kept(base)).filter(({ pk }) => pk === `AUDIT#${siteId}`).slice(-4);
    expect(audit.map(({ act, about }) => `${act} ${about}`)).toEqual([
      'case-step-done 1 3',
      'case-step-done 1 2',
      'case-step-done 1 6',
      'case-step-done 1 7',
    ]);
    expect(JSON.stringify(audit)).not.toContain('cách ly');
  });

  it('show the board no note', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    ok('doCaseStep', await step(works, 1, { seen: 1, note: 'Họp tổ lúc 10 giờ' }));
    expect(JSON.stringify(await read(works, people.health))).toContain('Họp tổ');
    expect(JSON.stringify(await read(works, people.board))).not.toContain('Họp tổ');
  });

  it.each([
    ['a step of health by the site', people.hr, 7],
    ['a step of the site by health', people.health, 1],
  ])('are refused: %s', async (_, who, n) => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    expect(refused(await step(works, n, { seen: 1 }, who))).toBe('403 forbidden-role');
  });

  it('name only steps that there are', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    for (const n of [0, 8, 11]) expect(refused(await step(works, n, { seen: 1 }))).toBe('404 not-found');
  });

  it.each([
    ['nothing seen', {}, '422 /seen missing'],
    ['a phone number', { seen: 1, note: 'Gọi 0912 345 678' }, '422 /note personal-data'],
    ['a count of another step', { seen: 1, counts: { awaiting: 1 } }, '422 /counts/awaiting unknown-field'],
    ['a count below none', { seen: 1, counts: { held: -1 } }, '422 /counts/held negative'],
    ['a field that there is not', { seen: 1, done: true }, '422 /done unknown-field'],
  ])('are refused for %s', async (_, body, expected) => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    expect(refusal(await step(works, 2, body))).toEqual([expected]);
  });

  it('on one version are won by one of five at once; the others are told by whom, and when', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => step(works, n, { seen: 1 })));
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    for (const { body } of all.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ type: '/problems/lost-race', by: 'hr', at: at(a.day) });
    const open = await openOf(works);
    expect([
      open.version,
      open.log.length,
      open.steps.filter(({ state }) => state === 'done').length,
    ]).toEqual([2, 2, 1]);
  });

  it('and reports of new F0 at once lose nothing', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    const all = await Promise.all([report(works), step(works, 1, { seen: 1 }), report(works), report(works)]);
    expect(all.map(({ status }) => status)).toEqual([201, 200, 201, 201]);
    expect(await openOf(works)).toMatchObject({ f0: 4, version: 2 });
    expect((await openOf(works)).log).toHaveLength(5);
  });
});

describe('growth and closing', () => {
  it('opens a round on the way to five, which the act of the round before has lost to', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works, 2));
    ok('doCaseStep', await step(works, 5, { seen: 1 }));
    works.at(at(a.day, '12:00'));
    ok('createEventReport', await report(works, 3));
    const lost = await step(works, 6, { seen: 2 });
    expect(lost.body).toMatchObject({ type: '/problems/lost-race', by: 'system', at: at(a.day, '12:00') });
    const open = await openOf(works);
    expect(open).toMatchObject({ round: 2, mark: 5, version: 3, f0: 5 });
    expect(open.steps[4]).toMatchObject({
      state: 'todo',
      round: 2,
      dueBy: minutesAfter(at(a.day, '12:00'), 1440),
    });
  });

  it('is closed by health, read afterwards, and followed by a case of its own', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    expect(
      refused(await works.as(people.hr)('closeCaseResponse', { params, body: { note: 'x', seen: 1 } })),
    ).toBe('403 forbidden-role');
    expect(refusal(await close(works, { note: '  ', seen: 1 }))).toEqual(['422 /note missing']);
    expect(ok('closeCaseResponse', await close(works, { note: 'Không đúng ca', seen: 1 }))).toMatchObject({
      ...{ state: 'closed', closingNote: 'Không đúng ca', closedBy: { name: 'health', role: 'health' } },
    });
    expect(refused(await step(works, 1, { seen: 1 }))).toBe('409 lost-race');
    expect(refused(await step(works, 1, { seen: 2 }))).toBe('409 case-closed');
    expect(await read(works)).toMatchObject({
      open: null,
      past: [{ caseId: 1, log: [{}, { act: 'closed' }] }],
    });
    works.at(at(addDays(a.day, 1)));
    ok('createEventReport', await report(works));
    const { open, past } = await read(works);
    expect([open?.caseId, open?.version, open?.log.length, past.map(({ caseId }) => caseId)]).toEqual([
      2,
      1,
      1,
      [1],
    ]);
  });

  it('answers a reader who has the newest with 304', async () => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    const first = await works.as(people.hr)('getCaseResponse', { params });
    const headers = { 'if-none-match': first.headers['etag'] ?? '' };
    expect((await works.as(people.hr)('getCaseResponse', { params, headers })).status).toBe(304);
    ok('doCaseStep', await step(works, 1, { seen: 1 }));
    expect((await works.as(people.hr)('getCaseResponse', { params, headers })).status).toBe(200);
  });
});
