import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { siteToday } from '../../domain/site-today.ts';
import { filingStore } from '../../functions/stores/filings.ts';
import { newSiteWrites } from '../../functions/stores/site-item.ts';
import { commit } from '../../functions/stores/transaction.ts';
import { a } from '../support/a.ts';
import { ok, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, people, settle } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const base = sharedBase();
const yesterday = addDays(a.day, -1);
const ids = ['mot', 'hai', 'ba', 'bon'];
const hr = { ...people.hr, sites: ids };
const works = () => service(base(), at(a.day));

beforeAll(async () => {
  const service = works();
  service.at(at('2021-06-10'));
  for (const siteId of ids) await settle(service, { site: a.site({ siteId }), hr });
  await settle(service, {
    site: a.site({ siteId: 'khac' }),
    hr: { ...hr, email: 'khac@demo.test', sites: ['khac'] },
  });
  service.at(at(yesterday));
  for (const site of ids.slice(0, 3)) {
    const f1 = site === 'ba' ? 1 : 0;
    ok('putCheckIn', await file(service, yesterday, a.checkInRequest({ f1 }), { site, hr }));
  }
  service.at(at(a.day));
  ok('putCheckIn', await file(service, a.day, a.checkInRequest(), { site: 'mot', hr }));
});

describe('the list of today', () => {
  it('has the caller’s sites and no other, each with what today’s check-in needs', async () => {
    const { items, cursor } = ok('listToday', await works().as(hr)('listToday'));
    expect(cursor).toBeNull();
    expect(items.map(({ site, today }) => [site.siteId, today.filed?.revision ?? null, today.shut])).toEqual([
      ['ba', null, 'open-episode'],
      ['bon', null, 'nothing-before'],
      ['hai', null, null],
      ['mot', 1, 'nothing-before'],
    ]);
    expect(items.find(({ site }) => site.siteId === 'hai')?.today.last).toEqual({
      day: yesterday,
      answers: a.answers(),
    });
  });

  it('comes in pages', async () => {
    const first = ok('listToday', await works().as(hr)('listToday', { query: { limit: '3' } }));
    const rest = ok(
      'listToday',
      await works().as(hr)('listToday', { query: { limit: '3', cursor: first.cursor ?? '' } }),
    );
    expect([first.items.length, rest.items.length, rest.cursor]).toEqual([3, 1, null]);
  });

  it('says of an open door what the filing then takes', async () => {
    const service = works();
    const { items } = ok('listToday', await service.as(hr)('listToday'));
    const answers = items.find(({ site }) => site.siteId === 'hai')?.today.last?.answers ?? a.answers();
    const flows = { symptomatic: 2, absentSick: 0, testedHighRisk: 0, testedService: 0, testedOther: 0 };
    const body = { answers: { ...answers, ...flows }, seenRevision: 0, unchanged: true };
    expect((await file(service, a.day, body, { site: 'hai', hr })).status).toBe(201);
  });
});

describe('the list of today of many sites', () => {
  /** So many sites beside those of the others, without a plan and without a report. */
  const more = Array.from({ length: 20 }, (_, n) => `nhieu-${String(n).padStart(2, '0')}`);
  const hrOfMany = { ...hr, email: 'nhieu@demo.test', sites: [...ids, ...more, 'khong-co'] };

  beforeAll(async () => {
    const { connection } = base();
    const deed = { actor: 'x', act: 'site-registered', about: 'x', at: at('2021-06-10') };
    for (const siteId of more)
      await commit(connection, newSiteWrites(connection, a.record({}, { siteId }), deed));
    await works().join(hrOfMany);
  });

  it('is what each site’s file says', async () => {
    const { open } = filingStore(base().connection);
    const now = at(a.day);
    const expected: unknown[] = [];
    for (const siteId of hrOfMany.sites.toSorted()) {
      const opened = await open(siteId, a.day, null);
      if (opened !== null) expected.push(siteToday(opened.file, opened.templates, now));
    }
    const { items } = ok('listToday', await works().as(hrOfMany)('listToday'));
    expect(items).toEqual(expected);
    expect(items).toHaveLength(24);
  });

  it('works on four sites at once at most, and reads the templates once and their items in batches', async () => {
    const connection = base().again();
    const many = service({ ...base(), connection }, at(a.day));
    const open = new Map<string, number>();
    const seen = { most: 0, templates: 0, batches: 0 };
    onWire(connection, async ({ operation, input, send }) => {
      const text = JSON.stringify(input);
      const sites = new Set([...text.matchAll(/SITE#([a-z0-9-]+)/g)].map(([, siteId]) => siteId ?? ''));
      if (text.includes('TEMPLATES')) seen.templates += 1;
      if (operation === 'BatchGetItem') seen.batches += 1;
      for (const siteId of sites) open.set(siteId, (open.get(siteId) ?? 0) + 1);
      seen.most = Math.max(seen.most, open.size);
      await send();
      for (const siteId of sites) {
        const left = (open.get(siteId) ?? 1) - 1;
        if (left === 0) open.delete(siteId);
        else open.set(siteId, left);
      }
    });
    ok('listToday', await many.as(hrOfMany)('listToday'));
    expect(seen).toEqual({ most: 4, templates: 1, batches: 7 });
  });
});
