import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sameAsBefore } from '../../domain/answers.ts';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import { Problem } from '../../domain/problem.ts';
import { a } from '../support/a.ts';
import { keyed, ok, type Reply, refusal, type Service } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { approve, at, file, people, siteId } from '../support/people.ts';

/** Through the no-change door: the base stocks again, one person with symptoms, nothing else. */
const same = (works: Service, day: Day, headers: Record<string, string> = {}) => {
  works.at(at(day));
  const body = {
    answers: { ...sameAsBefore(a.answers()), symptomatic: 1 },
    seenRevision: 0,
    unchanged: true,
  };
  const said = { params: { siteId, day }, headers: { ...keyed(), ...headers }, body };
  return works.as(people.hr)('putCheckIn', said);
};
const full = async (works: Service, day: Day, over = {}) => {
  works.at(at(day));
  ok('putCheckIn', await file(works, day, a.checkInRequest(over)));
};
const problem = ({ body }: Reply) => z.parse(Problem, body);
const detail = (reply: Reply) => problem(reply).detail;
const yesterday = addDays(a.day, -1);

describe('the no-change door, at the server', () => {
  it('takes what is the same on an ordinary day', async () => {
    const { works } = await settled();
    await full(works, yesterday);
    expect((await same(works, a.day)).status).toBe(201);
  });

  it.each<[string, (works: Service) => Promise<unknown>, RegExp]>([
    ['the first report of all', async () => {}, /chưa có báo cáo nào trước đó/],
    [
      'a day after a positive',
      (works) => full(works, yesterday, { positive: 1 }),
      /cảnh báo mức cao hoặc khẩn/,
    ],
    ['a day after a case', (works) => full(works, yesterday, { f0: 1 }), /cảnh báo mức cao hoặc khẩn/],
    [
      'a day after a positive whose alert is closed',
      async (works) => {
        await full(works, yesterday, { positive: 1 });
        const params = { alertId: `positive-unconfirmed.${siteId}.1` };
        const body = { to: 'closed', note: 'x', outcome: 'false-alarm', seen: 1 };
        ok('transitionAlert', await works.as(people.health)('transitionAlert', { params, body }));
      },
      /F0, F1, kết quả/,
    ],
    [
      'a day after the plan changed',
      async (works) => {
        await full(works, yesterday);
        await approve(works, siteId, a.planFields({ effectiveFrom: a.day }));
      },
      /Phương án đã thay đổi/,
    ],
    ['a break', (works) => full(works, addDays(a.day, -4)), /nhiều ngày không báo cáo/],
    [
      'a day off',
      async (works) => {
        await full(works, addDays(a.day, -2));
        await full(works, yesterday, { present: 12 });
      },
      /ngày nghỉ sản xuất/,
    ],
    ['other figures', (works) => full(works, yesterday, { isolationFree: 4 }), /không giống báo cáo trước/],
  ])('refuses %s, and says why', async (_, before, why) => {
    const { works } = await settled();
    await before(works);
    const reply = await same(works, a.day);
    expect(refusal(reply)).toEqual(['422 /unchanged no-change-refused']);
    expect(detail(reply)).toMatch(why);
    expect(problem(reply).errors[0]?.detail).toBe(detail(reply));
    expect(detail(await same(works, a.day, { 'accept-language': 'en' }))).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });

  it('asks for the full form after six in a row, once', async () => {
    const { works } = await settled();
    const first = '2021-06-09';
    await full(works, addDays(first, -1));
    for (const day of daysFrom(first, addDays(first, 5)))
      expect([day, (await same(works, day)).status]).toEqual([day, 201]);
    const seventh = addDays(first, 6);
    const reply = await same(works, seventh);
    expect([reply.status, detail(reply)]).toEqual([422, expect.stringContaining('sáu lần liền')]);
    await full(works, seventh, sameAsBefore(a.answers()));
    expect((await same(works, addDays(seventh, 1))).status).toBe(201);
  });
});

describe('a correction that raises readiness and changes no count', () => {
  const listed = async (works: Service, who = people.health) =>
    ok('listCheckIns', await works.as(who)('listCheckIns', { params: { siteId } })).items.map(
      ({ inspect }) => inspect,
    );

  it('is marked for health, and stays marked through later ones; nobody else sees the mark', async () => {
    const { works } = await settled();
    await full(works, a.day);
    expect(await listed(works)).toEqual([undefined]);
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ spacing: 'all' }, { seenRevision: 1 })));
    expect(await listed(works)).toEqual([true]);
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ symptomatic: 2 }, { seenRevision: 2 })));
    expect(await listed(works)).toEqual([true]);
    expect(await listed(works, people.hr)).toEqual([undefined]);
    expect(await listed(works, people.board)).toEqual([undefined]);
  });

  it('is not marked where a count changed too', async () => {
    const { works } = await settled();
    await full(works, a.day);
    const body = a.checkInRequest({ spacing: 'all', testedHighRisk: 9 }, { seenRevision: 1 });
    ok('putCheckIn', await file(works, a.day, body));
    expect(await listed(works)).toEqual([undefined]);
  });
});
