import '../support/quiet.ts';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { applyZoneCalendar } from '../../functions/jobs/apply-zone-calendar.ts';
import { chained } from '../../functions/stores/site-item.ts';
import { a } from '../support/a.ts';
import { due, ok, refusal, refused, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';
import { emptied, projected } from '../support/projected.ts';
import { queued } from '../support/queued.ts';

const today = a.day;
const zoned: Member = { ...people.board, email: 'zoned-board@demo.test', zones: [otherZone] };
const closure = (from: string, to = from) => ({ from, to, reason: 'Mất điện cả khu' });
const theirs = 'their-site';

/** Two sites of one zone and one of another, their day open, the stream read up to here. */
const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await works.join(zoned);
  await settle(works);
  for (const [id, zone] of [
    ['hai', zoneId],
    [theirs, otherZone],
  ] as const)
    await settle(works, {
      site: a.site({ siteId: id, zoneId: zone }),
      hr: { ...people.hr, email: `${id}@demo.test`, sites: [id] },
    });
  works.at(at(today));
  await works.jobs.openDay(due(at(today, '00:00')));
  await works.project();
  return { base, works };
};

const put = (works: Service, body: object, { member = people.board, zone = zoneId } = {}) =>
  works.as(member)('putZoneCalendar', {
    params: { zoneId: zone },
    body: { workingWeekdays: null, closures: [], ...body },
  });
const get = async (works: Service, zone = zoneId) =>
  ok('getZoneCalendar', await works.as(people.board)('getZoneCalendar', { params: { zoneId: zone } }))
    .calendar;
/** Hands all that was written to the job of calendars and to the one of counts, twice and backwards as streams may. */
const follow = async (works: Service) => {
  const { Records } = await works.stream();
  for (const order of [Records, Records.toReversed(), Records])
    expect(await works.jobs.applyZoneCalendar({ Records: order })).toEqual({ batchItemFailures: [] });
  const applied = (await works.stream()).Records;
  await works.jobs.projectSummary({ Records: [...Records, ...applied].toReversed() });
  return applied;
};
const coverage = async (works: Service, zone = zoneId) => {
  const { zones } = ok('getSummary', await works.as(people.health)('getSummary'));
  return zones.find((one) => one.zoneId === zone)?.coverage;
};
const partition = async ({ connection: { client, records: TableName } }: Base, pk: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return Items;
};

describe('the calendar of a zone', () => {
  it('is empty before anybody entered one, and then what was entered', async () => {
    const { works } = await settled();
    expect(await get(works)).toMatchObject({ version: 0, closures: [] });
    const reply = ok('putZoneCalendar', await put(works, { closures: [closure(today)] }));
    expect(reply.calendar).toMatchObject({ version: 1, closures: [{ ...closure(today), enteredOn: today }] });
    expect(await get(works)).toEqual(reply.calendar);
    expect(await get(works, otherZone)).toMatchObject({ version: 0 });
  });

  it.each([
    [{ closures: [closure('2021-06-14')] }, '422 /closures/0/from past-day'],
    [{ closures: [closure('2021-06-17', '2021-06-16')] }, '422 /closures/0/to ends-before-start'],
    [{ closures: [closure('2021-06-17', '2099-06-16')] }, '422 /closures/0/to closure-too-long'],
    [{ closures: [closure('2099-06-17')] }, '422 /closures/0/from too-far-ahead'],
    [
      { closures: [closure('2021-06-18', '2021-06-20'), closure('2021-06-17', '2021-06-18')] },
      '422 /closures/0/from overlapping',
    ],
    [{ workingWeekdays: [] }, '422 /workingWeekdays missing'],
    [{ workingWeekdays: [8] }, '422 /workingWeekdays/0 not-a-weekday'],
    [
      { closures: [{ ...closure(today), reason: 'Gọi 0912 345 678' }] },
      '422 /closures/0/reason personal-data',
    ],
    [{ confirmed: true }, '422 /confirmed unknown-field'],
    [{ seen: -1 }, '422 /seen negative'],
  ])('refuses %j', async (body, expected) => {
    const { works } = await settled();
    expect(refusal(await put(works, body))).toEqual([expected]);
    expect(await get(works)).toMatchObject({ version: 0 });
  });

  it('belongs to the board of the zone: another zone’s is not found, nor one that there is not', async () => {
    const { works } = await settled();
    expect(refused(await put(works, {}, { member: zoned }))).toBe('404 not-found');
    expect(refused(await put(works, {}, { zone: 'nowhere' }))).toBe('404 not-found');
    ok('putZoneCalendar', await put(works, {}, { member: zoned, zone: otherZone }));
  });

  it('is not lost to whoever saw an older one', async () => {
    const { works } = await settled();
    const both = await Promise.all([
      put(works, { closures: [closure(today)], seen: 0 }),
      put(works, { closures: [closure('2021-06-18')], seen: 0 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost && refused(lost)).toBe('409 stale-calendar');
    expect((await get(works)).closures).toHaveLength(1);
  });

  it('reaches the sites of the zone and no other, once, and their counts follow', async () => {
    const { base, works } = await settled();
    expect(await coverage(works)).toMatchObject({ due: 2, pending: 2, notDue: 0 });
    ok('putZoneCalendar', await put(works, { closures: [closure(today)] }));
    const written = await follow(works);
    expect(written.filter(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S === 'SITE')).toHaveLength(2);
    expect(await coverage(works)).toMatchObject({ due: 0, pending: 0, notDue: 2 });
    expect(await coverage(works, otherZone)).toMatchObject({ due: 1, notDue: 0 });
    const { dueBy } = ok('getSite', await works.as(people.hr)('getSite', { params: { siteId } }));
    expect(dueBy?.zoneCalendar).toEqual(await get(works));
    const links = await partition(base, `AUDIT#${siteId}`);
    expect(links.filter(({ act }) => act === 'zone-calendar-applied')).toMatchObject([
      { actor: 'system', about: `${zoneId} 1` },
    ]);
  });

  it('is what the reminder, the sweep and the form go by', async () => {
    const { works } = await settled();
    ok('putZoneCalendar', await put(works, { closures: [closure(today)] }));
    await follow(works);
    works.at(at(today, '12:00'));
    await works.jobs.remindSites(due(at(today, '12:00')));
    const reminded = (await works.stream()).Records.filter(
      ({ dynamodb }) => dynamodb?.Keys?.['sk']?.S === 'NOTICE',
    );
    expect(reminded).toHaveLength(1);
    const { items } = ok('listToday', await works.as(people.hr)('listToday'));
    expect(items.map((item) => item.today.due)).toEqual([false]);
    works.at(at(today, '15:01'));
    await works.jobs.sweepCheckIns(due(at(today, '15:00')));
    const { items: alerts } = ok(
      'listAlerts',
      await works.as(people.health)('listAlerts', { query: { rule: 'check-in-missed' } }),
    );
    expect(alerts.map((alert) => alert.siteId)).toEqual([theirs]);
    const filed = ok('putCheckIn', await file(works, today));
    expect(filed.checkIn.onTime).toBeNull();
  });

  it('is met by a site that is registered later, and by one that is registered at the same moment', async () => {
    const { works } = await settled();
    ok('putZoneCalendar', await put(works, { workingWeekdays: [1] }));
    const make = (id: string) => works.as(people.admin)('createSite', { body: a.site({ siteId: id }) });
    ok('createSite', await make('ba'));
    const { sites } = works.needs;
    expect((await sites.get('ba'))?.record.zoneCalendar).toMatchObject({ version: 1, workingWeekdays: [1] });
    const create = sites.create;
    sites.create = async (...said) => {
      ok('putZoneCalendar', await put(works, { workingWeekdays: [2] }));
      return create(...said);
    };
    ok('createSite', await make('bon'));
    sites.create = create;
    expect((await sites.get('bon'))?.record.zoneCalendar).toMatchObject({ version: 2, workingWeekdays: [2] });
  });

  it('never goes back to an older one, and is finished by a later run where one broke off', async () => {
    const { works } = await settled();
    const { zoneCalendars } = works.needs;
    ok('putZoneCalendar', await put(works, { workingWeekdays: [1] }));
    const old = await zoneCalendars.get(zoneId);
    ok('putZoneCalendar', await put(works, { workingWeekdays: [2] }));
    const { Records } = await works.stream();
    const fails = queued(
      applyZoneCalendar({
        clock: works.clock,
        zoneCalendars: {
          ...zoneCalendars,
          apply: async (id, ...rest) => {
            if (id === 'hai') throw new Error('away');
            return zoneCalendars.apply(id, ...rest);
          },
        },
      }),
    );
    expect((await fails({ Records })).batchItemFailures).toHaveLength(2);
    await works.jobs.applyZoneCalendar({ Records });
    const deed = { actor: 'system', act: 'x', about: '', at: at(today) };
    expect(await zoneCalendars.apply('hai', old, deed)).toBe(false);
    for (const id of [siteId, 'hai'])
      expect((await works.needs.sites.get(id))?.record.zoneCalendar).toMatchObject({
        version: 2,
        workingWeekdays: [2],
      });
  });

  it('changes no row of a past day, and a rebuild and a redrive give the same bytes', async () => {
    const { base, works } = await settled();
    const yesterday = addDays(today, -1);
    await works.jobs.openDay(due(at(today), yesterday));
    const past = async () => (await projected(base)).filter((text) => text.includes(`#${yesterday}`));
    const before = await past();
    ok(
      'putZoneCalendar',
      await put(works, { workingWeekdays: [7], closures: [closure(today, '2021-06-30')] }),
    );
    await follow(works);
    expect(await past()).toEqual(before);
    const kept = await projected(base);
    const anew = await emptied(base);
    const again = service(anew, at(today));
    await again.jobs.redriveProjections({ Records: [] });
    const days = (texts: string[]) => texts.filter((text) => text.includes(`#${today}`));
    expect(days(await projected(anew))).toEqual(days(kept));
  });

  it('is spread again by a redrive where its record was given up', async () => {
    const { works } = await settled();
    ok('putZoneCalendar', await put(works, { workingWeekdays: [1] }));
    await works.jobs.redriveProjections({ Records: [] });
    expect((await works.needs.sites.get('hai'))?.record.zoneCalendar).toMatchObject({ version: 1 });
  });

  it('leaves in the audit of the zone a chain of its own', async () => {
    const { base, works } = await settled();
    ok('putZoneCalendar', await put(works, { workingWeekdays: [1] }));
    ok('putZoneCalendar', await put(works, { workingWeekdays: [2] }));
    const links = await partition(base, `ZONEAUDIT#${zoneId}`);
    const deed = {
      ...{ actor: 'subject-of-board@demo.test', act: 'zone-calendar-changed', about: zoneId },
      at: at(today),
    };
    const first = chained({ zoneId }, 1, '', deed);
    expect(links).toMatchObject([first, chained({ zoneId }, 2, first.hash, deed)]);
  });
});
