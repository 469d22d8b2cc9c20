import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import { Notice } from '../../domain/notice.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { onWire } from '../support/wire.ts';

const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });

/** Sites that have reported the day before, each with a clerk of its own. */
const settled = async (ids: readonly string[], since: Day, day: Day) => {
  const base = await freshBase();
  const works = service(base, at(since));
  for (const siteId of ids) await settle(works, { site: a.site({ siteId }), hr: hrOf(siteId) });
  works.at(at(addDays(day, -1)));
  for (const site of ids)
    ok('putCheckIn', await file(works, addDays(day, -1), undefined, { site, hr: hrOf(site) }));
  works.at(at(day, '00:00'));
  await works.jobs.openDay(due(at(day, '00:00')));
  return { base, works };
};

type JobOf = 'remindSites' | 'sendCallList' | 'sendCount';
const hours: Record<JobOf, string> = { remindSites: '12:00', sendCallList: '14:00', sendCount: '15:30' };

/** Runs a job that was due at its hour of the day, at the time that it is now. */
const run = async (works: Service, job: JobOf, day: Day, now = at(day, hours[job])) => {
  works.at(now);
  await works.jobs[job](due(at(day, hours[job]), day));
};

/** The ids of the day's notices; those of alerts are not looked at here. */
const notices = async (base: Base): Promise<string[]> =>
  (await scanned(base, base.connection.records))
    .filter(({ pk }) => String(pk).startsWith('OUTBOX#'))
    .map(({ notice }) => Notice.parse(notice))
    .filter(({ about }) => about !== 'alert')
    .map(({ id }) => id)
    .toSorted();

const fileOn = async (works: Service, site: string, day: Day, time: string) => {
  works.at(at(day, time));
  return ok('putCheckIn', await file(works, day, undefined, { site, hr: hrOf(site) }));
};

const suspend = (works: Service, site: string, state = 'suspended') =>
  works.as(people.admin)('updateSite', { params: { siteId: site }, body: { state } });

const close = (works: Service, site: string, from: Day, to: Day) =>
  works.as(people.admin)('putCalendar', {
    params: { siteId: site },
    body: { workingWeekdays: null, closures: [{ from, to, reason: 'Nghỉ' }] },
  });

describe('the reminder at noon', () => {
  it('goes to the silent due sites and to nobody else', async () => {
    const ids = ['mot', 'hai', 'nghi', 'dong', 'tam'];
    const { base, works } = await settled(ids, '2021-06-09', a.day);
    await fileOn(works, 'hai', a.day, '08:00');
    ok('putCalendar', await close(works, 'nghi', a.day, a.day));
    ok('updateSite', await suspend(works, 'dong', 'closed'));
    ok('updateSite', await suspend(works, 'tam'));
    await run(works, 'remindSites', a.day);
    expect(await notices(base)).toEqual([`reminder#mot#${a.day}`]);
    const notice = await works.needs.notices.get(`reminder#mot#${a.day}`);
    const expected = { about: 'reminder', siteId: 'mot', zoneId, day: a.day, at: at(a.day, '12:00') };
    expect(notice).toMatchObject(expected);
  });

  it('is one for a site and day, run five times, at once and late', async () => {
    const { base, works } = await settled(['mot', 'hai'], '2021-06-09', a.day);
    works.at(at(a.day, '12:00'));
    const event = due(at(a.day, '12:00'));
    await Promise.all([works.jobs.remindSites(event), works.jobs.remindSites(event)]);
    await run(works, 'remindSites', a.day, at(a.day, '12:01'));
    await fileOn(works, 'hai', a.day, '12:30');
    await run(works, 'remindSites', a.day, at(a.day, '14:29'));
    expect(await notices(base)).toEqual([`reminder#hai#${a.day}`, `reminder#mot#${a.day}`]);
  });

  it.each([
    ['hours late, when nobody could file in time any more', at(a.day, '14:30')],
    ['after the cut-off', at(a.day, '15:01')],
    ['the day after', at(addDays(a.day, 1), '12:00')],
    ['on a clock that was turned back', at(a.day, '07:00')],
  ])('is not sent %s', async (_, now) => {
    const { base, works } = await settled(['mot'], '2021-06-09', a.day);
    await run(works, 'remindSites', a.day, now);
    expect(await notices(base)).toEqual([]);
  });

  it('leaves out a site that reports while the run is at work', async () => {
    const { base, works } = await settled(['mot'], '2021-06-09', a.day);
    const connection = base.again();
    const slow = service({ ...base, connection }, at(a.day, '12:00'));
    let filed = false;
    onWire(connection, async ({ operation, send }) => {
      if (operation === 'GetItem' && !filed) {
        filed = true;
        await fileOn(works, 'mot', a.day, '12:00');
      }
      await send();
    });
    await run(slow, 'remindSites', a.day);
    expect([filed, await notices(base)]).toEqual([true, []]);
  });

  it('goes on where a run broke off', async () => {
    const { base, works } = await settled(['mot', 'hai', 'ba'], '2021-06-09', a.day);
    const connection = base.again();
    const broken = service({ ...base, connection }, at(a.day, '12:00'));
    let puts = 0;
    onWire(connection, async ({ operation, send }) => {
      if (operation === 'PutItem') puts += 1;
      if (puts > 1) throw new Error('gone');
      await send();
    });
    await expect(run(broken, 'remindSites', a.day)).rejects.toThrow();
    await run(works, 'remindSites', a.day, at(a.day, '12:05'));
    expect(await notices(base)).toEqual(['ba', 'hai', 'mot'].map((id) => `reminder#${id}#${a.day}`));
  });
});

describe('the call list and the count', () => {
  it('are one notice each, however often they are run', async () => {
    const { base, works } = await settled(['mot', 'hai'], '2021-06-09', a.day);
    for (const job of ['sendCallList', 'sendCount'] as const) {
      works.at(at(a.day, hours[job]));
      const event = due(at(a.day, hours[job]));
      await Promise.all([works.jobs[job](event), works.jobs[job](event)]);
      await run(works, job, a.day);
    }
    expect(await notices(base)).toEqual([`call-list#${a.day}`, `count#${a.day}`]);
  });

  it('are not sent when the list would be empty, or the hour is long past', async () => {
    const { base, works } = await settled(['mot'], '2021-06-09', a.day);
    await run(works, 'sendCallList', a.day, at(a.day, '14:45'));
    await run(works, 'sendCount', a.day, at(a.day, '18:00'));
    await run(works, 'sendCount', a.day, at(a.day, '14:00'));
    await fileOn(works, 'mot', a.day, '13:00');
    await works.project();
    await run(works, 'sendCallList', a.day);
    expect(await notices(base)).toEqual([]);
    await run(works, 'sendCount', a.day);
    expect(await notices(base)).toEqual([`count#${a.day}`]);
  });
});

describe('days that are not worked', () => {
  /** All jobs of a day, as the schedules start them. */
  const live = async (works: Service, day: Day) => {
    works.at(at(day, '00:00'));
    await works.jobs.openDay(due(at(day, '00:00')));
    await works.jobs.closeDay(due(at(day, '00:00')));
    await run(works, 'remindSites', day);
    await run(works, 'sendCallList', day);
    works.at(at(day, '15:00'));
    await works.jobs.sweepCheckIns(due(at(day, '15:00')));
    await works.project();
    await run(works, 'sendCount', day);
  };
  const alerts = async (works: Service) => {
    const query = { rule: 'check-in-missed', state: 'active' };
    const { items } = ok('listAlerts', await works.as(people.health)('listAlerts', { query }));
    return items.map(({ siteId, severity }) => `${siteId} ${severity}`).toSorted();
  };

  it('bring no reminder, no list, no count and no alert through Sunday and Tết, and no flood after it', async () => {
    const ids = ['mot', 'hai', 'ba', 'bon'];
    const { base, works } = await settled(ids, '2026-02-09', '2026-02-15');
    for (const day of daysFrom('2026-02-15', '2026-02-20')) await live(works, day);
    expect([await notices(base), await alerts(works)]).toEqual([[], []]);
    const first = '2026-02-21';
    await live(works, first);
    expect(await notices(base)).toEqual([
      `call-list#${first}`,
      `count#${first}`,
      ...ids.toSorted().map((id) => `reminder#${id}#${first}`),
    ]);
    // The first due day after the break: the board's, not health's.
    expect(await alerts(works)).toEqual(ids.map((id) => `${id} medium`).toSorted());
    expect(await works.needs.closings.get('2026-02-17')).toMatchObject({
      ...{ day: '2026-02-17' },
      zones: [{ zoneId, due: 0, onTime: 0, late: 0, missing: 0 }],
    });
  });

  it('are those of a closure, a suspension and a site that is let to another', async () => {
    const { base, works } = await settled(['nghi', 'tam', 'cho', 'lam'], '2021-06-09', a.day);
    ok('putCalendar', await close(works, 'nghi', a.day, '2021-06-17'));
    ok('updateSite', await suspend(works, 'tam'));
    ok('updateSite', await suspend(works, 'cho', 'sublet'));
    await fileOn(works, 'lam', a.day, '08:00');
    await live(works, a.day);
    expect([await notices(base), await alerts(works)]).toEqual([[`count#${a.day}`], []]);
  });
});
