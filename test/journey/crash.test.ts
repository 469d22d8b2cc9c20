import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, daysFrom } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { full } from '../support/full.ts';
import { settle } from '../support/site.ts';

const rounds = full ? 10 : 1;
const clerks = 6;

/** A submission as a browser keeps it: the key made and stored before the first send. */
type Sent = { siteId: string; day: string; key: string; body: unknown; text: string | null };

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-crash-'));
const today = dayOf(new Date().toISOString());
const days = daysFrom(addDays(today, -6), today);
const mailOf = (n: number) => `clerk-${n}@demo.test`;
const sent: Sent[] = [];
let door: Door;

const put = (client: Client, { siteId, day, key, body }: Sent) =>
  client('PUT', `/api/sites/${siteId}/check-ins/${day}`, body, submission(key));

/** Files and corrects, one after the other, until the door is gone; the last one's outcome stays unknown. */
const work = async (client: Client, siteId: string): Promise<void> => {
  const mine = sent.filter((one) => one.siteId === siteId);
  for (let n = mine.length; ; n += 1) {
    const day = days[n % days.length] ?? today;
    const seenRevision = Math.floor(n / days.length);
    const one: Sent = {
      siteId,
      day,
      key: randomUUID(),
      body: { answers: a.answers({ present: 1000 + n }), seenRevision },
      text: null,
    };
    sent.push(one);
    try {
      const reply = await put(client, one);
      if (reply.status >= 500) return;
      expect([200, 201], reply.text).toContain(reply.status);
      one.text = reply.text;
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
};

beforeAll(async () => {
  door = await startDoor({ dataDir, args: ['--empty'] });
  const [admin, health] = [await clientOf(door, 'admin@demo.test'), await clientOf(door, 'health@demo.test')];
  for (let n = 0; n < clerks; n += 1) {
    await settle({ admin, health, hr: await clientOf(door, mailOf(n)) }, `crash-${n}`, mailOf(n), today);
  }
});

afterAll(async () => {
  await door.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('kill -9 of engine and server in the middle of work', () => {
  it(`loses no acknowledged check-in and doubles none, in ${rounds} rounds on the same data`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const clients = await Promise.all(Array.from({ length: clerks }, (_, n) => clientOf(door, mailOf(n))));
      const working = Promise.all(clients.map((client, n) => work(client, `crash-${n}`)));
      // In the middle of work, however fast the machine is
      const before = sent.length;
      await expect.poll(() => sent.length - before).toBeGreaterThan(20);
      await sleep(Math.random() * 600);
      await door.kill();
      await working;
      door = await startDoor({ dataDir, port: door.port, args: ['--empty'] });
      const again = await Promise.all(Array.from({ length: clerks }, (_, n) => clientOf(door, mailOf(n))));
      for (const one of sent.slice(-400)) {
        const client = again[Number(one.siteId.split('-')[1])];
        const reply = await put(client ?? (() => Promise.reject(new Error('no client'))), one);
        expect([200, 201]).toContain(reply.status);
        if (one.text !== null) expect(reply.text).toBe(one.text);
        one.text = reply.text;
      }
    }
  });

  it('leaves the revisions of every day from 1 to n, one for each submission', async () => {
    const health = await clientOf(door, 'health@demo.test');
    const perDay = Map.groupBy(sent, ({ siteId, day }) => `${siteId} ${day}`);
    for (const [key, all] of perDay) {
      const [siteId, day] = key.split(' ');
      const { body } = await health('GET', `/api/sites/${siteId}/check-ins/${day}`);
      expect(body).toMatchObject({ history: all.map((_, n) => ({ revision: n + 1 })) });
    }
  });

  it('leaves the counts of each day equal to what was filed', async () => {
    const leader = await clientOf(door, 'leader@demo.test');
    for (const day of days) {
      const reported = new Set(sent.filter((one) => one.day === day).map(({ siteId }) => siteId)).size;
      await expect
        .poll(async () => (await leader('GET', `/api/summary?day=${day}`)).body)
        .toMatchObject({ coverage: { reported } });
    }
  });
});
