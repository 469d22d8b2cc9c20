import { beforeAll, describe, expect, it } from 'vitest';
import { type RouteName, routeNames, routes } from '../../domain/contract.ts';
import type { Member, Role } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refused, type Service, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import type { Said } from '../support/event.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';
import { aRow, csvOf, tableOf } from '../support/sheets.ts';
import { briefRows } from './brief-rows.ts';
import { channelRows } from './channel-rows.ts';
import { directionRows } from './direction-rows.ts';
import { exportRows } from './export-rows.ts';
import { formRows } from './form-rows.ts';
import { rehearsalRows } from './rehearsal-rows.ts';
import { ofAlert, ofDay, ofSite, ofVersion, ofWork, ofZone, type Row, theirs } from './row.ts';
import { templateRows } from './template-rows.ts';

const base = sharedBase();
const roles = ['employer', 'board', 'health', 'leader', 'admin'] as const;
const hrOfTheirs = { ...people.hr, email: 'their-hr@demo.test', sites: [theirs] };

/** One member of every role; those who can be are bound to the zone of the first site. */
const scoped: Record<Role, Member> = {
  employer: people.hr,
  board: { ...people.board, email: 'zone-board@demo.test', zones: [zoneId] },
  health: { ...people.health, email: 'zone-health@demo.test', zones: [zoneId] },
  leader: { ...people.leader, email: 'zone-leader@demo.test', zones: [zoneId] },
  admin: people.admin,
};

const works = () => service(base(), at(a.day));

beforeAll(async () => {
  const service = works();
  service.at(at('2021-06-10'));
  await service.join(...Object.values(scoped), people.board, people.health);
  await settle(service);
  await settle(service, { site: a.site({ siteId: theirs, zoneId: otherZone }), hr: hrOfTheirs });
  service.at(at(a.day));
  ok('putCheckIn', await file(service, a.day, a.checkInRequest({ f0: 1 })));
  ok('putCheckIn', await file(service, a.day, a.checkInRequest({ f0: 1 }), { site: theirs, hr: hrOfTheirs }));
});

const sheet = {
  text: csvOf(tableOf([aRow({ siteId: 'unknown' })])),
  headers: { 'content-type': 'text/csv' },
};
const readers = ['employer', 'board', 'health', 'admin'] as const;
const ownerless = { isOwnerless: true } as const;
const all = { everywhere: ['admin'] } as const;
const seen = { to: 'acknowledged', note: '', seen: 99 };
const until = { until: at(a.day, '23:00'), reason: 'x', seen: 99 };

/** Written by hand from the contract's table, not from the code: a route without a row does not compile. */
const rows: Record<RouteName, Row> = {
  getHealth: { who: 'everybody', said: () => ({}), ...ownerless },
  getOpenapi: { who: 'everybody', said: () => ({}), ...ownerless },
  ...templateRows,
  ...rehearsalRows,
  ...exportRows,
  ...formRows,
  ...directionRows,
  ...briefRows,
  getMe: { who: 'members', said: () => ({}), ...ownerless },
  listZones: { who: 'members', said: () => ({}), ...ownerless },
  getZonesGeojson: { who: 'members', said: () => ({}), ...ownerless },
  listMembers: { who: ['admin'], said: () => ({}), ...ownerless },
  putMember: {
    who: ['admin'],
    said: () => ({
      params: { email: 'x@demo.test' },
      body: { name: 'x', role: 'leader', sites: [], zones: [], active: true },
    }),
    ...ownerless,
  },
  listSites: { who: readers, said: () => ({}), ...ownerless },
  getSite: { who: readers, said: ofSite(), ...all },
  getDueDates: { who: readers, said: ofSite(), ...all },
  createSite: { who: ['admin'], said: () => ({ body: a.site() }), own: '409 site-exists', ...ownerless },
  updateSite: { who: ['admin'], said: ofSite({ body: { workforce: 7 } }), ...all },
  putCalendar: {
    who: ['employer', 'board', 'admin'],
    said: ofSite({ body: { workingWeekdays: null, closures: [] } }),
    ...all,
  },
  listPlans: { who: readers, said: ofSite(), ...all },
  getPlanReview: { who: ['board', 'health', 'admin'], said: ofVersion(), ...all },
  listWaitingPlans: { who: ['board', 'health'], said: () => ({}), ...ownerless },
  putPlanDraft: { who: ['employer'], said: ofSite({ body: a.planFields() }) },
  submitPlan: { who: ['employer'], said: ofVersion(), own: '409 illegal-plan-state' },
  decidePlan: {
    who: ['health'],
    said: ofVersion({ body: { decision: 'approve' } }),
    own: '409 illegal-plan-state',
  },
  putCheckIn: {
    who: ['employer'],
    said: ofDay({ headers: keyed(), body: a.checkInRequest({}, { seenRevision: 9 }) }),
    own: '409 stale-revision',
  },
  getCheckIn: { who: readers, said: ofDay(), ...all },
  getDayAccount: { who: readers, said: ofDay(), ...all },
  listCheckIns: { who: readers, said: ofSite(), ...all },
  listToday: { who: ['employer'], said: () => ({}), ...ownerless },
  listMissing: { who: ['board', 'health'], said: () => ({}), ...ownerless },
  createCall: { who: ['board', 'health'], said: ofSite({ body: { outcome: 'promised', note: '' } }) },
  listCalls: { who: ['board', 'health'], said: ofSite() },
  getZoneCalendar: { who: ['board', 'health', 'admin'], said: ofZone(), ...all },
  putZoneCalendar: {
    who: ['board', 'admin'],
    said: ofZone({ body: { workingWeekdays: null, closures: [] } }),
    ...all,
  },
  createInspection: {
    who: ['health'],
    said: (site) => ofSite({ headers: keyed(), body: { day: a.day, answers: { present: 9 } } })(site),
  },
  listInspections: { who: readers, said: ofSite(), ...all },
  listVisits: { who: ['health'], said: () => ({}), ...ownerless },
  createBulk: { who: ['employer'], said: () => sheet, ...ownerless },
  createRebuild: { who: ['admin'], said: () => ({}), ...ownerless },
  // A work is its owner's: what nobody here has handed in is not to be found by anybody.
  getJob: { who: 'members', said: ofWork, own: '404 not-found', ...ownerless },
  cancelJob: { who: 'members', said: ofWork, own: '404 not-found', ...ownerless },
  createEventReport: { who: ['employer', 'health'], said: ofSite({ body: { kind: 'symptoms', count: 1 } }) },
  listEventReports: { who: ['employer', 'board', 'health'], said: ofSite() },
  listAlerts: { who: ['employer', 'board', 'health'], said: () => ({}), ...ownerless },
  getAlert: { who: ['employer', 'board', 'health'], said: ofAlert() },
  transitionAlert: { who: ['board', 'health'], said: ofAlert({ body: seen }), own: '409 lost-race' },
  snoozeAlert: { who: ['health'], said: ofAlert({ body: until }), own: '409 lost-race' },
  acknowledgeAlerts: {
    who: ['health'],
    said: () => ({ body: { zoneId: otherZone, note: '' } }),
    ...ownerless,
  },
  getCaseResponse: { who: ['employer', 'board', 'health'], said: ofSite() },
  doCaseStep: {
    who: ['employer', 'health'],
    said: (site) => ({ params: { siteId: site, n: '6' }, body: { seen: 99 } }),
    own: '409 lost-race',
  },
  closeCaseResponse: {
    who: ['health'],
    said: ofSite({ body: { note: 'Xong', seen: 99 } }),
    own: '409 lost-race',
  },
  ...channelRows,
  getSummary: { who: ['board', 'health', 'leader'], said: () => ({}), ...ownerless },
};

/** One for all rows, as one process answers many members: making all handlers takes longer than a call, and what one of them kept shows in the next row. */
const answering = (() => {
  let one: Service | null = null;
  return () => (one ??= works());
})();

const outcome = async (name: RouteName, who: Member | null, said: Said) => {
  const reply = await answering().as(who)(name, said);
  return reply.status < 300 ? 'done' : refused(reply);
};

describe('the table of who may do what', () => {
  it('has a row for every route and no other', () => {
    expect(Object.keys(rows).toSorted()).toEqual(routeNames.toSorted());
  });

  it.each(routeNames)('says of %s what the contract says', (name) => {
    const { who } = rows[name];
    const said: unknown = routes[name].who;
    if (who === 'everybody') expect(said).toBe('all');
    else if (who === 'members') expect(said).toBe('signed-in');
    else expect(said).toEqual(who);
  });
});

describe.each(routeNames)('%s', (name) => {
  const { who, said, own = 'done', zoned, isOwnerless = false, everywhere = [] } = rows[name];

  it('is for nobody without a token, unless it is for everybody', async () => {
    expect(await outcome(name, null, said(siteId))).toBe(
      who === 'everybody' ? 'done' : '401 unauthenticated',
    );
    const stranger = { ...people.hr, email: 'stranger@demo.test' };
    expect(await outcome(name, stranger, said(siteId))).toBe(who === 'everybody' ? 'done' : '403 no-member');
  });

  it.each(roles)('is answered to the role %s as the table says', async (role) => {
    const member = scoped[role];
    if (typeof who !== 'string' && !who.includes(role)) {
      for (const site of [siteId, theirs, 'unknown', 'No Id']) {
        expect(await outcome(name, member, said(site))).toBe('403 forbidden-role');
      }
      return;
    }
    // The board works on missing reports only, which is said of its own alerts alone.
    const asZoned = member.zones.length > 0 ? zoned : undefined;
    const mine = name === 'transitionAlert' && role === 'board' ? '403 forbidden-role' : (asZoned ?? own);
    expect(await outcome(name, member, said(siteId))).toBe(mine);
    if (isOwnerless) return;
    expect(await outcome(name, member, said(theirs))).toBe(everywhere.includes(role) ? own : '404 not-found');
    expect(await outcome(name, member, said('unknown'))).toBe('404 not-found');
    expect(await outcome(name, member, said('No Id'))).toBe('404 not-found');
  });
});

describe('what is listed', () => {
  it.each([
    ['employer', [siteId]],
    ['board', [siteId]],
    ['health', [siteId]],
    ['admin', [siteId, theirs]],
  ] as const)('are the sites of the %s alone', async (role, expected) => {
    const { items } = ok('listSites', await works().as(scoped[role])('listSites'));
    expect(items.map(({ site }) => site.siteId).toSorted()).toEqual(expected.toSorted());
  });

  it.each(['employer', 'board', 'health'] as const)('are the alerts of the %s alone', async (role) => {
    const { items } = ok('listAlerts', await works().as(scoped[role])('listAlerts'));
    expect([...new Set(items.map((alert) => alert.siteId))]).toEqual([siteId]);
  });

  it.each(['board', 'health', 'leader'] as const)('are the counts of the %s’s zones alone', async (role) => {
    const service = works();
    await service.project();
    const { zones, flows } = ok('getSummary', await service.as(scoped[role])('getSummary'));
    expect([zones.map((zone) => zone.zoneId), flows.f0]).toEqual([[zoneId], 1]);
    const whole = ok('getSummary', await service.as(people.health)('getSummary'));
    expect([whole.zones.length, whole.flows.f0]).toEqual([38, 2]);
  });

  it('acknowledges nothing outside the zones of who asks', async () => {
    const reply = await works().as(scoped.health)('acknowledgeAlerts', {
      body: { zoneId: otherZone, note: '' },
    });
    expect(ok('acknowledgeAlerts', reply)).toEqual({ items: [], more: false });
  });

  it('has no note for the board or the admin, and has it for the site and for health', async () => {
    const note = 'Xưởng 2 nghỉ chiều';
    const service = works();
    ok(
      'putCheckIn',
      await file(service, a.day, a.checkInRequest({ f0: 1, note }, { seenRevision: 1 }), {
        ...{ site: theirs, hr: hrOfTheirs },
      }),
    );
    const params = { siteId: theirs, day: a.day };
    const readers: [Member, boolean][] = [
      [hrOfTheirs, true],
      [people.health, true],
      [people.board, false],
      [people.admin, false],
    ];
    for (const [member, mayRead] of readers) {
      const one = await service.as(member)('getCheckIn', { params });
      const list = await service.as(member)('listCheckIns', { params: { siteId: theirs } });
      expect([one.text.includes(note), list.text.includes(note)]).toEqual([mayRead, mayRead]);
    }
    const alert = { params: { alertId: `case-reported.${theirs}.1` } };
    expect((await service.as(people.board)('getAlert', alert)).text).not.toContain(note);
  });
});

describe('an admin', () => {
  it('keeps all sites, whatever zones its member item names', async () => {
    const service = works();
    const admin = { ...people.admin, email: 'zoned-admin@demo.test', zones: [otherZone] };
    await service.join(admin);
    expect((await service.as(admin)('getSite', { params: { siteId } })).status).toBe(200);
    expect(ok('listSites', await service.as(admin)('listSites')).items).toHaveLength(2);
  });
});
