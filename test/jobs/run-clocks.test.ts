import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { Notice } from '../../domain/notice.ts';
import { runClocks } from '../../functions/jobs/run-clocks.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service } from '../support/call.ts';
import type { Base } from '../support/engine.ts';
import { beside, settled } from '../support/filed.ts';
import { at, people, siteId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { onWire } from '../support/wire.ts';

const start = at(a.day);
const hours = (n: number) => minutesAfter(start, n * 60);
const justAfter = (instant: Instant) => new Date(Date.parse(instant) + 1).toISOString();

/** A site with an F0 reported at 09:00: critical, to be verified until 11:00. */
const withCase = async () => {
  const { base, works } = await settled();
  const reply = await works.as(people.hr)('createEventReport', {
    params: { siteId },
    body: { kind: 'f0', count: 1 },
  });
  const [alert] = ok('createEventReport', reply).alerts;
  return { base, works, id: alert?.id ?? '' };
};

const run = async (works: Service, now: Instant) => {
  works.at(now);
  await works.jobs.runClocks(due(now));
};

const episode = async ({ needs }: Service, id: string): Promise<Episode> => {
  const found = await needs.alerts.get(id);
  if (found === null) throw new Error('no such episode');
  return found;
};

const acts = async ({ needs }: Service, id: string) =>
  (await needs.alerts.timeline(id)).map(({ act, at: when, level }) =>
    [act, when, ...(level === undefined ? [] : [level])].join(' '),
  );

/** The notices that were asked for of an alert: step, level and moment. */
const told = async (base: Base, id: string) =>
  (await scanned(base, base.connection.records))
    .flatMap(({ pk, notice }) => (String(pk).startsWith(`OUTBOX#${id}`) ? [Notice.parse(notice)] : []))
    .flatMap((notice) => (notice.about === 'alert' ? [notice] : []))
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id))
    .map(({ step, level, at: when }) => `${step} ${level} ${when}`);

const transit = async (works: Service, id: string, to: string, more: object = {}) => {
  const { version: seen } = await episode(works, id);
  const body = { to, seen, note: 'Đang gọi', ...more };
  return ok(
    'transitionAlert',
    await works.as(people.health)('transitionAlert', { params: { alertId: id }, body }),
  );
};

describe('the clocks of alerts', () => {
  it('tell the next level within two minutes, exactly once, run repeatedly and at once', async () => {
    const { base, works, id } = await withCase();
    await run(works, hours(2));
    expect((await episode(works, id)).level).toBe(0);
    const now = hours(2 + 1 / 60);
    await run(works, now);
    expect(Date.parse(now) - Date.parse(hours(2))).toBeLessThanOrEqual(120_000);
    const once = await episode(works, id);
    expect(once).toMatchObject({ level: 1, version: 2, state: 'open', missedClock: hours(2) });
    await Promise.all([run(works, hours(2.1)), run(works, hours(2.1)), run(works, hours(2.1))]);
    await run(works, hours(50));
    expect(await episode(works, id)).toEqual(once);
    expect(await told(base, id)).toEqual([`open 0 ${start}`, `escalate 1 ${now}`]);
  });

  it('let one of two runs that overlap win, and the other find it done', async () => {
    const { base, works, id } = await withCase();
    const now = hours(3);
    works.at(now);
    const other = beside(base, now);
    let isBetween = false;
    onWire(other.connection, async ({ operation, send }) => {
      if (operation === 'TransactWriteItems' && !isBetween) {
        isBetween = true;
        await works.jobs.runClocks(due(now));
      }
      await send();
    });
    await other.works.jobs.runClocks(due(now));
    expect(isBetween).toBe(true);
    expect(await episode(works, id)).toMatchObject({ level: 1, version: 2, writes: 2 });
    expect(await told(base, id)).toEqual([`open 0 ${start}`, `escalate 1 ${now}`]);
    expect(await acts(works, id)).toEqual([`opened ${start}`, `escalated ${now} 1`]);
  });

  it('made up for hours later take the steps that they would have taken in time', async () => {
    const steps = ['open 0', 'fall-back 0', 'escalate 1'];
    for (const minutes of [[60, 121], [300]]) {
      const { base, works, id } = await withCase();
      await transit(works, id, 'acknowledged', { note: '' });
      for (const each of minutes) await run(works, justAfter(minutesAfter(start, each)));
      expect(await episode(works, id)).toMatchObject({ level: 1, state: 'open', owner: null, version: 4 });
      expect((await told(base, id)).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(steps);
    }
  });

  it('do not tell of what was verified in time, and miss the response as a step of its own', async () => {
    const { base, works, id } = await withCase();
    works.at(hours(0.5));
    await transit(works, id, 'acknowledged');
    works.at(hours(2));
    await transit(works, id, 'verified', { assessment: 'Đúng là F0' });
    await run(works, hours(3));
    expect(await told(base, id)).toEqual([`open 0 ${start}`]);
    await run(works, hours(26));
    expect(await told(base, id)).toHaveLength(1);
    await run(works, justAfter(hours(26)));
    await run(works, hours(27));
    expect(await told(base, id)).toEqual([`open 0 ${start}`, `escalate 1 ${justAfter(hours(26))}`]);
    await transit(works, id, 'responding');
    await run(works, hours(90));
    expect(await told(base, id)).toHaveLength(2);
  });

  it('judge what an officer wrote meanwhile, and not what the list said', async () => {
    const { base, works, id } = await withCase();
    works.at(hours(0.5));
    await transit(works, id, 'acknowledged');
    works.at(hours(2));
    const slow = beside(base, hours(2.01));
    let isVerified = false;
    onWire(slow.connection, async ({ operation, send }) => {
      if (operation === 'TransactWriteItems' && !isVerified) {
        isVerified = true;
        await transit(works, id, 'verified', { assessment: 'Đúng là F0' });
      }
      await send();
    });
    await slow.works.jobs.runClocks(due(hours(2.01)));
    expect(isVerified).toBe(true);
    expect(await episode(works, id)).toMatchObject({ state: 'verified', level: 0 });
    expect(await told(base, id)).toEqual([`open 0 ${start}`]);
  });

  it('tell an officer who was slower that the clock was first', async () => {
    const { works, id } = await withCase();
    await run(works, hours(2.01));
    const body = { to: 'acknowledged', note: 'x', seen: 1 };
    const reply = await works.as(people.health)('transitionAlert', { params: { alertId: id }, body });
    expect([reply.status, reply.text]).toEqual([409, expect.stringContaining('"by":"system"')]);
  });
});

describe('an acknowledgement without a note', () => {
  it('falls back after an hour and is told anew, once', async () => {
    const { base, works, id } = await withCase();
    works.at(hours(0.25));
    await transit(works, id, 'acknowledged', { note: '' });
    await run(works, hours(1.25));
    expect((await episode(works, id)).state).toBe('acknowledged');
    const now = justAfter(hours(1.25));
    await Promise.all([run(works, now), run(works, now)]);
    expect(await episode(works, id)).toMatchObject({ state: 'open', owner: null, level: 0, version: 3 });
    expect(await told(base, id)).toEqual([`open 0 ${start}`, `fall-back 0 ${now}`]);
  });

  it('with one stands, and nobody is told', async () => {
    const { base, works, id } = await withCase();
    works.at(hours(0.25));
    await transit(works, id, 'acknowledged');
    await run(works, hours(2));
    expect(await episode(works, id)).toMatchObject({ state: 'acknowledged', version: 2 });
    expect(await told(base, id)).toEqual([`open 0 ${start}`]);
  });

  it('of a high one waits for the morning: four hours are counted from 07:00 to 22:00', async () => {
    const { base, works } = await settled(at(a.day, '20:00'));
    const file = { params: { siteId, day: a.day }, headers: { 'idempotency-key': crypto.randomUUID() } };
    const reply = await works.as(people.hr)('putCheckIn', { ...file, body: a.checkInRequest({ f1: 2 }) });
    const id = ok('putCheckIn', reply).alerts.find(({ rule }) => rule === 'contact-reported')?.id ?? '';
    await transit(works, id, 'acknowledged', { note: '' });
    await run(works, at('2021-06-16', '09:00'));
    expect((await episode(works, id)).state).toBe('acknowledged');
    await run(works, at('2021-06-16', '09:01'));
    expect((await episode(works, id)).state).toBe('open');
    expect(await told(base, id)).toHaveLength(2);
  });
});

describe('an alert that is put aside', () => {
  it('waits until the end of that, and is told then if its clock was missed', async () => {
    const { base, works, id } = await withCase();
    works.at(hours(1));
    await transit(works, id, 'acknowledged');
    await transit(works, id, 'verified', { assessment: 'Đúng là F0' });
    works.at(hours(20));
    const body = { until: hours(30), reason: 'Chờ kết quả', seen: 3 };
    ok('snoozeAlert', await works.as(people.health)('snoozeAlert', { params: { alertId: id }, body }));
    await run(works, hours(26));
    expect(await told(base, id)).toHaveLength(1);
    await run(works, justAfter(hours(30)));
    expect(await told(base, id)).toEqual([`open 0 ${start}`, `escalate 1 ${justAfter(hours(30))}`]);
    expect((await episode(works, id)).snoozedUntil).toBeNull();
  });
});

describe('a run', () => {
  it('asks the index for what is due, and writes nothing where nothing is', async () => {
    const { base } = await withCase();
    const { connection, works } = beside(base);
    const asked: string[] = [];
    onWire(connection, async ({ operation, send }) => {
      asked.push(operation);
      await send();
    });
    await run(works, hours(1));
    // The other is for the templates, once in ten minutes.
    expect(asked.splice(0)).toEqual(['Query', 'Query']);
    await run(works, hours(1));
    expect(asked).toEqual(['Query']);
  });

  it('is stopped by no site that cannot be read, and fails all the same', async () => {
    const { works, id } = await withCase();
    const { alerts } = works.needs;
    const broken = await episode(works, id);

    const job = runClocks({
      clock: () => hours(3),
      templates: works.needs.templates,
      alerts: {
        ...alerts,
        due: async () => [{ ...broken, siteId: 'khong-doc-duoc' }, broken],
        open: async (place) => {
          if (place.siteId === siteId) return alerts.open(place);
          throw new TypeError('unreadable');
        },
      },
    });
    await expect(job(due(hours(3)))).rejects.toThrow('1 of 2 places');
    expect((await episode(works, id)).level).toBe(1);
  });

  it('leaves its mark in the audit of the site', async () => {
    const { base, works, id } = await withCase();
    await run(works, hours(3));
    const links = (await scanned(base, base.connection.records)).filter(({ act }) => act === 'alert-clock');
    expect(links).toMatchObject([{ pk: `AUDIT#${siteId}`, actor: 'system', about: id, at: hours(3) }]);
  });
});
