import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refusal, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { approve, at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';

const base = sharedBase();
const works = () => service(base(), at(a.day));
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });
const zoned: Member = { ...people.health, email: 'zoned-health@demo.test', zones: [otherZone] };
const yesterday = addDays(a.day, -1);

beforeAll(async () => {
  const service = works();
  service.at(at('2021-06-08'));
  await service.join(zoned);
  await settle(service);
  for (const site of ['hai', 'ba', 'bon'])
    await settle(service, { site: a.site({ siteId: site, zoneId: otherZone }), hr: hrOf(site) });
  service.at(at(yesterday));
  ok('putCheckIn', await file(service, yesterday));
  for (const site of ['hai', 'ba'])
    ok('putCheckIn', await file(service, yesterday, undefined, { site, hr: hrOf(site) }));
});

const post = (
  answers: unknown,
  { site = siteId, day = a.day, note = '', member = people.health, key = randomUUID() as string } = {},
) =>
  works().as(member)('createInspection', {
    params: { siteId: site },
    headers: keyed(key),
    body: { day, answers, note },
  });
const list = async (member: Member = people.health, site = siteId, query = {}) =>
  ok('listInspections', await works().as(member)('listInspections', { params: { siteId: site }, query }));
const recordOf = async (site = siteId) => (await works().needs.sites.get(site))?.record;

describe('an inspection', () => {
  it('is kept with its gap to the newest report, in short in the register, and in the audit', async () => {
    const found = { masks: 'some', isolationFree: 0, present: 1000 };
    const inspection = ok('createInspection', await post(found, { note: 'Xưởng 2 thiếu khẩu trang' }));
    expect(inspection).toMatchObject({
      ...{ siteId, day: a.day, n: 1, at: at(a.day), answers: found },
      by: { member: 'subject-of-health@demo.test', name: 'health' },
      gap: { comparedTo: { day: yesterday, revision: 1, template: 'tn-2021-06', planVersion: 1 } },
    });
    // Of a weight of 95 that applies, 15 for three of four places and 2.5 for masks kept in part.
    expect(inspection.gap.points).toBeCloseTo(-1750 / 95, 6);
    expect((await recordOf())?.lastInspection).toEqual({
      ...{ day: a.day, n: 1, points: inspection.gap.points },
      differs: ['present', 'isolationFree', 'masks'],
    });
    const { Items = [] } = await base().connection.client.send(
      new QueryCommand({
        TableName: base().connection.records,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `AUDIT#${siteId}` },
      }),
    );
    expect(Items.filter(({ act }) => act === 'inspected')).toMatchObject([{ about: `${a.day} 1` }]);
  });

  it('never touches the report, the standing or the score', async () => {
    const [before, was] = [await recordOf('hai'), await works().needs.filings.history('hai', yesterday)];
    ok('createInspection', await post({ masks: 'none' }, { site: 'hai' }));
    expect((await recordOf('hai'))?.standing).toEqual(before?.standing);
    expect(await works().needs.filings.history('hai', yesterday)).toEqual(was);
  });

  it('is corrected by the next of its day, and both stay', async () => {
    ok('createInspection', await post({ masks: 'none' }, { site: 'ba' }));
    ok('createInspection', await post({ masks: 'all' }, { site: 'ba' }));
    ok('createInspection', await post({ masks: 'some' }, { site: 'ba', day: yesterday }));
    const { items } = await list(people.health, 'ba');
    expect(items.map(({ day, n, answers }) => [day, n, answers.masks])).toEqual([
      [a.day, 2, 'all'],
      [a.day, 1, 'none'],
      [yesterday, 1, 'some'],
    ]);
    expect((await recordOf('ba'))?.lastInspection).toMatchObject({
      day: a.day,
      n: 2,
      points: 0,
      differs: [],
    });
    const first = await list(people.health, 'ba', { limit: '2' });
    const rest = await list(people.health, 'ba', { limit: '2', cursor: first.cursor ?? '' });
    expect([...first.items, ...rest.items]).toEqual(items);
  });

  it('is taken once under a key, also when it is sent twice at once, and not under another’s words', async () => {
    const key = randomUUID();
    const before = (await list(people.health, 'hai')).items.length;
    const said = { site: 'hai', key };
    const both = await Promise.all([post({ hands: 'some' }, said), post({ hands: 'some' }, said)]);
    const again = await post({ hands: 'some' }, said);
    expect(new Set([...both, again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await list(people.health, 'hai')).items).toHaveLength(before + 1);
    expect(refused(await post({ hands: 'none' }, said))).toBe('422 idempotency-key-reused');
  });

  it('has no gap where nothing was reported in the week before', async () => {
    const { gap } = ok('createInspection', await post({ masks: 'none' }, { site: 'bon' }));
    expect(gap).toEqual({ comparedTo: null, points: null, items: [] });
    expect((await recordOf('bon'))?.lastInspection).toEqual({ day: a.day, n: 1, points: null, differs: [] });
    // What is filed after the visit is nothing that the visit was to check.
    ok('putCheckIn', await file(works(), a.day, undefined, { site: 'bon', hr: hrOf('bon') }));
    const next = ok('createInspection', await post({ masks: 'none' }, { site: 'bon' }));
    expect([next.n, next.gap.comparedTo]).toEqual([2, null]);
  });

  it('of a site that is found empty on a day of work takes all its points, and lowers the confidence', async () => {
    const site = 'sau';
    const service_ = works();
    service_.at(at('2021-06-08'));
    await settle(service_, { site: a.site({ siteId: site, zoneId: otherZone }), hr: hrOf(site) });
    service_.at(at(yesterday));
    ok('putCheckIn', await file(service_, yesterday, undefined, { site, hr: hrOf(site) }));
    const { gap } = ok('createInspection', await post({ present: 0 }, { site }));
    const { readiness } = (await recordOf(site))?.standing ?? {};
    expect(gap.points).toBeCloseTo(-(readiness ?? 0), 1);
    const { items } = ok('listVisits', await works().as(people.health)('listVisits', { query: {} }));
    const visit = items.find((one) => one.site.siteId === site);
    expect([visit?.confidence, visit?.why[0]]).toEqual(['lowered', { kind: 'gap', n: -(gap.points ?? 0) }]);
    const sunday = { site, day: addDays(a.day, -2) };
    ok('putCheckIn', await file(service_, addDays(a.day, -3), undefined, { site, hr: hrOf(site) }));
    expect(ok('createInspection', await post({ present: 0 }, sunday)).gap.points).toBeNull();
  });

  it('keeps the revision that it was compared to, whatever the site corrects later, and so does its correction', async () => {
    const site = 'nam';
    const service_ = works();
    service_.at(at('2021-06-08'));
    await settle(service_, { site: a.site({ siteId: site, zoneId: otherZone }), hr: hrOf(site) });
    service_.at(at(a.day));
    ok('putCheckIn', await file(service_, a.day, undefined, { site, hr: hrOf(site) }));
    const { gap } = ok('createInspection', await post({ spacing: 'all' }, { site }));
    ok(
      'putCheckIn',
      await file(service_, a.day, a.checkInRequest({ spacing: 'all' }, { seenRevision: 1 }), {
        site,
        hr: hrOf(site),
      }),
    );
    await approve(service_, site, a.planFields({ effectiveFrom: a.day, minIsolationFree: 9 }), hrOf(site));
    expect((await list(people.health, site)).items[0]?.gap).toEqual(gap);
    const next = ok('createInspection', await post({ spacing: 'all' }, { site }));
    expect(next.gap).toEqual(gap);
  });

  it.each([
    [{}, '422 /answers nothing-inspected', a.day],
    [{ present: 3, lodged: 4 }, '422 /answers/lodged more-than-present', a.day],
    [{ present: 999_999 }, '422 /answers/present implausible-count', a.day],
    [{ f0: 1, masks: 'all' }, '422 /answers/f0 unknown-field', a.day],
    [{ masks: 'all' }, '422 /day future-day', addDays(a.day, 1)],
    [{ masks: 'all' }, '422 /day not-an-inspection-day', '2021-06-07'],
    [{ masks: 'all' }, '422 /day not-an-inspection-day', '2021-05-01'],
  ])('%j is refused: %s', async (answers, expected, day) => {
    expect(refusal(await post(answers, { day }))).toEqual([expected]);
  });

  it('is refused with a phone number in its note, and without a key', async () => {
    expect(refused(await post({ masks: 'all' }, { note: 'gọi 0912 345 678' }))).toBe('422 personal-data');
    const reply = await works().as(people.health)('createInspection', {
      ...{ params: { siteId }, body: { day: a.day, answers: { masks: 'all' } } },
    });
    expect(refused(reply)).toBe('422 idempotency-key-required');
  });

  it('is read by the site itself with its gap and note; the board and the admin have no note', async () => {
    const [hr, board, admin] = await Promise.all(
      [people.hr, people.board, people.admin].map((one) => list(one)),
    );
    const note = 'Xưởng 2 thiếu khẩu trang';
    expect(hr?.items.at(-1)).toMatchObject({ note, gap: { items: [{ item: 'present' }, {}, {}] } });
    for (const one of [board, admin]) {
      expect(one?.items.at(-1)?.gap).toEqual(hr?.items.at(-1)?.gap);
      expect(JSON.stringify(one)).not.toContain(note);
    }
  });

  it('lowers the confidence for officials, and is not told to the site as such', async () => {
    const of = async (member: Member) =>
      ok('getSite', await works().as(member)('getSite', { params: { siteId } })).confidence;
    expect([await of(people.health), await of(people.board), await of(people.hr)]).toEqual([
      'lowered',
      'lowered',
      undefined,
    ]);
    const later = works();
    later.at(at(addDays(a.day, 14)));
    const then = await later.as(people.health)('getSite', { params: { siteId } });
    expect(ok('getSite', then).confidence).toBe('normal');
  });
});

describe('the next visits', () => {
  const visits = async (member: Member = people.health, query = {}) =>
    ok('listVisits', await works().as(member)('listVisits', { query }));

  it('are of the zones of who asks, with reasons, and as many as were asked for', async () => {
    const { items, of } = await visits();
    expect(of).toBe(items.length);
    expect(items.map(({ score }) => score)).toEqual(
      items.map(({ score }) => score).toSorted((x, y) => y - x),
    );
    const own = items.find(({ site }) => site.siteId === siteId);
    expect(own).toMatchObject({ confidence: 'lowered', lastInspection: { day: a.day } });
    expect(own?.why.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gap', 'confidence', 'weak']));
    expect((await visits(zoned)).items.every(({ site }) => site.zoneId === otherZone)).toBe(true);
    expect((await visits(people.health, { limit: '1' })).items).toEqual(items.slice(0, 1));
    expect((await visits(people.health, { zone: zoneId })).items.map(({ site }) => site.siteId)).toEqual([
      siteId,
    ]);
    expect(await visits(zoned, { zone: zoneId })).toEqual({ items: [], of: 0 });
  });
});
