import type { DynamoDBRecord } from 'aws-lambda';
import { addDays, type Day } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from './a.ts';
import { due, ok, type Service, service } from './call.ts';
import type { Base } from './engine.ts';
import { approve, at, file, otherZone, people, settle, zoneId } from './people.ts';

/** A Monday. */
export const firstDay: Day = '2021-06-14';

const places = [zoneId, zoneId, otherZone, zoneId];
const sites = places.map((_, n) => `site-${n}`);
const hr = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [`site-${n}`] });
const to = (n: number) => ({ site: `site-${n}`, hr: hr(n) });
const of = (n: number) => ({ siteId: `site-${n}` });

/** F0 that site 0 tells of, by the number of the day: an outbreak in the first week. */
const outbreak: Record<number, number> = { 3: 2, 4: 3, 5: 8, 6: 12 };

/** What site k says on the n-th day. */
const saidBy = (n: number, k: number) => ({
  symptomatic: (n * 7 + k * 3) % 5,
  f1: (n + k) % 11 === 7 ? 3 : 0,
  f0: k === 0 ? (outbreak[n] ?? 0) : k === 1 && n === 5 ? 1 : 0,
  positive: 0,
  quarantineBreaches: (n + 2 * k) % 13 === 4 ? 1 : 0,
  isolationFree: (n + k) % 6 === 2 ? 0 : 4,
  lodged: k === 2 && n > 9 ? 30 : 0,
});

/** Everything that is done on a day before the cut-off, and what is done after it. */
const morning = async (works: Service, n: number, day: Day) => {
  const hrIs = (k: number) => works.as(hr(k));
  const admin = works.as(people.admin);
  const board = works.as(people.board);
  if (n === 2) await calendar(hrIs(3), 3, [closed(day, 2, 3)]);
  if (n === 8) {
    const past = a.planFields({ model: 'three-on-site', effectiveFrom: addDays(day, -4) });
    await approve(works, 'site-2', past, hr(2));
  }
  if (n === 4) await hrIs(1)('createEventReport', { params: of(1), body: { kind: 'f0', count: 2 } });
  if (n === 7) await calendar(hrIs(3), 3, [closed(day, 0, 0)]);
  if (n === 9) await calendar(board, 3, [closed(day, -2, -2)]);
  if (n === 10) await admin('updateSite', { params: of(3), body: { state: 'suspended' } });
  if (n === 11) await admin('updateSite', { params: of(3), body: { state: 'active' } });
  for (const [k] of sites.entries()) {
    works.at(at(day, '09:30'));
    if ((n + 2 * k) % 6 === 3)
      await file(works, addDays(day, -1), a.checkInRequest(saidBy(n, k), corrected), to(k));
    if ((n + 3 * k) % 7 !== 5 && (n + k) % 9 !== 4)
      await file(works, day, a.checkInRequest(saidBy(n, k)), to(k));
  }
};
const corrected = { seenRevision: 1, reason: 'Đếm lại' };

const evening = async (works: Service, n: number, day: Day) => {
  for (const [k] of sites.entries())
    if ((n + k) % 9 === 4) await file(works, day, a.checkInRequest(saidBy(n, k)), to(k));
  if (n % 2 === 0) await officers(works, n);
};

const closed = (day: Day, from: number, until: number) => ({
  from: addDays(day, from),
  to: addDays(day, until),
  reason: 'Bảo trì',
});
type As = ReturnType<Service['as']>;
const calendar = (as: As, k: number, closures: object[]) =>
  as('putCalendar', { params: of(k), body: { workingWeekdays: null, closures } });

/** Health works through its queue: each alert a step on, the third of them closed. */
const officers = async (works: Service, n: number) => {
  const health = works.as(people.health);
  const { items } = ok('listAlerts', await health('listAlerts', { query: { state: 'active' } }));
  for (const [place, { id, state, version }] of items.entries()) {
    const said = { params: { alertId: id } };
    const body = { note: 'x', seen: version };
    if ((n + place) % 3 === 2)
      await health('transitionAlert', { ...said, body: { ...body, to: 'closed', outcome: 'resolved' } });
    else if (state === 'open')
      await health('transitionAlert', { ...said, body: { ...body, to: 'acknowledged' } });
    else if (state === 'acknowledged')
      await health('transitionAlert', { ...said, body: { ...body, to: 'verified', assessment: 'Đúng' } });
  }
};

/**
 * A month of four sites in two zones, through the API and the jobs as they fall due: check-ins in time and late, days without one,
 * corrections, quick reports, an outbreak, a plan for days that are gone, closures and their confirmation afterwards, a suspension,
 * and officers who work the queue. `deliver` gets what the stream brings, after each half of a day.
 */
export const aMonth = async (
  base: Base,
  days: number,
  deliver: (works: Service, records: DynamoDBRecord[]) => Promise<void>,
): Promise<{ works: Service; records: DynamoDBRecord[] }> => {
  const works = service(base, at(addDays(firstDay, -3)));
  const records: DynamoDBRecord[] = [];
  const follow = async () => {
    const { Records } = await works.stream();
    records.push(...Records);
    await deliver(works, Records);
  };
  for (const [k, zone] of places.entries())
    await settle(works, { site: a.site({ siteId: `site-${k}`, zoneId: zone }), hr: hr(k) });
  await follow();
  for (const day of [-3, -2, -1].map((n) => addDays(firstDay, n))) {
    works.at(at(day, '00:00'));
    await works.jobs.openDay(due(at(day, '00:00')));
    works.at(at(day, '15:00'));
    await works.jobs.sweepCheckIns(due(at(day, '15:00')));
  }
  for (let n = 0; n < days; n += 1) {
    const day = addDays(firstDay, n);
    works.at(at(day, '00:00'));
    await works.jobs.openDay(due(at(day, '00:00')));
    works.at(at(day, '09:00'));
    await morning(works, n, day);
    await follow();
    works.at(at(day, '15:00'));
    await works.jobs.sweepCheckIns(due(at(day, '15:00')));
    works.at(at(day, '19:00'));
    await evening(works, n, day);
    await follow();
    await follow();
  }
  return { works, records };
};
