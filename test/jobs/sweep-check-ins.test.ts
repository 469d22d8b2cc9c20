import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { onWire } from '../support/wire.ts';

const cutOff = at(a.day, '15:00');
const justBefore = '2021-06-15T07:59:59.999Z';

/** A site that reported on the Monday before the day, in time. */
const settled = async (since: Day = '2021-06-10') => {
  const base = await freshBase();
  const works = service(base, at(since));
  await settle(works);
  works.at(at('2021-06-14'));
  ok('putCheckIn', await file(works, '2021-06-14'));
  return { base, works };
};

const sweep = async (works: Service, now = cutOff, day?: Day) => {
  works.at(now);
  await works.jobs.sweepCheckIns(due(now, day));
};

const missed = async ({ connection: { client, records: TableName } }: Base, day: Day = a.day) =>
  (await client.send(new GetCommand({ TableName, Key: recordKey.missed(siteId, day) }))).Item;

const audited = async (base: Base) =>
  (await scanned(base, base.connection.records)).filter(
    ({ pk, act }) => pk === `AUDIT#${siteId}` && act === 'missed',
  ).length;

const alert = async (works: Service) => {
  const { items } = ok(
    'listAlerts',
    await works.as(people.health)('listAlerts', { query: { rule: 'check-in-missed' } }),
  );
  return items.map(({ state, severity, occurrences }) => [state, severity, occurrences]);
};

const coverage = async (works: Service, day: Day = a.day) =>
  ok('getSummary', await works.as(people.health)('getSummary', { query: { day } })).coverage;

const none = { due: 0, reported: 0, onTime: 0, late: 0, missing: 0, pending: 0, notDue: 0 };

describe('the sweep', () => {
  it('records a missed day once and raises its alert once, run five times, at once and late', async () => {
    const { base, works } = await settled();
    await Promise.all([sweep(works), sweep(works)]);
    await sweep(works, at(a.day, '15:01'));
    await sweep(works, at(a.day, '23:00'));
    await sweep(works, at(addDays(a.day, 2), '15:00'), a.day);
    expect(await missed(base)).toMatchObject({ day: a.day });
    expect(await audited(base)).toBe(1);
    expect(await alert(works)).toEqual([['open', 'medium', 1]]);
    expect(await coverage(works)).toEqual({ ...none, due: 1, missing: 1 });
  });

  it('never finds missing what was received a millisecond before the cut-off', async () => {
    const { base, works } = await settled();
    works.at(justBefore);
    const { checkIn } = ok('putCheckIn', await file(works, a.day));
    expect(checkIn).toMatchObject({ onTime: true, receivedAt: justBefore });
    await sweep(works);
    expect([await missed(base), await alert(works)]).toEqual([undefined, []]);
    expect(await coverage(works)).toEqual({ ...none, due: 1, reported: 1, onTime: 1 });
  });

  it('finds missing, and late for ever, what was received at the cut-off, whichever came first', async () => {
    for (const isSweptFirst of [true, false]) {
      const { base, works } = await settled();
      if (isSweptFirst) await sweep(works);
      works.at(cutOff);
      const { checkIn } = ok('putCheckIn', await file(works, a.day));
      expect(checkIn.onTime).toBe(false);
      if (!isSweptFirst) await sweep(works);
      await works.project();
      expect(await missed(base)).toMatchObject({ day: a.day });
      expect(await coverage(works)).toEqual({ ...none, due: 1, reported: 1, late: 1 });
      expect(await alert(works)).toEqual(isSweptFirst ? [['closed', 'medium', 1]] : []);
    }
  });

  it('does nothing before the cut-off, on a day not due or at a site that is not active', async () => {
    const { base, works } = await settled();
    await sweep(works, justBefore, a.day);
    const sunday = '2021-06-20';
    await sweep(works, at(sunday, '15:00'));
    expect([await missed(base), await missed(base, sunday)]).toEqual([undefined, undefined]);
    ok(
      'updateSite',
      await works.as(people.admin)('updateSite', { params: { siteId }, body: { state: 'suspended' } }),
    );
    await sweep(works, at('2021-06-21', '15:00'));
    expect([await missed(base, '2021-06-21'), await alert(works)]).toEqual([undefined, []]);
  });

  it('raises the severity, and makes it health’s, on the second due day running', async () => {
    const { works } = await settled();
    await sweep(works);
    await sweep(works, at('2021-06-16', '15:00'));
    await sweep(works, at('2021-06-17', '15:00'));
    expect(await alert(works)).toEqual([['open', 'high', 3]]);
    works.at(at('2021-06-17', '16:00'));
    ok('putCheckIn', await file(works, '2021-06-17'));
    expect(await alert(works)).toEqual([['closed', 'high', 3]]);
  });

  it('counts a due day before the first report from the day of registration on', async () => {
    const base = await freshBase();
    const works = service(base, at(a.day));
    await works.join(people.admin, people.health);
    ok('createSite', await works.as(people.admin)('createSite', { body: a.site() }));
    await sweep(works, at('2021-06-14', '15:00'));
    expect(await missed(base, '2021-06-14')).toBeUndefined();
    await sweep(works);
    expect(await missed(base)).toBeDefined();
    expect(await alert(works)).toEqual([['open', 'medium', 1]]);
  });

  it('made up for after a later report records the day and raises nothing', async () => {
    const { base, works } = await settled();
    works.at(at('2021-06-16'));
    ok('putCheckIn', await file(works, '2021-06-16'));
    await sweep(works, at('2021-06-16', '10:00'), a.day);
    expect(await missed(base)).toBeDefined();
    expect(await alert(works)).toEqual([]);
  });

  it('lets a check-in that comes in between win, and judges again', async () => {
    const { base, works } = await settled();
    const connection = base.again();
    const slow = service({ ...base, connection }, cutOff);
    let filed = false;
    onWire(connection, async ({ operation, send }) => {
      if (operation === 'TransactWriteItems' && !filed) {
        filed = true;
        works.at(cutOff);
        ok('putCheckIn', await file(works, a.day));
      }
      await send();
    });
    await sweep(slow);
    await works.project();
    expect(await missed(base)).toBeDefined();
    expect(await alert(works)).toEqual([]);
    expect(await coverage(works)).toEqual({ ...none, due: 1, reported: 1, late: 1 });
  });

  it('leaves no older count behind when a late check-in is projected while it is at work', async () => {
    const { base, works } = await settled();
    const connection = base.again();
    const slow = service({ ...base, connection }, cutOff);
    let filed = false;
    onWire(connection, async ({ operation, input, send }) => {
      const isRow = operation === 'GetItem' && JSON.stringify(input).includes(`ROSTER#${a.day}#${zoneId}`);
      if (isRow && !filed) {
        filed = true;
        works.at(at(a.day, '15:01'));
        ok('putCheckIn', await file(works, a.day));
        await works.project();
      }
      await send();
    });
    await sweep(slow);
    expect(filed).toBe(true);
    expect(await coverage(works)).toEqual({ ...none, due: 1, reported: 1, late: 1 });
  });
});
