import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { due, ok, refusal, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';

const base = sharedBase();
const next = addDays(a.day, 1);
const sites = ['mot', 'hai', 'ba'];
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });
const scoped = { ...people.health, email: 'zone-health@demo.test', zones: [otherZone] };

const settled = async () => {
  const works = service(base(), at(a.day, '08:00'));
  if ((await works.needs.sites.get('mot')) === null)
    for (const site of sites)
      await settle(works, {
        site: a.site({ siteId: site, zoneId: site === 'ba' ? otherZone : zoneId }),
        hr: hrOf(site),
      });
  await works.join(scoped);
  if ((await works.needs.filings.revision('mot', a.day, 1)) === null)
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 2 }), { site: 'mot', hr: hrOf('mot') }));
  return works;
};

describe('a frozen day', () => {
  it('is listed with its sites and alerts, page by page, whatever happens afterwards', async () => {
    const works = await settled();
    const leader = works.as(people.leader);
    const params = { day: a.day };
    expect(refused(await leader('listBriefSites', { params }))).toBe('404 no-brief');
    expect(refused(await leader('listBriefAlerts', { params: { day: 'soon' } }))).toBe('404 no-brief');
    works.at(at(next, '06:30'));
    await works.jobs.freezeBrief(due(at(next, '06:30'), next));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest(), { site: 'hai', hr: hrOf('hai') }));
    const { items: briefs } = ok('listBriefs', await leader('listBriefs'));
    expect(briefs).toMatchObject([{ day: a.day, issuedAt: null, reviewed: false }]);
    const listed = async (query: Record<string, string>) => {
      const { items, total } = ok('listBriefSites', await leader('listBriefSites', { params, query }));
      return [items.map(({ siteId }) => siteId), total];
    };
    expect(await listed({})).toEqual([['ba', 'hai', 'mot'], 3]);
    expect(await listed({ list: 'silent' })).toEqual([['ba', 'hai'], 2]);
    expect(await listed({ list: 'f0' })).toEqual([['mot'], 1]);
    expect(await listed({ list: 'silent', zone: zoneId })).toEqual([['hai'], 1]);
    expect(await listed({ limit: '1' })).toEqual([['ba'], 3]);
    const first = ok('listBriefSites', await leader('listBriefSites', { params, query: { limit: '2' } }));
    expect(await listed({ limit: '2', cursor: first.cursor ?? '' })).toEqual([['mot'], 3]);
    const alerts = ok('listBriefAlerts', await leader('listBriefAlerts', { params }));
    expect(alerts.items.map(({ id }) => id)).toContain('case-reported.mot.1');
    const late = ok(
      'listBriefAlerts',
      await leader('listBriefAlerts', { params, query: { overdue: 'true' } }),
    );
    // Two hours to verify, and nobody did: from ten to half past six.
    expect(late).toMatchObject({ items: [{ id: 'case-reported.mot.1', overdueMinutes: 1230 }], total: 1 });
    const zoned = works.as(scoped);
    const own = ok('listBriefSites', await zoned('listBriefSites', { params }));
    expect([own.items.map(({ siteId }) => siteId), own.total]).toEqual([['ba'], 1]);
    expect(refusal(await leader('listBriefSites', { params, query: { list: 'any' } }))[0]).toMatch(/^422 /);
  });
});

describe('trends', () => {
  it('have every day of the span, zones adding up to the province', async () => {
    const works = await settled();
    await works.project();
    works.at(at(next, '09:00'));
    const query = { from: addDays(a.day, -1), to: a.day };
    const { items } = ok('getTrends', await works.as(people.board)('getTrends', { query }));
    expect(items.map(({ day }) => day)).toEqual([addDays(a.day, -1), a.day]);
    expect(items[0]).toMatchObject({ due: 0, zones: [] });
    expect(items[1]).toMatchObject({
      f0: 2,
      zones: expect.arrayContaining([expect.objectContaining({ zoneId, f0: 2 })]),
    });
    const sum = items[1]?.zones.reduce((n, zone) => n + zone.due, 0);
    expect(sum).toBe(items[1]?.due);
    const usual = ok('getTrends', await works.as(people.leader)('getTrends'));
    expect([usual.items.length, usual.items.at(-1)?.day]).toEqual([30, next]);
  });

  it('are of the zones of who asks, and of 92 days at most', async () => {
    const works = await settled();
    const query = { from: a.day, to: a.day };
    const { items } = ok('getTrends', await works.as(scoped)('getTrends', { query }));
    expect(items[0]?.zones.map((zone) => zone.zoneId)).not.toContain(zoneId);
    const span = (from: string) => works.as(people.health)('getTrends', { query: { from, to: a.day } });
    expect((await span(addDays(a.day, -91))).status).toBe(200);
    expect(refusal(await span(addDays(a.day, -92)))).toEqual(['422 /from trend-too-long']);
    expect(refusal(await span(addDays(a.day, 1)))).toEqual(['422 /to ends-before-start']);
  });
});
