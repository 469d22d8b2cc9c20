import { expect, it } from 'vitest';
import { a } from '../support/a.ts';
import { ok, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, people, settle } from '../support/people.ts';

const base = sharedBase();
const params = { siteId: 'calendar-site' };
const hr = { ...people.hr, email: 'calendar-hr@demo.test', sites: [params.siteId] };
const closed = (day: string) => ({ from: day, to: day, reason: 'Bảo trì' });
const of = (...days: string[]) => ({ workingWeekdays: null, closures: days.map(closed) });

it('takes no calendar that was made from an older one, and loses nothing that was entered meanwhile', async () => {
  const works = service(base(), at('2021-06-06'));
  await settle(works, { site: a.site(params), hr });
  const put = (who: typeof people.board, body: object) => works.as(who)('putCalendar', { params, body });
  const seen = ok('getSite', await works.as(hr)('getSite', { params })).calendar.version ?? 0;
  const entered = ok('putCalendar', await put(hr, { ...of('2021-06-22', '2021-06-23'), seen }));
  expect(entered.calendar.version).toBe(seen + 1);

  expect(refused(await put(people.board, { ...of('2021-06-24'), seen }))).toBe('409 stale-calendar');
  const days = ({ calendar }: typeof entered) =>
    calendar.closures.map(({ from, confirmed }) => [from, confirmed]);
  const kept = ok('getSite', await works.as(people.board)('getSite', { params }));
  expect(kept.calendar).toEqual(entered.calendar);

  const asked = { ...of('2021-06-22', '2021-06-23', '2021-06-24'), confirms: [1], seen: seen + 1 };
  expect(days(ok('putCalendar', await put(people.board, asked)))).toEqual([
    ['2021-06-22', false],
    ['2021-06-23', true],
    ['2021-06-24', true],
  ]);
  expect(refused(await put(people.board, { ...of('2021-06-22'), confirms: [1] }))).toMatch('422');
  expect(days(ok('putCalendar', await put(hr, { ...of('2021-06-22'), confirms: [0] })))).toEqual([
    ['2021-06-22', false],
  ]);
});
