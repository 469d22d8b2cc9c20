import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { due, ok, refusal, refused, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId } from '../support/people.ts';

const alertId = `case-reported.${siteId}.1`;

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  works.at(at(a.day));
  return { base, works };
};

const act = (works: Service, body: object, who = people.health, id = alertId) =>
  works.as(who)('transitionAlert', { params: { alertId: id }, body });
const report = (works: Service, body: object = { kind: 'f0', count: 1 }) =>
  works.as(people.hr)('createEventReport', { params: { siteId }, body });
const read = async (works: Service, id = alertId) =>
  ok('getAlert', await works.as(people.health)('getAlert', { params: { alertId: id } }));
const listed = async (works: Service, query: Record<string, string> = {}, who = people.health) => {
  const { items, cursor } = ok('listAlerts', await works.as(who)('listAlerts', { query }));
  return { ids: items.map(({ id }) => id), cursor };
};

const episodes = async ({ connection: { client, records: TableName } }: Base) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `SITE#${siteId}`, ':sk': 'E' },
    }),
  );
  return Items.map(({ episode }) => [episode.rule, episode.state, episode.occurrences]);
};

describe('at most one open episode of a rule', () => {
  it('is left by check-ins and quick reports that come at once', async () => {
    const { base, works } = await settled();
    const all = await Promise.all([
      file(works, a.day, a.checkInRequest({ f0: 1 })),
      file(works, '2021-06-14', a.checkInRequest({ f0: 2 })),
      file(works, '2021-06-12', a.checkInRequest({ f0: 3 })),
      report(works),
      report(works),
    ]);
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const open = (await episodes(base)).filter(([rule]) => rule === 'case-reported');
    expect(open).toEqual([['case-reported', 'open', 5]]);
    const { timeline, occurrences, version } = await read(works);
    expect([timeline.length, occurrences, version]).toEqual([5, 5, 1]);
    expect(timeline.map((entry) => entry.act)).toEqual(['opened', ...Array(4).fill('occurred')]);
  });

  it('is opened again within a day of its closing, and later a new one is linked to the old', async () => {
    const { base, works } = await settled();
    ok('createEventReport', await report(works));
    const close = (seen: number) => act(works, { to: 'closed', note: 'Xong', outcome: 'resolved', seen });
    ok('transitionAlert', await close(1));
    works.at(at(a.day, '20:00'));
    expect(ok('createEventReport', await report(works)).alerts).toMatchObject([
      { id: alertId, state: 'open' },
    ]);
    ok('transitionAlert', await close(3));
    works.at(at(addDays(a.day, 3)));
    const { alerts } = ok('createEventReport', await report(works));
    expect(alerts).toMatchObject([{ id: `case-reported.${siteId}.2` }]);
    expect(await read(works, `case-reported.${siteId}.2`)).toMatchObject({
      previous: alertId,
      state: 'open',
    });
    expect(await read(works)).toMatchObject({ state: 'closed', outcome: 'resolved', version: 4 });
    expect(await episodes(base)).toEqual([
      ['case-reported', 'closed', 2],
      ['case-reported', 'open', 1],
    ]);
    // Nobody acts on what has ended, and whoever tries is told so: the version first, as on any other.
    expect(refused(await act(works, { to: 'acknowledged', note: '', seen: 4 }))).toBe(
      '409 illegal-transition',
    );
    expect(refused(await act(works, { to: 'acknowledged', note: '', seen: 3 }))).toBe('409 lost-race');
    const body = { until: at(addDays(a.day, 3), '23:00'), reason: 'x', seen: 4 };
    const snoozed = await works.as(people.health)('snoozeAlert', { params: { alertId }, body });
    expect(refused(snoozed)).toBe('409 illegal-transition');
  });
});

describe('the life cycle, through the API', () => {
  it('keeps who, when and why of each step', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const steps = [
      { to: 'acknowledged', note: 'Tôi nhận', seen: 1 },
      { to: 'verified', note: '', assessment: 'Đúng, một ca', seen: 2 },
      { to: 'responding', note: '', seen: 3 },
      { to: 'closed', note: 'Đã xong', outcome: 'resolved', seen: 4 },
    ];
    for (const [n, step] of steps.entries()) {
      works.at(at(a.day, `1${n}:00`));
      expect(ok('transitionAlert', await act(works, step))).toMatchObject({ state: step.to, version: n + 2 });
    }
    const { timeline, ...alert } = await read(works);
    const actor = { member: 'subject-of-health@demo.test', name: 'health' };
    expect(timeline.map((entry) => [entry.at, entry.actor, entry.act, entry.version])).toEqual([
      [at(a.day), 'system', 'opened', 1],
      [at(a.day, '10:00'), actor, 'acknowledged', 2],
      [at(a.day, '11:00'), actor, 'verified', 3],
      [at(a.day, '12:00'), actor, 'responding', 4],
      [at(a.day, '13:00'), actor, 'closed', 5],
    ]);
    expect([timeline[1]?.note, timeline[2]?.assessment, timeline[4]?.outcome]).toEqual([
      ...['Tôi nhận', 'Đúng, một ca', 'resolved'],
    ]);
    expect(alert).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
      checkIn: { day: a.day, revision: 1 },
    });
  });

  it('is won by one of five at once; the others are told by whom, and when', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const doctors = Array.from({ length: 5 }, (_, n) => ({
      ...people.health,
      ...{ email: `doctor-${n}@demo.test`, name: `doctor-${n}` },
    }));
    await works.join(...doctors);
    const all = await Promise.all(
      doctors.map((doctor) => act(works, { to: 'acknowledged', note: '', seen: 1 }, doctor)),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    const winner = (await read(works)).owner?.name;
    for (const reply of all.filter(({ status }) => status === 409)) {
      expect(reply.body).toMatchObject({ type: '/problems/lost-race', by: winner, at: at(a.day) });
    }
  });

  it('compares the version before the state, whoever acts', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    expect(refused(await act(works, { to: 'responding', note: '', seen: 9 }))).toBe('409 lost-race');
    expect(refused(await act(works, { to: 'responding', note: '', seen: 1 }))).toBe('409 illegal-transition');
  });

  it.each([
    ['closing without a reason', { to: 'closed', outcome: 'resolved', seen: 1 }, '/note reason-required'],
    ['closing without an outcome', { to: 'closed', note: 'x', seen: 1 }, '/outcome outcome-required'],
    ['verifying without saying what is so', { to: 'verified', seen: 1 }, '/assessment assessment-required'],
    ['no version', { to: 'acknowledged', note: '' }, '/seen missing'],
    ['no state', { note: '', seen: 1 }, '/to missing'],
    ['a phone in the note', { to: 'acknowledged', note: '0912.345.678', seen: 1 }, '/note personal-data'],
  ])('refuses %s', async (_, body, fault) => {
    const { works } = await settled();
    ok('createEventReport', await report(works));
    expect(refusal(await act(works, body))).toEqual([`422 ${fault}`]);
  });

  it('closes with a case the contacts that are listed inside it', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1, f1: 3 })));
    ok('transitionAlert', await act(works, { to: 'closed', note: 'x', outcome: 'false-alarm', seen: 1 }));
    expect(await read(works, `contact-reported.${siteId}.1`)).toMatchObject({
      ...{ state: 'closed', outcome: 'self-cleared', parent: alertId },
    });
  });

  it('lets the board work on missing reports of its zones and on nothing else', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, '2021-06-14', a.checkInRequest({ f0: 1 })));
    works.at(at(a.day, '15:00'));
    await works.jobs.sweepCheckIns(due(at(a.day, '15:00')));
    const missed = `check-in-missed.${siteId}.1`;
    const take = { to: 'acknowledged', note: '', seen: 1 };
    expect((await act(works, take, people.board, missed)).status).toBe(200);
    expect(refused(await act(works, take, people.board))).toBe('403 forbidden-role');
  });

  it('snoozes for a day at most, with a reason, and no critical one before it was verified', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f1: 1 })));
    const snooze = async (until: string, seen = 1) => {
      const params = { alertId: `contact-reported.${siteId}.1` };
      const reply = await works.as(people.health)('snoozeAlert', {
        params,
        body: { until, reason: 'x', seen },
      });
      return reply.status === 200 ? 'done' : refusal(reply)[0];
    };
    expect(await snooze(at(a.day, '09:00'))).toBe('422 /until snooze-in-the-past');
    expect(await snooze('2021-06-16T02:00:00.001Z')).toBe('422 /until snooze-too-long');
    expect(await snooze('2021-06-16T02:00:00.000Z')).toBe('done');
    expect(await snooze(at(a.day, '12:00'), 1)).toBe('409 lost-race');
    ok('createEventReport', await report(works));
    const body = { until: at(a.day, '12:00'), reason: 'x', seen: 1 };
    const critical = await works.as(people.health)('snoozeAlert', { params: { alertId }, body });
    expect(refused(critical)).toBe('409 snooze-refused');
  });
});

describe('the queue', () => {
  it('gives each episode once, active ones by their clock and then closed ones, in pages of any size', async () => {
    const { works } = await settled();
    const rules = ['case-reported', 'quarantine-breach', 'contact-reported', 'not-ready'];
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1, f1: 1, quarantineBreaches: 1 })));
    const close = { to: 'closed', note: 'x', outcome: 'duplicate', seen: 1 };
    ok('transitionAlert', await act(works, close, people.health, `not-ready.${siteId}.1`));
    works.at(at(a.day, '10:00'));
    ok('transitionAlert', await act(works, close, people.health, `quarantine-breach.${siteId}.1`));
    const whole = (await listed(works)).ids;
    expect(whole.toSorted()).toEqual(rules.map((rule) => `${rule}.${siteId}.1`).toSorted());
    expect(whole.slice(2)).toEqual([`quarantine-breach.${siteId}.1`, `not-ready.${siteId}.1`]);
    for (const limit of ['1', '2', '3', '4']) {
      const all: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof listed>> = await listed(works, {
          ...{ limit },
          ...(cursor === '' ? {} : { cursor }),
        });
        all.push(...page.ids);
        cursor = page.cursor;
      }
      expect(all).toEqual(whole);
    }
    expect((await listed(works, { state: 'active' })).ids).toHaveLength(2);
    expect((await listed(works, { state: 'closed' })).ids).toHaveLength(2);
    expect((await listed(works, { severity: 'high', state: 'active' })).ids).toEqual([
      `contact-reported.${siteId}.1`,
    ]);
    expect((await listed(works, { zone: otherZone })).ids).toEqual([]);
    expect((await listed(works, { rule: 'not-ready' }, people.hr)).ids).toEqual([`not-ready.${siteId}.1`]);
  });
});

describe('a quick report', () => {
  it('never touches the score, the standing or the day’s check-in', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day));
    const before = await works.as(people.hr)('getSite', { params: { siteId } });
    works.at(at(a.day, '23:59'));
    const { day, receivedAt } = ok('createEventReport', await report(works));
    expect([day, receivedAt]).toEqual([addDays(a.day, 1), at(a.day, '23:59')]);
    const after = await works.as(people.hr)('getSite', { params: { siteId } });
    expect(after.text).toBe(before.text);
  });
});
