import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { ok, refused, type Service, service } from '../support/call.ts';
import { type Base, freshBase, sharedBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';

const alertId = `zone-cluster.${zoneId}.1`;
const params = { alertId };
const other: Member = { ...people.hr, email: 'other@demo.test', sites: ['other-site'] };
const scoped = (role: 'health' | 'board', zone: string): Member => ({
  ...people[role],
  email: `${role}-of-${zone}@demo.test`,
  zones: [zone],
});
const here = scoped('health', zoneId);
const elsewhere = scoped('health', otherZone);

let works: Service;

/** Two sites of a zone with an F0 each, and the alert of the zone. */
const prepare = async (base: Base) => {
  works = service(base, at('2021-06-10'));
  await settle(works);
  await settle(works, { site: a.site({ siteId: 'other-site' }), hr: other });
  await works.join(here, elsewhere, scoped('board', zoneId), scoped('board', otherZone));
  works.at(at(a.day));
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 }), { site: 'other-site', hr: other }));
  const outcome = await works.jobs.raiseZoneClusters(await works.stream());
  expect(outcome).toEqual({ batchItemFailures: [] });
};

const move = (body: object, who = here) => works.as(who)('transitionAlert', { params, body });
const snooze = (until: string, seen: number, who = here) =>
  works.as(who)('snoozeAlert', { params, body: { until, reason: 'Chờ kết quả', seen } });
const read = async (who = here) => ok('getAlert', await works.as(who)('getAlert', { params }));

describe('an alert of a whole zone', () => {
  beforeEach(async () => prepare(await freshBase()));

  it('is taken, verified, worked and closed as any other', async () => {
    const steps = [
      { to: 'acknowledged', note: 'Tôi nhận', seen: 1 },
      { to: 'verified', note: '', assessment: 'Chung một tuyến xe', seen: 2 },
      { to: 'responding', note: '', seen: 3 },
      { to: 'closed', note: 'Đã xong', outcome: 'resolved', seen: 4 },
    ];
    for (const step of steps) expect(ok('transitionAlert', await move(step)).state).toBe(step.to);
    const { timeline, checkIn, ...alert } = await read();
    expect(timeline.map(({ act }) => act)).toEqual([
      'opened',
      'acknowledged',
      'verified',
      'responding',
      'closed',
    ]);
    expect(checkIn).toBeNull();
    expect(alert).toMatchObject({
      ...{ siteId: null, zoneId, state: 'closed', outcome: 'resolved', version: 5 },
      sites: [siteId, 'other-site'],
    });
    expect(refused(await move({ to: 'acknowledged', note: '', seen: 5 }))).toBe('409 illegal-transition');
  });

  it('is won by one of five at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        move({ to: 'acknowledged', note: '', seen: 1 }, n % 2 ? people.health : here),
      ),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  });

  it('is put off once it was verified, and not before', async () => {
    expect(refused(await snooze(at(a.day, '12:00'), 1))).toBe('409 snooze-refused');
    await move({ to: 'acknowledged', note: '', seen: 1 });
    await move({ to: 'verified', note: '', assessment: 'Đúng', seen: 2 });
    expect(ok('snoozeAlert', await snooze(at(a.day, '12:00'), 3)).version).toBe(4);
  });

  it('is acknowledged with the others of its zone', async () => {
    const body = { zoneId, note: '' };
    const { items } = ok('acknowledgeAlerts', await works.as(here)('acknowledgeAlerts', { body }));
    expect(items.filter(({ rule }) => rule === 'zone-cluster')).toMatchObject([
      { id: alertId, owner: { name: 'health' } },
    ]);
    expect(items.length).toBeGreaterThan(2);
  });

  it('keeps what happened to it when a later one takes its place', async () => {
    await move({ to: 'closed', note: 'x', outcome: 'resolved', seen: 1 });
    works.at(at('2021-06-17'));
    await settle(works, {
      site: a.site({ siteId: 'third-site' }),
      hr: { ...other, email: 'third@demo.test', sites: ['third-site'] },
    });
    const third = { ...other, email: 'third@demo.test', sites: ['third-site'] };
    ok(
      'putCheckIn',
      await file(works, '2021-06-17', a.checkInRequest({ f0: 1 }), { site: 'third-site', hr: third }),
    );
    await works.jobs.raiseZoneClusters(await works.stream());
    expect(await read()).toMatchObject({ state: 'closed', outcome: 'resolved' });
    const next = { params: { alertId: `zone-cluster.${zoneId}.2` } };
    expect(ok('getAlert', await works.as(here)('getAlert', next))).toMatchObject({
      ...{ state: 'open', previous: alertId, sites: [siteId, 'other-site', 'third-site'] },
    });
  });
});

describe('who may know of it', () => {
  const base = sharedBase();
  beforeAll(() => prepare(base()));

  const listed = async (who: Member) => {
    const { items } = ok(
      'listAlerts',
      await works.as(who)('listAlerts', { query: { rule: 'zone-cluster' } }),
    );
    return items.map(({ id }) => id);
  };

  it.each<[string, Member, string]>([
    ['health of the province', people.health, 'done'],
    ['health of the zone', here, 'done'],
    ['the board of the zone', scoped('board', zoneId), 'done'],
    ['health of another zone', elsewhere, '404 not-found'],
    ['the board of another zone', scoped('board', otherZone), '404 not-found'],
    ['an employer with cases', people.hr, '404 not-found'],
    ['a leader', people.leader, '403 forbidden-role'],
    ['an administrator', people.admin, '403 forbidden-role'],
  ])('%s', async (_, who, expected) => {
    const reply = await works.as(who)('getAlert', { params });
    expect(reply.status === 200 ? 'done' : refused(reply)).toBe(expected);
    if (!expected.startsWith('403')) expect(await listed(who)).toEqual(expected === 'done' ? [alertId] : []);
  });

  it.each<[string, Member, string]>([
    ['health of another zone', elsewhere, '404 not-found'],
    ['the board of the zone', scoped('board', zoneId), '403 forbidden-role'],
    ['the board of another zone', scoped('board', otherZone), '404 not-found'],
    ['an employer with cases', people.hr, '403 forbidden-role'],
  ])('it is not moved by %s', async (_, who, expected) => {
    expect(refused(await move({ to: 'acknowledged', note: '', seen: 1 }, who))).toBe(expected);
    expect((await read()).state).toBe('open');
  });

  it('it is not put off, nor acknowledged in passing, from another zone', async () => {
    expect(refused(await snooze(at(a.day, '12:00'), 1, elsewhere))).toBe('404 not-found');
    const body = { zoneId, note: '' };
    expect(ok('acknowledgeAlerts', await works.as(elsewhere)('acknowledgeAlerts', { body })).items).toEqual(
      [],
    );
    expect((await read()).state).toBe('open');
  });

  it('an id of a zone is no way to a site of that name, nor the other way round', async () => {
    const foreign = ['case-reported', 'zone-cluster'].flatMap((rule) => [
      `${rule}.${rule === 'zone-cluster' ? siteId : zoneId}.1`,
    ]);
    for (const id of foreign)
      expect(refused(await works.as(people.health)('getAlert', { params: { alertId: id } }))).toBe(
        '404 not-found',
      );
  });
});
