import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { ok, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, people, settle } from '../support/people.ts';

const base = sharedBase();
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

let made = 0;
const settled = async (now: string) => {
  made += 1;
  const siteId = `day-site-${made}`;
  const hr = { ...people.hr, email: `day-hr-${made}@demo.test`, sites: [siteId] };
  const works = service(base(), at('2021-06-06'));
  await settle(works, { site: a.site({ siteId }), hr });
  works.at(now);
  const filed = (day: string, body: unknown = a.checkInRequest()) =>
    file(works, day, body, { site: siteId, hr });
  return { works, siteId, hr, filed };
};

/** Zones of the machine on both sides of the date line, one of half an hour, and the province's own. */
const zones = ['UTC', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata'];

describe.each(zones)('with the machine’s clock in %s', (tz) => {
  it.each([
    ['2021-06-15T16:59:59.999Z', '2021-06-15', 201],
    ['2021-06-15T16:59:59.999Z', '2021-06-16', 422],
    ['2021-06-15T17:00:00.000Z', '2021-06-16', 201],
    ['2021-06-15T17:00:00.000Z', '2021-06-17', 422],
    ['2021-06-15T17:00:00.000Z', '2021-06-09', 201],
    ['2021-06-15T17:00:00.000Z', '2021-06-08', 422],
    ['2021-06-15T16:59:59.999Z', '2021-06-08', 201],
    ['2021-06-15T16:59:59.999Z', '2021-06-07', 422],
  ])('at %s the day %s is judged at +07:00: %i', async (now, day, status) => {
    process.env['TZ'] = tz;
    const { filed } = await settled(now);
    const reply = await filed(day);
    expect(reply.status).toBe(status);
    if (status === 422) expect(refused(reply)).toBe('422 day-not-open');
  });

  it.each([
    ['2021-06-15T07:59:59.999Z', true],
    ['2021-06-15T08:00:00.000Z', false],
  ])('what is received at %s is in time: %s', async (now, onTime) => {
    process.env['TZ'] = tz;
    const { filed } = await settled(now);
    const { checkIn } = ok('putCheckIn', await filed(a.day));
    expect([checkIn.onTime, checkIn.receivedAt]).toEqual([onTime, now]);
  });

  it.each([
    ['2021-06-12', true],
    ['2021-06-13', null],
    ['2021-06-14', true],
  ])('%s is the weekday that it is in the province: %s', async (day, onTime) => {
    process.env['TZ'] = tz;
    const { filed } = await settled(at(day));
    expect(ok('putCheckIn', await filed(day)).checkIn.onTime).toBe(onTime);
  });
});

describe('the time of receipt', () => {
  it('decides once: no correction makes a late report timely, nor a timely one late', async () => {
    for (const [first, onTime] of [
      ['14:00', true],
      ['16:00', false],
    ] as const) {
      const { works, filed } = await settled(at(a.day, first));
      expect(ok('putCheckIn', await filed(a.day)).checkIn.onTime).toBe(onTime);
      for (let n = 1; n <= 3; n += 1) {
        works.at(at(addDays(a.day, n), n % 2 === 0 ? '09:00' : '20:00'));
        const { checkIn } = ok(
          'putCheckIn',
          await filed(a.day, a.checkInRequest({ f1: n }, { seenRevision: n })),
        );
        expect([checkIn.revision, checkIn.onTime]).toEqual([n + 1, onTime]);
        expect(checkIn.receivedAt).toBe(works.clock());
      }
    }
  });

  it('is nothing to a day that was not due, even when the day turns due later', async () => {
    const sunday = '2021-06-13';
    const { works, siteId, hr, filed } = await settled(at(sunday, '20:00'));
    expect(ok('putCheckIn', await filed(sunday)).checkIn.onTime).toBeNull();
    const body = { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], closures: [] };
    ok('putCalendar', await works.as(hr)('putCalendar', { params: { siteId }, body }));
    const { checkIn } = ok('putCheckIn', await filed(sunday, a.checkInRequest({}, { seenRevision: 1 })));
    expect(checkIn.onTime).toBeNull();
  });
});

describe('history', () => {
  it('keeps the answers and the assessment of every revision, with who filed it', async () => {
    const { works, siteId, hr, filed } = await settled(at(a.day));
    ok('putCheckIn', await filed(a.day, a.checkInRequest({ present: 1000 })));
    works.at(at(a.day, '11:00'));
    ok(
      'putCheckIn',
      await filed(a.day, a.checkInRequest({ present: 900, isolationFree: 0 }, { seenRevision: 1 })),
    );
    const params = { siteId, day: a.day };
    const { history, checkIn, assessment } = ok('getCheckIn', await works.as(hr)('getCheckIn', { params }));
    expect(history.map((one) => [one.revision, one.answers.present, one.by, one.receivedAt])).toEqual([
      [1, 1000, 'hr', at(a.day)],
      [2, 900, 'hr', at(a.day, '11:00')],
    ]);
    expect(history[0]?.assessment).not.toEqual(history[1]?.assessment);
    expect([checkIn.revision, assessment]).toEqual([2, history[1]?.assessment]);
  });

  it('says why a count was lowered: to the site and to health, not to the board', async () => {
    const { works, siteId, hr, filed } = await settled(at(a.day));
    ok('putCheckIn', await filed(a.day, a.checkInRequest({ f1: 2 })));
    const reason = 'Y tế xác định lại: một người không tiếp xúc gần';
    ok('putCheckIn', await filed(a.day, a.checkInRequest({ f1: 1 }, { seenRevision: 1, reason })));
    const params = { siteId, day: a.day };
    for (const [reader, said] of [
      [hr, reason],
      [people.health, reason],
      [people.board, null],
    ] as const) {
      const { history } = ok('getCheckIn', await works.as(reader)('getCheckIn', { params }));
      expect(history.map((one) => one.reason)).toEqual([null, said]);
    }
  });

  it('has no check-in for a day on which none was filed', async () => {
    const { works, siteId, hr } = await settled(at(a.day));
    const reply = await works.as(hr)('getCheckIn', { params: { siteId, day: '2021-06-10' } });
    expect(refused(reply)).toBe('404 not-found');
  });

  it('leaves later days as they were when an older one is filed or corrected', async () => {
    const { works, siteId, hr, filed } = await settled(at(a.day));
    ok('putCheckIn', await filed(a.day));
    const read = async () => (await works.as(hr)('getCheckIn', { params: { siteId, day: a.day } })).text;
    const standing = async () =>
      ok('getSite', await works.as(hr)('getSite', { params: { siteId } })).standing;
    const before = [await read(), await standing()];
    ok('putCheckIn', await filed('2021-06-14', a.checkInRequest({ testedHighRisk: 52, f0: 3 })));
    expect([await read(), await standing()]).toEqual(before);
  });
});

describe('the no-change door', () => {
  const unchanged = { unchanged: true } as const;
  it('takes stocks as they were with flows at 0, and refuses the first, the seventh in a row and a site with cases', async () => {
    const { works, filed } = await settled(at('2021-06-07'));
    const same = { symptomatic: 0, testedHighRisk: 0, testedService: 0 };
    expect(refused(await filed('2021-06-07', a.checkInRequest(same, unchanged)))).toBe(
      '422 no-change-refused',
    );
    ok('putCheckIn', await filed('2021-06-07'));
    for (let n = 1; n <= 6; n += 1) {
      const day = addDays('2021-06-07', n);
      works.at(at(day));
      expect((await filed(day, a.checkInRequest(same, unchanged))).status).toBe(201);
    }
    works.at(at('2021-06-14'));
    expect(refused(await filed('2021-06-14', a.checkInRequest(same, unchanged)))).toBe(
      '422 no-change-refused',
    );
    ok('putCheckIn', await filed('2021-06-14', a.checkInRequest({ f0: 1 })));
    works.at(at(a.day));
    expect(refused(await filed(a.day, a.checkInRequest(same, unchanged)))).toBe('422 no-change-refused');
  });
});
