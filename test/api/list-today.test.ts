import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { ok, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, people, settle } from '../support/people.ts';

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
