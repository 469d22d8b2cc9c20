import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refusal, refused, type Service } from '../support/call.ts';
import { beside, kept, settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const key = '22222222-2222-4222-8222-222222222222';
const params = { siteId };
const report = (works: Service, body: unknown = { kind: 'f0', count: 2 }, headers?: Record<string, string>) =>
  works.as(people.hr)('createEventReport', { params, body, ...(headers === undefined ? {} : { headers }) });
const list = async (works: Service, query: Record<string, string> = {}, who = people.hr) =>
  ok('listEventReports', await works.as(who)('listEventReports', { params, query }));
const eventsIn = async (base: Parameters<typeof kept>[0]) =>
  (await kept(base)).filter(({ pk }) => pk === `EVENTS#${siteId}`);

describe('a quick report under a key', () => {
  it('is taken once: a repeat gets the first reply, to the byte, however late', async () => {
    const { base, works } = await settled();
    const first = await report(works, undefined, keyed(key));
    expect(first.status).toBe(201);
    const before = await kept(base);
    works.at(at(addDays(a.day, 30)));
    const again = await report(works, { count: 2, kind: 'f0' }, keyed(key.toUpperCase()));
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await kept(base)).toEqual(before);
  });

  it('is refused for another payload, and for a check-in under the same key', async () => {
    const { base, works } = await settled();
    await report(works, undefined, keyed(key));
    expect(refused(await report(works, { kind: 'f0', count: 3 }, keyed(key)))).toBe(
      '422 idempotency-key-reused',
    );
    expect(refused(await file(works, a.day, a.checkInRequest(), { key }))).toBe('422 idempotency-key-reused');
    expect(await eventsIn(base)).toHaveLength(1);
  });

  it('of eight at once is one event, and all of them get its reply', async () => {
    const { base, works } = await settled();
    const all = await Promise.all(Array.from({ length: 8 }, () => report(works, undefined, keyed(key))));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(all[0]?.status).toBe(201);
    expect(await eventsIn(base)).toHaveLength(1);
  });

  it('is found again after its reply was lost behind the commit', async () => {
    const { base } = await settled();
    const { connection, works: cut } = beside(base);
    let lost = 0;
    onWire(connection, async ({ operation, send }) => {
      await send();
      if (operation === 'TransactWriteItems' && lost === 0) {
        lost += 1;
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      }
    });
    expect((await report(cut, undefined, keyed(key))).status).toBe(503);
    expect((await report(cut, undefined, keyed(key))).status).toBe(201);
    expect(await eventsIn(base)).toHaveLength(1);
  });

  it('is refused under a key that is none', async () => {
    const { works } = await settled();
    expect(refusal(await report(works, undefined, keyed('1')))).toEqual([
      '422 /idempotency-key idempotency-key-required',
    ]);
  });

  it('without one is a report of its own each time', async () => {
    const { base, works } = await settled();
    expect([(await report(works)).status, (await report(works)).status]).toEqual([201, 201]);
    expect(await eventsIn(base)).toHaveLength(2);
  });
});

describe('the day of a quick report', () => {
  it.each([
    ['2021-06-15', '00:00', '2021-06-15'],
    ['2021-06-15', '14:59', '2021-06-15'],
    ['2021-06-15', '15:00', '2021-06-16'],
    ['2021-06-15', '23:59', '2021-06-16'],
    ['2021-06-30', '15:00', '2021-07-01'],
  ])('that came in on %s at %s is %s, in its reply and in the list', async (day, time, expected) => {
    const { works } = await settled();
    works.at(at(day, time));
    expect(ok('createEventReport', await report(works)).day).toBe(expected);
    const { items } = await list(works, { from: expected, to: expected });
    expect(items).toEqual([{ at: at(day, time), day: expected, kind: 'f0', count: 2 }]);
    expect((await list(works, { to: addDays(expected, -1) })).items).toEqual([]);
    expect((await list(works, { from: addDays(expected, 1), to: addDays(expected, 2) })).items).toEqual([]);
  });

  it('is worked out for a report that was kept without one', async () => {
    const { base, works } = await settled();
    const { client, records: TableName } = base.connection;
    const event = { kind: 'positive', count: 1 };
    for (const time of ['14:59', '15:00']) {
      const Item = { ...recordKey.event(siteId, at(a.day, time), '7'), event, by: 'x' };
      await client.send(new PutCommand({ TableName, Item }));
    }
    works.at(at(a.day, '16:00'));
    expect((await list(works)).items).toEqual([
      { at: at(a.day, '15:00'), day: addDays(a.day, 1), ...event },
      { at: at(a.day, '14:59'), day: a.day, ...event },
    ]);
  });
});

describe('the list of quick reports', () => {
  it('shows the newest first, page by page, of the days asked for', async () => {
    const { works } = await settled();
    for (const time of ['08:00', '09:10', '10:20', '16:00']) {
      works.at(at(a.day, time));
      await report(works, { kind: 'f0', count: 1 });
    }
    const first = await list(works, { from: a.day, to: a.day, limit: '2' });
    expect(first.items.map((event) => event.at)).toEqual([at(a.day, '10:20'), at(a.day, '09:10')]);
    const rest = await list(works, { from: a.day, to: a.day, limit: '2', cursor: first.cursor ?? '' });
    expect([rest.items.map((event) => event.at), rest.cursor]).toEqual([[at(a.day, '08:00')], null]);
    expect((await list(works)).items).toHaveLength(4);
    expect((await list(works, { from: addDays(a.day, 3), to: a.day })).items).toEqual([]);
  });

  it('shows notes to the site and to health, and not to the board', async () => {
    const { works } = await settled();
    await report(works, { kind: 'symptoms', count: 3, note: 'Xưởng 2' });
    for (const [who, note] of [
      [people.hr, 'Xưởng 2'],
      [people.health, 'Xưởng 2'],
      [people.board, undefined],
    ] as const) {
      expect((await list(works, {}, who)).items.map((event) => event.note)).toEqual([note]);
    }
  });

  it('refuses a cursor of another site', async () => {
    const { works } = await settled();
    const cursor = Buffer.from(JSON.stringify({ pk: 'EVENTS#other', sk: 'x' })).toString('base64url');
    const reply = await works.as(people.hr)('listEventReports', { params, query: { cursor } });
    expect(refused(reply)).toBe('422 bad-cursor');
  });
});
