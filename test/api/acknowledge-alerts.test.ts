import { describe, expect, it, vi } from 'vitest';
import { a } from '../support/a.ts';
import { ok, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  works.at(at(a.day));
  return { base, works };
};

const report = (works: Service, body: object = { kind: 'f0', count: 1 }) =>
  works.as(people.hr)('createEventReport', { params: { siteId }, body });
const listed = async (works: Service, query: Record<string, string> = {}, who = people.health) => {
  const { items, cursor } = ok('listAlerts', await works.as(who)('listAlerts', { query }));
  return { ids: items.map(({ id }) => id), cursor };
};

describe('acknowledging a zone', () => {
  it('takes its open episodes, the nearest clock first, and leaves the others', async () => {
    const { works } = await settled();
    const other = { ...people.hr, email: 'other@demo.test', sites: ['other-site'] };
    await settle(works, { site: a.site({ siteId: 'other-site', zoneId: otherZone }), hr: other });
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f1: 1, quarantineBreaches: 1 })));
    ok('createEventReport', await report(works));
    ok(
      'putCheckIn',
      await file(works, a.day, a.checkInRequest({ f1: 1 }), { site: 'other-site', hr: other }),
    );
    const take = (body: object) => works.as(people.health)('acknowledgeAlerts', { body });
    const one = ok('acknowledgeAlerts', await take({ zoneId, rule: 'contact-reported', note: 'Nhận' }));
    expect(one.items.map(({ rule, state, owner }) => [rule, state, owner?.name])).toEqual([
      ['contact-reported', 'acknowledged', 'health'],
    ]);
    const rest = ok('acknowledgeAlerts', await take({ zoneId, note: '' }));
    expect(rest.items.map(({ rule }) => rule).toSorted()).toEqual([
      ...['case-reported', 'not-ready', 'quarantine-breach'],
    ]);
    expect(rest.items.at(-1)?.rule).toBe('not-ready');
    expect(rest.more).toBe(false);
    expect(ok('acknowledgeAlerts', await take({ zoneId, note: '' })).items).toEqual([]);
    expect((await listed(works, { state: 'open' })).ids).toEqual(['contact-reported.other-site.1']);
  });

  it('stops in time where the stores are slow, says that others are left, and takes them when asked again', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1, f1: 1, quarantineBreaches: 1 })));
    const { write } = works.needs.alerts;
    vi.spyOn(works.needs.alerts, 'write').mockImplementation(async (...written) => {
      await write(...written);
      works.at(new Date(Date.parse(works.clock()) + 2_000).toISOString());
    });
    const take = async () => {
      const body = { zoneId, note: 'Nhận' };
      const { items, more } = ok(
        'acknowledgeAlerts',
        await works.as(people.health)('acknowledgeAlerts', { body }),
      );
      return [items.length, more];
    };
    expect([await take(), await take(), await take()]).toEqual([
      [2, true],
      [2, false],
      [0, false],
    ]);
    expect((await listed(works, { state: 'open' })).ids).toEqual([]);
  });
});
