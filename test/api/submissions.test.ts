import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refused } from '../support/call.ts';
import { beside, kept, readKey, settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';
import { onWire } from '../support/wire.ts';

const key = '11111111-1111-4111-8111-111111111111';

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
