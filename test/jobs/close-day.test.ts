import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';

const next = addDays(a.day, 1);
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });

const fileOn = async (
  works: Service,
  site: string,
  day: Day,
  now: string,
  seenRevision = 0,
  present = 1180,
) => {
  works.at(now);
  const body = a.checkInRequest({ present }, { seenRevision });
  return ok('putCheckIn', await file(works, day, body, { site, hr: hrOf(site) }));
};

/** Five sites of two zones: in time, late before midnight, after it, never, and not due. */
const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-14'));
  for (const site of ['dung', 'tre', 'qua', 'thieu', 'nghi'])
    await settle(works, {
      site: a.site({ siteId: site, zoneId: site === 'thieu' ? otherZone : zoneId }),
      hr: hrOf(site),
    });
  ok(
    'putCalendar',
    await works.as(people.admin)('putCalendar', {
      params: { siteId: 'nghi' },
      body: { workingWeekdays: null, closures: [{ from: a.day, to: a.day, reason: 'Nghỉ' }] },
    }),
  );
  await fileOn(works, 'dung', a.day, '2021-06-15T07:59:59.999Z');
  await fileOn(works, 'tre', a.day, '2021-06-15T16:59:59.999Z');
  return { base, works };
};

const close = async (works: Service, begun: Day = next, now = at(begun, '00:00')) => {
  works.at(now);
  await works.jobs.closeDay(due(at(begun, '00:00'), begun));
};

const expected = {
  day: a.day,
  zones: [
    { zoneId: otherZone, due: 1, onTime: 0, late: 0, missing: 1 },
    { zoneId, due: 3, onTime: 1, late: 1, missing: 1 },
  ],
};
const closing = (works: Service, day: Day = a.day) => works.needs.closings.get(day);
const written = async (base: Base) =>
  (await scanned(base, base.connection.records))
    .filter(({ pk }) => pk === 'CLOSINGS')
    .map(({ sk, at }) => `${sk} ${at}`)
    .toSorted();

describe('the close of a day', () => {
  it('writes down once what each zone came to, however often and late it runs, and in how many at once', async () => {
    const { base, works } = await settled();
    await Promise.all([close(works), close(works)]);
    const first = await closing(works);
    expect(first).toEqual({ ...expected, audit: first?.audit });
    expect(first?.audit?.heads).toBe(5);
    const once = await written(base);
    expect(once).toHaveLength(2);
    await fileOn(works, 'qua', a.day, at(next, '00:01'));
    await close(works, next, at(next, '07:00'));
    await close(works, addDays(a.day, 2), at(addDays(a.day, 2), '00:00'));
    expect(await closing(works)).toEqual(first);
    expect((await written(base)).slice(0, 2)).toEqual(once);
  });

  it('stays what the first of two runs wrote', async () => {
    const { works } = await settled();
    const { put } = works.needs.closings;
    const other = { day: a.day, zones: [{ zoneId, due: 4, onTime: 4, late: 0, missing: 0 }] };
    expect(await put(expected, at(next, '00:00'))).toBe(true);
    expect(await put(other, at(next, '00:01'))).toBe(false);
    expect(await closing(works)).toEqual(expected);
  });

  it('arrives at the same when it comes days late: what came in after midnight counts for nothing', async () => {
    const { works } = await settled();
    await fileOn(works, 'qua', a.day, at(next, '00:00'));
    await fileOn(works, 'thieu', a.day, at(addDays(a.day, 3), '10:00'));
    // Corrections of reports that were in: their first receipt is what counts.
    await fileOn(works, 'tre', a.day, at(addDays(a.day, 2), '11:00'), 1, 1190);
    await fileOn(works, 'dung', a.day, at(addDays(a.day, 4), '16:00'), 1, 1190);
    await close(works, addDays(a.day, 5));
    expect(await closing(works)).toMatchObject(expected);
  });

  it('closes the days of the week before that no run has closed, and none before a site was there', async () => {
    const { base, works } = await settled();
    await close(works, addDays(a.day, 4));
    expect((await written(base)).map((line) => line.slice(0, 10))).toEqual([
      '2021-06-14',
      '2021-06-15',
      '2021-06-16',
      '2021-06-17',
      '2021-06-18',
    ]);
    expect(await closing(works, '2021-06-16')).toMatchObject({ zones: [{ missing: 1 }, { missing: 4 }] });
  });

  it('does not close a day that is not over, on a clock that was turned back', async () => {
    const { base, works } = await settled();
    await close(works, next, at(a.day, '23:00'));
    expect((await written(base)).map((line) => line.slice(0, 10))).toEqual(['2021-06-14']);
    await close(works);
    expect(await closing(works)).toMatchObject(expected);
  });

  it('stays beside the counts, which know of late reports too', async () => {
    const { works } = await settled();
    works.at(at(a.day, '00:00'));
    await works.jobs.openDay(due(at(a.day, '00:00')));
    await close(works);
    await fileOn(works, 'qua', a.day, at(next, '09:00'));
    await works.project();
    const query = { day: a.day };
    const list = ok('listMissing', await works.as(people.board)('listMissing', { query }));
    expect(list.closed).toEqual({ due: 4, onTime: 1, late: 1, missing: 2 });
    expect(list.coverage).toMatchObject({ due: 4, onTime: 1, late: 2, missing: 1 });
    expect(list.items.map(({ site }) => site.siteId)).toEqual(['thieu']);
    // Late for ever: a correction, even one that says so again, changes no timeliness.
    const { checkIn } = await fileOn(works, 'qua', a.day, at(next, '10:00'), 1, 1190);
    expect(checkIn).toMatchObject({ revision: 2, onTime: false });
    const early = await fileOn(works, 'dung', a.day, at(addDays(a.day, 7), '23:59'), 1, 1190);
    expect(early.checkIn).toMatchObject({ revision: 2, onTime: true });
    expect((await closing(works))?.zones).toEqual(expected.zones);
  });
});
