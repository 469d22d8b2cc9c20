import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { ok, refused } from '../support/call.ts';
import type { Base } from '../support/engine.ts';
import { beside, kept, readKey, remove, settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const key = '11111111-1111-4111-8111-111111111111';
const otherKey = '22222222-2222-4222-8222-222222222222';

describe('revisions of a site-day', () => {
  it('are 1 to n and never change, while corrections, each on the newest, go on', async () => {
    const { base, works } = await settled();
    const revisions = async () => (await kept(base)).filter(({ pk }) => pk === `REVISIONS#${siteId}`);
    let before: unknown[] = [];
    for (let n = 0; n < 5; n += 1) {
      works.at(at(addDays(a.day, n)));
      const reply = await file(works, a.day, a.checkInRequest({ f1: n }, { seenRevision: n }));
      expect(reply.status).toBe(n === 0 ? 201 : 200);
      const now = await revisions();
      expect(now.slice(0, n)).toEqual(before);
      expect(now.map(({ checkIn }) => checkIn.revision)).toEqual(
        Array.from({ length: n + 1 }, (_, i) => i + 1),
      );
      before = now;
    }
  });

  it('are won by one of two corrections at once; the other gets 409 with the newest', async () => {
    const { works } = await settled();
    await file(works, a.day);
    const both = await Promise.all(
      [1, 2].map((f1) => file(works, a.day, a.checkInRequest({ f1 }, { seenRevision: 1 }))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = both.find(({ status }) => status === 200);
    const lost = both.find(({ status }) => status === 409);
    expect(lost && refused(lost)).toBe('409 stale-revision');
    expect(lost?.body).toMatchObject({
      type: '/problems/stale-revision',
      checkIn: won && ok('putCheckIn', won).checkIn,
    });
  });

  it.each([0, 2, 7])('are not begun or continued on seenRevision %i', async (seenRevision) => {
    const { works } = await settled();
    await file(works, a.day);
    expect(refused(await file(works, a.day, a.checkInRequest({}, { seenRevision })))).toBe(
      '409 stale-revision',
    );
  });

  it('need a reason when they lower f0, f1 or positive, which closes nothing', async () => {
    const { works } = await settled();
    const high = { f0: 2, f1: 2, positive: 2 };
    await file(works, a.day, a.checkInRequest(high));
    for (const name of ['f0', 'f1', 'positive']) {
      const lower = a.checkInRequest({ ...high, [name]: 1 }, { seenRevision: 1 });
      expect(refused(await file(works, a.day, lower))).toBe('422 reason-required');
    }
    const lower = a.checkInRequest({ ...high, f0: 1 }, { seenRevision: 1, reason: 'Đếm nhầm' });
    expect((await file(works, a.day, lower)).status).toBe(200);
    const { state } = ok(
      'getAlert',
      await works.as(people.health)('getAlert', { params: { alertId: `case-reported.${siteId}.1` } }),
    );
    expect(state).toBe('open');
  });
});

describe('a filing', () => {
  const plants: [string, (base: Base) => Record<string, unknown>][] = [
    ['revision', () => recordKey.revision(siteId, a.day, 1)],
    ['head', () => ({ ...recordKey.head(siteId, a.day), hidden: true })],
    ['audit row', () => recordKey.audit(siteId, 5)],
    ['episode', () => recordKey.episode(siteId, 'case-reported')],
  ];
  it.each(plants)('is all or nothing: with a %s in its way nothing of it is there', async (name, plant) => {
    const { base } = await settled();
    const { connection, works } = beside(base);
    const before = await kept(base);
    const item = plant(base);
    let planted = false;
    // Planted between the reading and the writing, each time: the transaction alone can notice it.
    onWire(connection, async ({ operation, send }) => {
      if (operation === 'TransactWriteItems') {
        await base.connection.client.send(new PutCommand({ TableName: base.connection.records, Item: item }));
        planted = true;
      }
      try {
        await send();
      } finally {
        if (operation === 'TransactWriteItems') await remove(base, item);
      }
    });
    const reply = await file(works, a.day, a.checkInRequest({ f0: 1 }), { key: otherKey });
    expect([name, planted, reply.status, reply.headers['retry-after']]).toEqual([name, true, 503, '1']);
    expect(await kept(base)).toEqual(before);
    expect(await readKey(base, otherKey)).toBeUndefined();
  });

  it('leaves revision, head, standing, audit row, reply, notice and case, all of one instant', async () => {
    const { base, works } = await settled();
    const before = await kept(base);
    await file(works, a.day, a.checkInRequest({ f0: 1 }), { key });
    const after = await kept(base);
    const fresh = after.filter(({ pk, sk }) => !before.some((old) => old['pk'] === pk && old['sk'] === sk));
    expect(fresh.map(({ pk, sk }) => `${pk} ${sk}`).toSorted()).toEqual([
      `AUDIT#${siteId} 000005`,
      `REVISIONS#${siteId} ${a.day}#000001`,
      `SITE#${siteId} CASE`,
      `SITE#${siteId} DAY#${a.day}`,
      `SITE#${siteId} EPISODE#case-reported`,
    ]);
    const { client, records: TableName } = base.connection;
    for (const Key of [
      recordKey.timeline(`case-reported.${siteId}.1`, 1),
      recordKey.notice(`case-reported.${siteId}.1#1#open`),
      recordKey.caseLog(siteId, 1, 1),
      recordKey.submission(key),
    ]) {
      expect((await client.send(new GetCommand({ TableName, Key }))).Item).toMatchObject(Key);
    }
    const site = after.find(({ sk }) => sk === 'SITE');
    expect(site).toMatchObject({ seq: 5, record: { standing: { day: a.day, revision: 1 } } });
  });

  it('chains its audit: each link names the hash before it', async () => {
    const { base, works } = await settled();
    await file(works, a.day);
    await works.as(people.hr)('createEventReport', { params: { siteId }, body: { kind: 'f0', count: 1 } });
    const links = (await kept(base)).filter(({ pk }) => pk === `AUDIT#${siteId}`);
    expect(links.map(({ act }) => act)).toEqual([
      ...['site-registered', 'plan-drafted', 'plan-submitted', 'plan-decided'],
      ...['check-in-filed', 'event-reported'],
    ]);
    links.forEach((link, n) => {
      expect(link['before']).toBe(n === 0 ? '' : links[n - 1]?.['hash']);
    });
    expect(new Set(links.map(({ hash }) => hash)).size).toBe(links.length);
    const site = (await kept(base)).find(({ sk }) => sk === 'SITE');
    expect(site?.['chain']).toBe(links.at(-1)?.['hash']);
  });
});
