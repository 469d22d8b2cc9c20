import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { ok, refused, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { approve, at, file, fileWeek, people, settle, siteId } from '../support/people.ts';

/** The worked example's own Tuesday, and the same week on other weekdays, across a month, a year and a leap day. */
const days: Day[] = ['2021-06-15', '2021-09-01', '2022-01-03', '2024-03-02', '2026-11-22'];

const example = async (today: Day) => {
  const works = service(await freshBase(), at(addDays(today, -30)));
  await settle(works, {
    plan: { effectiveFrom: addDays(today, -10), lastDrillOn: addDays(today, -56) },
  });
  await fileWeek(works, today);
  return works;
};

describe.each(days)('through the API alone, on %s', (today) => {
  it('gives the worked examples A, then B by a correction, and E', async () => {
    const works = await example(today);
    const reply = await file(works, today);
    expect(reply.status).toBe(201);
    const A = ok('putCheckIn', reply);
    expect(A.assessment).toMatchObject({ readiness: 88, band: 'ready', gates: [], scenario: 'normal' });
    expect(A.alerts).toEqual([]);
    expect(A.checkIn).toEqual({
      ...{ siteId, day: today, revision: 1, receivedAt: at(today), answers: a.answers() },
      onTime: A.checkIn.onTime,
    });

    works.at(at(today, '10:00'));
    const corrected = await file(
      works,
      today,
      a.checkInRequest({ isolationFree: 0, f1: 2 }, { seenRevision: 1 }),
    );
    expect(corrected.status).toBe(200);
    const B = ok('putCheckIn', corrected);
    expect(B.assessment).toMatchObject({
      ...{ readiness: 72.2, band: 'not-ready', gates: ['isolation-exhausted'], scenario: 'suspected' },
    });
    expect(B.alerts).toEqual([
      { id: `contact-reported.${siteId}.1`, rule: 'contact-reported', severity: 'high', state: 'open' },
      { id: `isolation-short.${siteId}.1`, rule: 'isolation-short', severity: 'high', state: 'open' },
      { id: `not-ready.${siteId}.1`, rule: 'not-ready', severity: 'high', state: 'open' },
    ]);

    works.at(at(today, '11:00'));
    const best = {
      isolationFree: 4,
      shuttleLoad: 50,
      spacing: 'all',
      testedHighRisk: 30,
      testedService: 24,
    } as const;
    const E = ok(
      'putCheckIn',
      await file(works, today, a.checkInRequest(best, { seenRevision: 2, reason: 'Nhập nhầm' })),
    );
    expect(E.assessment).toMatchObject({ readiness: 100, band: 'ready', gates: [] });

    const { standing, plan } = ok(
      'getSite',
      await works.as(people.health)('getSite', { params: { siteId } }),
    );
    expect(standing).toEqual({
      ...{ day: today, revision: 3, readiness: 100, band: 'ready', gates: [], scenario: 'normal' },
      freshness: 'fresh',
    });
    expect(plan).toMatchObject({ version: 1, state: 'approved', author: 'subject-of-hr@demo.test' });
  });
});

describe('through the API alone', () => {
  it('opens the alerts of a case with its contacts, the contacts inside the case', async () => {
    const works = await example(a.day);
    const said = { isolationFree: 0, f0: 1, f1: 2 };
    const { alerts } = ok('putCheckIn', await file(works, a.day, a.checkInRequest(said)));
    expect(alerts.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['case-reported', 'critical'],
      ['contact-reported', 'high'],
      ['isolation-short', 'high'],
      ['not-ready', 'high'],
    ]);
    const child = await works.as(people.health)('getAlert', {
      params: { alertId: `contact-reported.${siteId}.1` },
    });
    const { parent, timeline, checkIn } = ok('getAlert', child);
    expect(parent).toBe(`case-reported.${siteId}.1`);
    expect(timeline.map(({ act }) => act)).toEqual(['opened']);
    expect(checkIn).toMatchObject({ day: a.day, revision: 1 });
  });

  it('scores C: an isolated site whose 2194 index is 30 %', async () => {
    const today = '2021-08-23';
    const works = service(await freshBase(), at(addDays(today, -30)));
    const plan = {
      ...({ model: 'three-on-site', minIsolationFree: 0, serviceWorkers: 0 } as const),
      risk2194: { percent: 30, assessedOn: '2021-07-20' },
    };
    await settle(works, { plan });
    works.at(at(today));
    const said = { lodged: 150, shuttleLoad: null, ventilation: 'n/a' } as const;
    const { assessment } = ok('putCheckIn', await file(works, today, a.checkInRequest(said)));
    expect(assessment).toMatchObject({ readiness: 62.7, band: 'not-ready', gates: ['risk-2194'] });
  });

  it('scores D: a site that does nothing', async () => {
    const works = service(await freshBase(), at(addDays(a.day, -30)));
    await settle(works, { plan: { lastDrillOn: null } });
    works.at(at(a.day));
    const none = { masks: 'none', temperature: 'none', hands: 'none', spacing: 'none' } as const;
    const body = a.checkInRequest({
      ...none,
      ...({ disinfection: 'none', ventilation: 'none', safetyTeamOnDuty: false } as const),
      ...{ isolationFree: 0, testedHighRisk: 0, testedService: 0 },
    });
    const { assessment } = ok('putCheckIn', await file(works, a.day, body));
    expect(assessment).toMatchObject({ readiness: 4.4, band: 'not-ready', gates: [] });
  });
});

describe('four eyes', () => {
  it('lets no author decide its own plan, in whatever role, and nobody decide a draft', async () => {
    const works = service(await freshBase(), at(a.day));
    await settle(works);
    const body = a.planFields();
    ok('putPlanDraft', await works.as(people.hr)('putPlanDraft', { params: { siteId }, body }));
    const params = { siteId, version: '2' };
    const decide = () =>
      works
        .as(people.health)('decidePlan', { params, body: { decision: 'approve' } })
        .then(refused);
    expect(await decide()).toBe('409 illegal-plan-state');
    ok('submitPlan', await works.as(people.hr)('submitPlan', { params }));
    expect(refused(await works.as(people.hr)('submitPlan', { params }))).toBe('409 illegal-plan-state');
    await works.join({ ...people.hr, role: 'health' });
    const author = { ...people.hr, role: 'health' } as const;
    expect(refused(await works.as(author)('decidePlan', { params, body: { decision: 'approve' } }))).toBe(
      '403 own-plan',
    );
    ok('decidePlan', await works.as(people.health)('decidePlan', { params, body: { decision: 'approve' } }));
    expect(await decide()).toBe('409 illegal-plan-state');
  });

  it('freezes what was submitted: the next draft is the next version, and of two approved the newest in force counts', async () => {
    const works = service(await freshBase(), at(a.day));
    await settle(works);
    expect(
      await approve(works, siteId, a.planFields({ minIsolationFree: 6, effectiveFrom: '2021-06-14' })),
    ).toBe(2);
    expect(
      await approve(works, siteId, a.planFields({ minIsolationFree: 9, effectiveFrom: '2021-06-30' })),
    ).toBe(3);
    const { items } = ok('listPlans', await works.as(people.board)('listPlans', { params: { siteId } }));
    expect(items.map(({ version, state }) => [version, state])).toEqual([
      [3, 'approved'],
      [2, 'approved'],
      [1, 'approved'],
    ]);
    const { plan } = ok('getSite', await works.as(people.hr)('getSite', { params: { siteId } }));
    expect(plan?.version).toBe(2);
    const { assessment } = ok('putCheckIn', await file(works, a.day));
    expect(assessment.planVersion).toBe(2);
  });

  it('needs a reason to return a plan, and scores the submitted one meanwhile under the gate', async () => {
    const works = service(await freshBase(), at(a.day));
    await works.join(people.admin, people.health, people.hr);
    ok('createSite', await works.as(people.admin)('createSite', { body: a.site() }));
    ok(
      'putPlanDraft',
      await works.as(people.hr)('putPlanDraft', { params: { siteId }, body: a.planFields() }),
    );
    const params = { siteId, version: '1' };
    ok('submitPlan', await works.as(people.hr)('submitPlan', { params }));
    const { assessment, alerts } = ok('putCheckIn', await file(works, a.day));
    expect(assessment).toMatchObject({ gates: ['no-approved-plan'], band: 'not-ready', planVersion: 1 });
    expect(alerts.map(({ rule, severity }) => [rule, severity])).toEqual([['plan-due', 'low']]);
    const back = (body: unknown) => works.as(people.health)('decidePlan', { params, body });
    expect(refused(await back({ decision: 'return' }))).toBe('422 reason-required');
    const { plan } = ok('decidePlan', await back({ decision: 'return', reason: 'Thiếu kịch bản' }));
    expect(plan).toMatchObject({
      ...{ state: 'returned', decidedBy: 'subject-of-health@demo.test', reason: 'Thiếu kịch bản' },
    });
  });
});
