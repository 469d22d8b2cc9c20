import { beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { ok, refused, service } from '../support/call.ts';
import { capFaults, childrenOf, childText, readXml } from '../support/cap.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';

const base = sharedBase();
const works = (time = '12:00') => service(base(), at(a.day, time));
const theirs = 'their-site';
const hrOfTheirs = { ...people.hr, email: 'their-hr@demo.test', sites: [theirs] };
const zoned = { ...people.leader, email: 'zoned@demo.test', zones: [zoneId] };
const alertOf = (site: string, rule = 'case-reported') => `${rule}.${site}.1`;

const move = async (time: string, site: string, body: object) => {
  const params = { alertId: alertOf(site) };
  const { version } = ok('getAlert', await works(time).as(people.health)('getAlert', { params }));
  return ok(
    'transitionAlert',
    await works(time).as(people.health)('transitionAlert', {
      params,
      body: { note: 'x', seen: version, ...body },
    }),
  );
};

beforeAll(async () => {
  const early = service(base(), at('2021-06-10'));
  await settle(early);
  await settle(early, { site: a.site({ siteId: theirs, zoneId: otherZone }), hr: hrOfTheirs });
  await early.join(zoned);
  ok('putCheckIn', await file(works('09:00'), a.day, a.checkInRequest({ f0: 1 })));
  ok(
    'putCheckIn',
    await file(works('09:00'), a.day, a.checkInRequest({ f0: 1 }), { site: theirs, hr: hrOfTheirs }),
  );
  for (const site of [siteId, theirs]) await move('09:10', site, { to: 'acknowledged' });
});

const feed = async (who: Member = people.health) => {
  const reply = await works().as(who)('listCapAlerts');
  return childrenOf(readXml(ok('listCapAlerts', reply)), 'entry').map((entry) => {
    const [alert] = childrenOf(entry, 'content').flatMap(({ children }) => children);
    if (alert === undefined) throw new Error('an entry without a message');
    expect(capFaults(alert)).toEqual([]);
    return `${childText(alert, 'identifier')} ${childText(alert, 'status')} ${childText(alert, 'msgType')}`;
  });
};
const one = (site: string, who: Member = people.health) =>
  works().as(who)('getCapAlert', { params: { alertId: alertOf(site) } });

describe('the feed of verified critical alerts', () => {
  it('has nothing before a person has verified', async () => {
    expect(await feed()).toEqual([]);
    expect(refused(await one(siteId))).toBe('404 not-found');
  });

  it('has what was verified, in XML, and answers a tag', async () => {
    for (const site of [siteId, theirs]) await move('09:20', site, { to: 'verified', assessment: 'Đúng' });
    expect((await feed()).toSorted()).toEqual(
      [`${alertOf(siteId)}.1 Actual Alert`, `${alertOf(theirs)}.1 Actual Alert`].toSorted(),
    );
    const reply = await works().as(people.board)('listCapAlerts');
    expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const again = await works().as(people.board)('listCapAlerts', {
      headers: { 'if-none-match': reply.headers['etag'] ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('has for each only those of its zones', async () => {
    expect(await feed(zoned)).toEqual([`${alertOf(siteId)}.1 Actual Alert`]);
    expect(refused(await one(theirs, zoned))).toBe('404 not-found');
    expect(await feed(people.leader)).toHaveLength(2);
  });

  it('follows an episode to its end', async () => {
    await move('09:30', siteId, { to: 'responding' });
    expect(await feed(zoned)).toEqual([`${alertOf(siteId)}.2 Actual Update`]);
    await move('09:40', siteId, { to: 'closed', outcome: 'resolved' });
    expect(await feed(zoned)).toEqual([`${alertOf(siteId)}.3 Actual Cancel`]);
    const late = service(base(), at('2021-06-23'));
    const gone = await late.as(people.health)('getCapAlert', { params: { alertId: alertOf(siteId) } });
    expect(refused(gone)).toBe('404 not-found');
  });

  it('says of a drill that it was one', async () => {
    await move('09:50', theirs, { to: 'closed', outcome: 'exercise' });
    const reply = await one(theirs);
    expect(reply.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
    const alert = readXml(ok('getCapAlert', reply));
    expect(capFaults(alert)).toEqual([]);
    expect([childText(alert, 'status'), childText(alert, 'msgType')]).toEqual(['Exercise', 'Cancel']);
  });
});
