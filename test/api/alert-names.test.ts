import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { ok } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';

const listed = async (works: Awaited<ReturnType<typeof settled>>['works'], who = people.health) =>
  ok('listAlerts', await works.as(who)('listAlerts', { query: {} })).items.map((alert) => alert.siteName);

describe('alerts in a list', () => {
  it('name their site, for officials and its own employer', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    expect(await listed(works)).toEqual([a.site().name]);
    expect(await listed(works, people.hr)).toEqual([a.site().name]);
  });

  it('name it anew some minutes after it was renamed', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    expect(await listed(works)).toEqual([a.site().name]);
    const body = { name: 'Tên mới' };
    ok('updateSite', await works.as(people.admin)('updateSite', { params: { siteId }, body }));
    works.at(at(a.day, '09:11'));
    expect(await listed(works)).toEqual(['Tên mới']);
  });
});

describe('the published time to verify', () => {
  it('is the median of all zones seen, in the summary', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const params = { alertId: `case-reported.${siteId}.1` };
    const body = { to: 'acknowledged', note: 'Gọi', seen: 1 };
    ok('transitionAlert', await works.as(people.health)('transitionAlert', { params, body }));
    works.at(at(a.day, '09:42'));
    const verified = { to: 'verified', note: '', assessment: 'Đúng', seen: 2 };
    ok('transitionAlert', await works.as(people.health)('transitionAlert', { params, body: verified }));
    await works.project();
    const summary = async (day = a.day) =>
      ok('getSummary', await works.as(people.leader)('getSummary', { query: { day } }));
    expect((await summary()).alerts).toMatchObject({
      verifiedInTime: { count: 1, of: 1 },
      timeToVerify: { medianMinutes: 42, of: 1 },
    });
    const zones = (await summary()).zones.filter(({ alerts }) => alerts.timeToVerify.of > 0);
    expect(zones.map(({ alerts }) => alerts.timeToVerify.medianMinutes)).toEqual([42]);
    works.at(at(addDays(a.day, 9)));
    expect((await summary()).alerts.timeToVerify).toEqual({ medianMinutes: null, of: 0 });
  });
});
