import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refused, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const key = '11111111-1111-4111-8111-111111111111';
const otherKey = '22222222-2222-4222-8222-222222222222';

const settled = async (now = at(a.day)) => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  works.at(now);
  return { base, works };
};

/** The same service through a client of its own, on which a test may lay hands. */
const beside = (base: Base, now = at(a.day)) => {
  const connection = base.again();
  return { connection, works: service({ ...base, connection }, now) };
};

/** Everything that is kept of the site. */
const kept = async ({ connection: { client, records: TableName } }: Base) => {
  const partitions = [`SITE#${siteId}`, `REVISIONS#${siteId}`, `AUDIT#${siteId}`, `EVENTS#${siteId}`];
  const pages = await Promise.all(
    partitions.map((pk) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => Items);
};

const readKey = async ({ connection: { client, records: TableName } }: Base, name: string) =>
  (await client.send(new GetCommand({ TableName, Key: recordKey.submission(name) }))).Item;

describe('one submission, one revision', () => {
  it('gives the first reply, to the byte, to fifty resends over 30 days by any device', async () => {
    const { base, works } = await settled();
    const first = await file(works, a.day, a.checkInRequest({ f0: 1 }), { key });
    expect(first.status).toBe(201);
    const before = await kept(base);
    for (let n = 1; n <= 50; n += 1) {
      works.at(at(addDays(a.day, Math.floor((n * 30) / 50)), n % 2 === 0 ? '08:00' : '23:59'));
      const device = n % 3 === 0 ? key.toUpperCase() : key;
      const again = await file(works, a.day, a.checkInRequest({ f0: 1 }), { key: device });
      expect([again.status, again.text]).toEqual([201, first.text]);
    }
    expect(await kept(base)).toEqual(before);
  });

  it('does not mind the order of fields nor what a default says', async () => {
    const { works } = await settled();
    const first = await file(works, a.day, a.checkInRequest(), { key });
    const { absentSick: _, testedOther: __, ...answers } = a.answers();
    const backwards = Object.fromEntries(Object.entries(answers).toReversed());
    const again = await file(works, a.day, { seenRevision: 0, answers: backwards }, { key });
    expect([again.status, again.text]).toEqual([201, first.text]);
  });

  it('refuses the key for another payload, day or site, and writes nothing', async () => {
    const { base, works } = await settled();
    await file(works, a.day, a.checkInRequest(), { key });
    const before = await kept(base);
    const others: [string, unknown][] = [
      [a.day, a.checkInRequest({ symptomatic: 2 })],
      [a.day, a.checkInRequest({}, { seenRevision: 1 })],
      [addDays(a.day, -1), a.checkInRequest()],
    ];
    for (const [day, body] of others) {
      expect(refused(await file(works, day, body, { key }))).toBe('422 idempotency-key-reused');
    }
    expect(await kept(base)).toEqual(before);
  });

  it('answers a correction with 200, again and again, after later corrections too', async () => {
    const { works } = await settled();
    await file(works, a.day);
    const second = await file(works, a.day, a.checkInRequest({ f1: 1 }, { seenRevision: 1 }), { key });
    await file(works, a.day, a.checkInRequest({ f1: 2 }, { seenRevision: 2 }));
    const again = await file(works, a.day, a.checkInRequest({ f1: 1 }, { seenRevision: 1 }), { key });
    expect([again.status, again.text]).toEqual([200, second.text]);
  });

  it('of eight at once writes one, and gives all of them its reply', async () => {
    const { base, works } = await settled();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => file(works, a.day, a.checkInRequest({ f0: 2 }), { key })),
    );
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(all[0]?.status).toBe(201);
    const revisions = (await kept(base)).filter(({ pk }) => pk === `REVISIONS#${siteId}`);
    expect(revisions).toHaveLength(1);
  });

  it.each(['BatchGetItem', 'Query'])(
    'gives the winner’s reply to a twin whose %s was read before the winner wrote and the rest after',
    async (early) => {
      const { base, works } = await settled();
      const { connection, works: slow } = beside(base);
      let won: { status: number; text: string } | undefined;
      let isFirst = true;
      onWire(connection, async ({ operation, send }) => {
        if (!['BatchGetItem', 'Query'].includes(operation) || !isFirst) {
          await send();
        } else if (operation === early) {
          await send();
        } else {
          while (won === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
          await send();
        }
      });
      const late = file(slow, a.day, a.checkInRequest(), { key });
      await new Promise((resolve) => setTimeout(resolve, 50));
      won = await file(works, a.day, a.checkInRequest(), { key });
      const { status, text } = await late;
      isFirst = false;
      expect([status, text]).toEqual([201, won.text]);
    },
  );
});

describe('a reply that was lost after the commit', () => {
  it('is given again to the retry, whatever happened meanwhile', async () => {
    const { base, works } = await settled();
    const { connection, works: cut } = beside(base);
    let lost = 0;
    onWire(connection, async ({ operation, send }) => {
      await send();
      if (operation === 'TransactWriteItems' && lost === 0) {
        lost += 1;
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      }
    });
    const unknown = await file(cut, a.day, a.checkInRequest({ f0: 1 }), { key });
    expect([unknown.status, unknown.headers['retry-after']]).toEqual([503, '1']);
    const written = await readKey(base, key);
    await file(works, a.day, a.checkInRequest({ f0: 2 }, { seenRevision: 1 }));
    const retried = await file(cut, a.day, a.checkInRequest({ f0: 1 }), { key });
    expect([retried.status, retried.text]).toEqual([201, written?.['text']]);
    const { history } = ok(
      'getCheckIn',
      await works.as(people.hr)('getCheckIn', { params: { siteId, day: a.day } }),
    );
    expect(history.map(({ revision, answers }) => [revision, answers.f0])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('is not noticed when the SDK itself tries again: the transaction bears its token', async () => {
    const { base } = await settled();
    const { connection, works: cut } = beside(base);
    let tries = 0;
    onWire(
      connection,
      async ({ operation, send }) => {
        await send();
        if (operation !== 'TransactWriteItems') return;
        tries += 1;
        if (tries === 1) throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      },
      { each: true },
    );
    const reply = await file(cut, a.day, a.checkInRequest({ f0: 1 }), { key });
    expect([tries, reply.status]).toEqual([2, 201]);
    expect(reply.text).toBe((await readKey(base, key))?.['text']);
  });
});

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

  it('leaves revision, head, standing, audit row, reply and notice, all of one instant', async () => {
    const { base, works } = await settled();
    const before = await kept(base);
    await file(works, a.day, a.checkInRequest({ f0: 1 }), { key });
    const after = await kept(base);
    const fresh = after.filter(({ pk, sk }) => !before.some((old) => old['pk'] === pk && old['sk'] === sk));
    expect(fresh.map(({ pk, sk }) => `${pk} ${sk}`).toSorted()).toEqual([
      `AUDIT#${siteId} 000005`,
      `REVISIONS#${siteId} ${a.day}#000001`,
      `SITE#${siteId} DAY#${a.day}`,
      `SITE#${siteId} EPISODE#case-reported`,
    ]);
    const { client, records: TableName } = base.connection;
    for (const Key of [
      recordKey.timeline(`case-reported.${siteId}.1`, 1),
      recordKey.notice(`case-reported.${siteId}.1`, 1),
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

describe('a key', () => {
  it('may be new for every day of one site', async () => {
    const { works } = await settled();
    for (let n = 0; n < 3; n += 1) {
      works.at(at(addDays(a.day, n)));
      const reply = await works.as(people.hr)('putCheckIn', {
        ...{ params: { siteId, day: addDays(a.day, n) }, headers: keyed(), body: a.checkInRequest() },
      });
      expect(reply.status).toBe(201);
    }
  });
});

const remove = async (
  { connection: { client, records: TableName } }: Base,
  item: Record<string, unknown>,
) => {
  await client.send(new DeleteCommand({ TableName, Key: { pk: item['pk'], sk: item['sk'] } }));
};
