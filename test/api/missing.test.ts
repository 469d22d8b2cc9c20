import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { due, keyed, ok, refused, service } from '../support/call.ts';
import { freshBase, sharedBase } from '../support/engine.ts';
import { approve, at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const base = sharedBase();
const works = () => service(base(), at(a.day));
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });
const zoned: Member = { ...people.board, email: 'zoned-board@demo.test', zones: [otherZone] };
const yesterday = addDays(a.day, -1);

/** Sites: two of the first zone, of which one has reported; two of another, of which one is closed and one silent for long. */
beforeAll(async () => {
  const service = works();
  service.at(at('2021-06-08'));
  await service.join(zoned);
  await settle(service);
  for (const [site, zone] of [
    ['mot', zoneId],
    ['hai', otherZone],
    ['ba', otherZone],
  ] as const)
    await settle(service, {
      site: a.site({ siteId: site, zoneId: zone, name: `Mẫu ${site}` }),
      hr: hrOf(site),
    });
  service.at(at(yesterday));
  for (const site of ['mot', 'ba'])
    ok('putCheckIn', await file(service, yesterday, undefined, { site, hr: hrOf(site) }));
  ok('putCheckIn', await file(service, yesterday));
  service.at(at(a.day));
  ok('putCheckIn', await file(service, a.day));
  const state = { params: { siteId: 'ba' }, body: { state: 'suspended' } };
  ok('updateSite', await service.as(people.admin)('updateSite', state));
  for (const day of [yesterday, a.day]) await service.jobs.openDay(due(at(day, '00:00')));
});

const missing = async (
  member: Member = people.board,
  query: Record<string, string> = {},
  now = at(a.day),
) => {
  const service = works();
  service.at(now);
  return ok('listMissing', await service.as(member)('listMissing', { query }));
};

describe('the list of the missing', () => {
  it('has the due sites without a report, with whom to call, and the coverage they make', async () => {
    const list = await missing();
    expect(list).toMatchObject({
      ...{ day: a.day, cutOff: at(a.day, '15:00'), closed: null, cursor: null },
      coverage: { due: 3, onTime: 1, late: 0, missing: 0, pending: 2 },
    });
    expect(list.zones.map((zone) => [zone.zoneId, zone.due, zone.pending])).toEqual([
      [zoneId, 2, 1],
      [otherZone, 1, 1],
    ]);
    expect(list.items).toEqual([
      {
        site: { siteId: 'hai', name: 'Mẫu hai', zoneId: otherZone, workforce: 1300 },
        ...{ state: 'pending', lastReported: null, missedRunning: 6, lastCall: null },
        contacts: [
          { role: 'focal', name: 'Đầu mối Mẫu', workPhone: '0208 555 0101' },
          { role: 'deputy', name: 'Phó Mẫu', workPhone: '0208 555 0102' },
        ],
      },
      expect.objectContaining({
        ...{ state: 'pending', lastReported: yesterday, missedRunning: 0 },
        site: { siteId: 'mot', name: 'Mẫu mot', zoneId, workforce: 1300 },
      }),
    ]);
  });

  it('calls them missing from the cut-off on, whether the sweep has been or not', async () => {
    const { items, coverage } = await missing(people.health, {}, at(a.day, '15:00'));
    expect(items.map(({ state, missedRunning }) => [state, missedRunning])).toEqual([
      ['missing', 7],
      ['missing', 1],
    ]);
    expect(coverage).toMatchObject({ due: 3, missing: 2, pending: 0 });
  });

  it.each([
    ['its own zone', zoned, {}, ['hai']],
    ['a zone asked for', people.board, { zone: zoneId }, ['mot']],
    ['nothing of a zone that is not its own', zoned, { zone: zoneId }, []],
    ['nothing of a day that nobody was due', people.board, { day: '2021-06-13' }, []],
    ['the day before', people.health, { day: yesterday }, ['hai']],
  ] as const)('shows %s', async (_, member, query, expected) => {
    const { items, zones, coverage } = await missing(member, query);
    expect(items.map(({ site }) => site.siteId)).toEqual(expected);
    expect(coverage.due).toBe(zones.reduce((sum, zone) => sum + zone.due, 0));
    if (member === zoned) expect(zones.every((zone) => zone.zoneId === otherZone)).toBe(true);
  });

  it('comes in pages, and refuses a cursor that is none', async () => {
    const first = await missing(people.board, { limit: '1' });
    const rest = await missing(people.board, { limit: '1', cursor: first.cursor ?? '' });
    expect([...first.items, ...rest.items].map(({ site }) => site.siteId)).toEqual(['hai', 'mot']);
    expect(rest.cursor).toBeNull();
    const reply = await works().as(people.board)('listMissing', { query: { cursor: 'nonsense' } });
    expect(refused(reply)).toBe('422 bad-cursor');
  });

  it('is the same reply while nothing has changed, and a short one then', async () => {
    const asked = await works().as(people.board)('listMissing', {});
    const headers = { 'if-none-match': asked.headers['etag'] ?? '' };
    expect((await works().as(people.board)('listMissing', { headers })).status).toBe(304);
  });

  it('reads a hundred silent sites in a few requests, with the contacts of their newest plans', async () => {
    const fresh = await freshBase();
    const service_ = service(fresh, at('2021-06-10'));
    await service_.join(people.admin, people.health, people.board);
    for (let n = 0; n < 105; n += 1) {
      const body = a.site({ siteId: `co-so-${n}`, name: `Mẫu ${n}` });
      ok('createSite', await service_.as(people.admin)('createSite', { body }));
    }
    const hr = hrOf('co-so-7');
    const { email, ...fields } = hr;
    ok('putMember', await service_.as(people.admin)('putMember', { params: { email }, body: fields }));
    await approve(service_, 'co-so-7', a.planFields(), hr);
    const contact = {
      role: 'focal',
      name: 'Đầu mối mới',
      workPhone: '0208 555 0199',
      workEmail: 'x@demo.test',
    } as const;
    const draft = { params: { siteId: 'co-so-7' }, body: a.planFields({ contacts: [contact] }) };
    ok('putPlanDraft', await service_.as(hr)('putPlanDraft', draft));
    service_.at(at(a.day));
    await service_.jobs.openDay(due(at(a.day, '00:00')));
    const connection = fresh.again();
    let requests = 0;
    onWire(connection, async ({ send }) => {
      requests += 1;
      await send();
    });
    const beside = service({ ...fresh, connection }, at(a.day));
    const { items, cursor } = ok(
      'listMissing',
      await beside.as(people.board)('listMissing', { query: { limit: '200' } }),
    );
    expect([items.length, cursor]).toEqual([105, null]);
    expect(items.find(({ site }) => site.siteId === 'co-so-7')?.contacts).toEqual([
      { role: 'focal', name: 'Đầu mối mới', workPhone: '0208 555 0199' },
    ]);
    // Who asks, counts, closing, one roster, two batches of sites, one of plans.
    expect(requests).toBe(7);
  });
});

const log = (member: Member, body: unknown, { site = 'mot', key = randomUUID() as string } = {}) =>
  works().as(member)('createCall', { params: { siteId: site }, headers: keyed(key), body });

const callsOf = async (site = 'mot', query: Record<string, string> = {}) =>
  ok('listCalls', await works().as(people.health)('listCalls', { params: { siteId: site }, query }));

describe('a call', () => {
  it('is kept with who made it and when, is audited, and stands in the list', async () => {
    const call = ok('createCall', await log(people.board, { outcome: 'promised', note: 'Hẹn 14 giờ' }));
    const by = { member: 'subject-of-board@demo.test', name: 'board' };
    expect(call).toEqual({ at: at(a.day), outcome: 'promised', note: 'Hẹn 14 giờ', by });
    expect((await callsOf()).items[0]).toEqual(call);
    const row = (await missing(people.board, { zone: zoneId })).items[0];
    expect(row?.lastCall).toEqual({ at: at(a.day), outcome: 'promised', by });
    const { client, records: TableName } = base().connection;
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'AUDIT#mot' },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    expect(Items[0]).toMatchObject({ act: 'called', about: 'promised', actor: by.member });
  });

  it('is logged once under its key, also by two at once, and refused for other words', async () => {
    const key = randomUUID();
    const before = (await callsOf('hai')).items.length;
    const body = { outcome: 'no-answer' };
    const both = await Promise.all([1, 2].map(() => log(people.board, body, { site: 'hai', key })));
    const again = await log(people.board, { outcome: 'no-answer', note: '' }, { site: 'hai', key });
    expect(new Set([...both, again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await callsOf('hai')).items.length).toBe(before + 1);
    const other = await log(people.board, { outcome: 'gone' }, { site: 'hai', key });
    expect(refused(other)).toBe('422 idempotency-key-reused');
  });

  it.each([
    [{ outcome: 'promised', note: 'Gọi lại 0912 345 678' }, '422 personal-data'],
    [{ outcome: 'promised', note: 'gửi cho x@y.vn' }, '422 personal-data'],
    [{ outcome: 'answered' }, '422 unknown-outcome'],
    [{ note: '' }, '422 missing'],
    [{ outcome: 'promised', note: 'x'.repeat(501) }, '422 too-long'],
    [{ outcome: 'promised', by: 'me' }, '422 unknown-field'],
  ])('%j is refused: %s', async (body, expected) => {
    expect(refused(await log(people.health, body))).toBe(expected);
  });

  it('lies in a list that is newest first and comes in pages', async () => {
    const service = works();
    for (const [n, outcome] of (['gone', 'wrong-contact', 'not-working'] as const).entries()) {
      service.at(at('2021-06-16', `1${n}:00`));
      const said = { params: { siteId }, body: { outcome, note: '' } };
      ok('createCall', await service.as(people.health)('createCall', said));
    }
    const first = await callsOf(siteId, { limit: '2' });
    const rest = await callsOf(siteId, { limit: '2', cursor: first.cursor ?? '' });
    expect([...first.items, ...rest.items].map(({ outcome }) => outcome)).toEqual([
      'not-working',
      'wrong-contact',
      'gone',
    ]);
    expect(first.items[0]?.at).toBe(at('2021-06-16', '12:00'));
  });

  it('changes nothing of what the site reported', async () => {
    const day: Day = a.day;
    const params = { siteId, day };
    const read = async () => ok('getCheckIn', await works().as(people.health)('getCheckIn', { params }));
    const before = await read();
    ok('createCall', await log(people.health, { outcome: 'gone', note: '' }, { site: siteId }));
    expect(await read()).toEqual(before);
  });
});
