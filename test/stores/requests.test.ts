import { describe, expect, it } from 'vitest';
import type { RouteName } from '../../domain/contract.ts';
import { addDays } from '../../domain/day.ts';
import { newSiteWrites } from '../../functions/stores/site-item.ts';
import { commit } from '../../functions/stores/transaction.ts';
import { a } from '../support/a.ts';
import { due, keyed, ok, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import type { Said } from '../support/event.ts';
import { at, file, people, settle, siteId, zoneId } from '../support/people.ts';
import { counted, onWire } from '../support/wire.ts';

const params = { siteId };
const alert = { params: { alertId: `case-reported.${siteId}.1` } };

/** Every route once, as somebody who may; those that write come last. */
const asked: [RouteName, keyof typeof people, Said][] = [
  ['getMe', 'health', {}],
  ['getTemplate', 'health', {}],
  ['listZones', 'health', {}],
  ['getZonesGeojson', 'health', {}],
  ['getSummary', 'leader', {}],
  ['listMembers', 'admin', {}],
  ['listSites', 'health', {}],
  ['listSites', 'health', { query: { q: 'khong co' } }],
  ['listSites', 'hr', {}],
  ['getSite', 'health', { params }],
  ['listPlans', 'health', { params }],
  ['listCheckIns', 'health', { params }],
  ['getCheckIn', 'health', { params: { siteId, day: a.day } }],
  ['listAlerts', 'health', {}],
  ['listAlerts', 'hr', {}],
  ['getAlert', 'health', alert],
  ['transitionAlert', 'health', { ...alert, body: { to: 'acknowledged', note: '', seen: 1 } }],
  ['createEventReport', 'hr', { params, body: { kind: 'f0', count: 1 } }],
  ['listEventReports', 'board', { params }],
  [
    'putCheckIn',
    'hr',
    {
      params: { siteId, day: a.day },
      headers: keyed(),
      body: a.checkInRequest({ f0: 1 }, { seenRevision: 1 }),
    },
  ],
  ['putPlanDraft', 'hr', { params, body: a.planFields() }],
  ['putCalendar', 'board', { params, body: { workingWeekdays: null, closures: [] } }],
  ['updateSite', 'admin', { params, body: { workforce: 900 } }],
];

/** One settled site with a case, so many others beside it, each with its row in the roster. */
const peopled = async (sites: number) => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  await works.join(people.hr);
  const deed = { actor: 'x', act: 'site-registered', about: 'x', at: at('2021-06-10') };
  for (let n = 1; n < sites; n += 1) {
    const record = a.record({}, { siteId: `other-${n}`, zoneId: n % 2 === 0 ? zoneId : 'kcn-yen-binh' });
    await commit(base.connection, newSiteWrites(base.connection, record, deed));
  }
  works.at(at(a.day));
  await works.jobs.openDay(due(at(a.day, '00:00')));
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
  return base;
};

const requestsOf = async (base: Base) => {
  const connection = base.again();
  const works = service({ ...base, connection }, at(a.day, '10:00'));
  const wire = counted(connection);
  const seen: [string, string[][]][] = [];
  for (const [name, who, said] of asked) {
    const reply = await works.as(people[who])(name, said);
    expect([name, reply.status < 300]).toEqual([name, true]);
    seen.push([`${name} ${who}`, wire.look()]);
  }
  return seen;
};

describe('the requests of a route', () => {
  it('are as many at two hundred sites as at five', async () => {
    const few = await requestsOf(await peopled(5));
    expect(await requestsOf(await peopled(200))).toEqual(few);
  });

  it('of a check-in are two rounds of reading and one transaction', async () => {
    const base = await peopled(1);
    const connection = base.again();
    const works = service({ ...base, connection }, at(a.day, '10:00'));
    const wire = counted(connection);
    // The first one of a Lambda reads the templates too, beside the rest.
    for (const [day, seenRevision, queries] of [
      [a.day, 1, ['Query', 'Query', 'Query']],
      [addDays(a.day, -1), 0, ['Query', 'Query']],
    ] as const) {
      ok('putCheckIn', await file(works, day, a.checkInRequest({ f0: 1 }, { seenRevision })));
      expect(wire.look()).toEqual([['GetItem'], ['BatchGetItem', ...queries], ['TransactWriteItems']]);
    }
  });

  it('of a repeated check-in are two rounds of reading and nothing more', async () => {
    const base = await peopled(1);
    const connection = base.again();
    const works = service({ ...base, connection }, at(a.day, '10:00'));
    const key = '33333333-3333-4333-8333-333333333333';
    const body = a.checkInRequest({ f0: 1 }, { seenRevision: 1 });
    await file(works, a.day, body, { key });
    const wire = counted(connection);
    await file(works, a.day, body, { key });
    expect(wire.look()).toEqual([['GetItem'], ['BatchGetItem', 'Query', 'Query']]);
  });

  it('of somebody who may not call are one read of the member', async () => {
    const base = await peopled(1);
    const connection = base.again();
    const works = service({ ...base, connection }, at(a.day, '10:00'));
    const wire = counted(connection);
    await works.as(people.leader)('getSite', { params });
    await works.as(null)('getSite', { params });
    await works.as(people.hr)('getSite', { params: { siteId: 'other-1' } });
    expect(wire.look()).toEqual([['GetItem'], ['GetItem']]);
  });
});

describe('a page of a site’s days', () => {
  it('reads no more of the table than it shows, and one', async () => {
    const base = await peopled(1);
    const connection = base.again();
    const works = service({ ...base, connection }, at(a.day, '10:00'));
    for (let n = 1; n <= 7; n += 1) ok('putCheckIn', await file(works, addDays(a.day, -n)));
    const limits: unknown[] = [];
    onWire(connection, async ({ operation, input, send }) => {
      if (operation === 'Query')
        limits.push(Object.entries(Object(input)).find(([name]) => name === 'Limit')?.[1]);
      await send();
    });
    ok('listCheckIns', await works.as(people.hr)('listCheckIns', { params, query: { limit: '3' } }));
    ok('listPlans', await works.as(people.hr)('listPlans', { params, query: { limit: '3' } }));
    ok('listMembers', await works.as(people.admin)('listMembers', { query: { limit: '3' } }));
    expect(limits).toEqual([4, 4, 4]);
  });
});
