import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { dayAccount } from '../../domain/day-account.ts';
import { keptInputs } from '../../domain/kept-day.ts';
import { moveAccount } from '../../domain/move-account.ts';
import { templates } from '../../domain/pack/templates.ts';
import { a } from '../support/a.ts';
import { ok, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { approve, at, file, fileWeek, people, settle, siteId } from '../support/people.ts';

const base = sharedBase();
const works = (day = a.day, hour = '10:00') => service(base(), at(day, hour));
const yesterday = addDays(a.day, -1);
const read = async (day: string, who = people.hr) =>
  ok('getDayAccount', await works().as(who)('getDayAccount', { params: { siteId, day } }));
/** As it was kept, and what today's code makes of it. */
const isSame = async (day: string) => dayAccount((await read(day)).kept, templates)?.isSame;

beforeAll(async () => {
  const of = service(base(), at('2021-06-08'));
  await settle(of);
  await fileWeek(of, a.day);
  ok('putCheckIn', await file(works(), a.day, a.checkInRequest({ note: 'Xưởng 2 nghỉ chiều' })));
});

describe('what a day’s assessment was made from', () => {
  it('are the revisions that it looked back on, the plan of then, and the report before', async () => {
    const { kept, before } = await read(a.day);
    expect(kept.assessment.readiness).toBe(88);
    expect(kept.recent.map(({ day, revision }) => `${day} r${revision}`)).toEqual(
      ['14', '13', '12', '11', '10', '09'].map((date) => `2021-06-${date} r1`),
    );
    expect(kept.plan).toMatchObject({ version: 1, state: 'approved', contacts: [] });
    expect(before?.checkIn.day).toBe(yesterday);
    expect(await isSame(a.day)).toBe(true);
    expect(await isSame(yesterday)).toBe(true);
    expect((await read('2021-06-09')).before).toBeNull();
  });

  it('stay what they were when a day before is corrected, and when a plan comes for it later', async () => {
    const of = works();
    const body = a.checkInRequest({ testedHighRisk: 9, testedService: 4 }, { seenRevision: 1 });
    ok('putCheckIn', await file(of, yesterday, body));
    await approve(works(a.day, '11:00'), siteId, a.planFields({ highRiskWorkers: 400 }));
    const { kept, before } = await read(a.day);
    expect(kept.recent[0]).toMatchObject({ day: yesterday, revision: 1 });
    expect(kept.plan?.version).toBe(1);
    expect(before?.checkIn.revision).toBe(2);
    expect(await isSame(a.day)).toBe(true);
  });

  it('say why the score moved: a correction under the new plan', async () => {
    const body = a.checkInRequest({ isolationFree: 4 }, { seenRevision: 1 });
    ok('putCheckIn', await file(works(a.day, '12:00'), a.day, body));
    const { kept, before } = await read(a.day);
    const [after, from] = [keptInputs(kept, templates), before && keptInputs(before, templates)];
    if (after === null || from === null) throw new Error('no inputs');
    const move = moveAccount(from, after);
    if (typeof move === 'string') throw new Error(move);
    expect(move.plan).toBeLessThan(0);
    expect(move.template).toBe(0);
    expect([kept.plan?.version, before?.plan?.version]).toEqual([2, 1]);
    const [is, was] = [kept.assessment.readiness ?? 0, before?.assessment.readiness ?? 0];
    expect(Math.abs(move.answers + move.plan - (is - was))).toBeLessThanOrEqual(0.1);
  });

  it('tell a plan that was approved after the report as the one that waited', async () => {
    const of = service(base(), at(a.day, '13:00'));
    const site = 'later-plan';
    const hr = { ...people.hr, email: 'later@demo.test', sites: [site] };
    ok('createSite', await of.as(people.admin)('createSite', { body: a.site({ siteId: site }) }));
    await of.join(hr);
    const params = { siteId: site };
    ok('putPlanDraft', await of.as(hr)('putPlanDraft', { params, body: a.planFields() }));
    ok('submitPlan', await of.as(hr)('submitPlan', { params: { ...params, version: '1' } }));
    ok('putCheckIn', await file(of, a.day, a.checkInRequest(), { site, hr }));
    of.at(at(a.day, '14:00'));
    ok(
      'decidePlan',
      await of.as(people.health)('decidePlan', {
        params: { ...params, version: '1' },
        body: { decision: 'approve' },
      }),
    );
    const { kept } = ok(
      'getDayAccount',
      await of.as(hr)('getDayAccount', { params: { ...params, day: a.day } }),
    );
    expect(kept.assessment.gates).toEqual(['no-approved-plan']);
    expect(kept.plan).toMatchObject({ state: 'submitted', decidedAt: null });
    expect(dayAccount(kept, templates)?.isSame).toBe(true);
  });

  it('are not of a day without a report; a note is for the site and for health', async () => {
    const reply = await works().as(people.hr)('getDayAccount', { params: { siteId, day: '2021-06-08' } });
    expect(refused(reply)).toBe('404 not-found');
    const noted = ok(
      'putCheckIn',
      await file(
        works(),
        '2021-06-13',
        a.checkInRequest({ note: 'Mất điện' }, { seenRevision: 1, reason: 'Ghi thiếu' }),
      ),
    );
    expect(noted.checkIn.revision).toBe(2);
    const seen = async (who: typeof people.hr) => (await read('2021-06-13', who)).kept.checkIn.answers.note;
    expect(await seen(people.hr)).toBe('Mất điện');
    expect(await seen(people.health)).toBe('Mất điện');
    expect(await seen(people.board)).toBeUndefined();
  });
});
