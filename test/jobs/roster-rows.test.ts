import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { projectSummary } from '../../functions/jobs/project-summary.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { approve, at, file, people, settle, siteId } from '../support/people.ts';
import { projected } from '../support/projected.ts';
import { queued } from '../support/queued.ts';

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  works.at(at(a.day));
  await works.jobs.openDay(due(at(a.day, '00:00')));
  return { base, works };
};

const today = async (works: Service, day: Day = a.day) =>
  ok('getSummary', await works.as(people.board)('getSummary', { query: { day } }));

describe('a row of the roster', () => {
  it('moves with the check-in and its correction, whose flows count once', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 3, testedOther: 5 })));
    ok(
      'putCheckIn',
      await file(works, a.day, a.checkInRequest({ f0: 4, testedOther: 6 }, { seenRevision: 1 })),
    );
    await works.project();
    const { coverage, flows, scenarios, bands } = await today(works);
    expect(coverage).toMatchObject({ due: 1, reported: 1, onTime: 1, pending: 0 });
    expect(flows).toMatchObject({ present: 1180, f0: 4, testedOther: 6, symptomatic: 1 });
    expect(scenarios).toEqual({ normal: 0, suspected: 0, case: 1, outbreak: 0 });
    expect(Object.values(bands).reduce((sum, n) => sum + n, 0)).toBe(1);
  });

  it('adds a report of a day that was not due to the flows, outside due and on time', async () => {
    const { works } = await settled();
    const sunday = '2021-06-20';
    works.at(at(sunday));
    const { checkIn } = ok('putCheckIn', await file(works, sunday));
    expect(checkIn.onTime).toBeNull();
    await works.project();
    const { coverage, flows } = await today(works, sunday);
    expect(coverage).toEqual({ due: 0, reported: 1, onTime: 0, late: 0, missing: 0, pending: 0, notDue: 1 });
    expect(flows.present).toBe(1180);
  });

  it('moves with the state of the site: suspended it is due no more and has no band', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day));
    const admin = works.as(people.admin);
    ok('updateSite', await admin('updateSite', { params: { siteId }, body: { state: 'suspended' } }));
    await works.project();
    const { coverage, freshness, bands, flows } = await today(works);
    expect(coverage).toMatchObject({ due: 0, reported: 1, onTime: 0, notDue: 1 });
    expect([...Object.values(freshness), ...Object.values(bands)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(flows.present).toBe(1180);
    ok('updateSite', await admin('updateSite', { params: { siteId }, body: { state: 'active' } }));
    await works.project();
    expect((await today(works)).coverage).toMatchObject({ due: 1, reported: 1, onTime: 1, notDue: 0 });
  });

  it('moves with the calendar of today', async () => {
    const { works } = await settled();
    const params = { siteId };
    const closed = { workingWeekdays: null, closures: [{ from: a.day, to: a.day, reason: 'Mất điện' }] };
    ok('putCalendar', await works.as(people.hr)('putCalendar', { params, body: closed }));
    await works.project();
    expect((await today(works)).coverage).toMatchObject({ due: 1, notDue: 0 });
    ok('putCalendar', await works.as(people.board)('putCalendar', { params, body: closed }));
    await works.project();
    expect((await today(works)).coverage).toMatchObject({ due: 0, pending: 0, notDue: 1 });
  });

  it('moves with the model of an approved plan: who lives there works on Sunday', async () => {
    const { works } = await settled();
    const sunday = '2021-06-20';
    works.at(at(sunday));
    await works.jobs.openDay(due(at(sunday, '00:00')));
    expect((await today(works, sunday)).coverage).toMatchObject({ due: 0, notDue: 1 });
    await approve(works, siteId, a.planFields({ model: 'three-on-site', effectiveFrom: sunday }));
    await works.project();
    expect((await today(works, sunday)).coverage).toMatchObject({ due: 1, notDue: 0, pending: 1 });
  });

  it('of the days since moves when an older day comes in late', async () => {
    const { works } = await settled();
    const friday = '2021-06-18';
    for (const day of ['2021-06-16', '2021-06-17', friday]) {
      works.at(at(day, '15:00'));
      await works.jobs.openDay(due(at(day, '00:00')));
      await works.jobs.sweepCheckIns(due(at(day, '15:00')));
    }
    works.at(at(friday, '16:00'));
    expect((await today(works, friday)).freshness).toEqual({ fresh: 0, stale: 0, unknown: 1 });
    ok('putCheckIn', await file(works, '2021-06-17', a.checkInRequest({ f0: 1 })));
    await works.project();
    expect((await today(works, '2021-06-16')).coverage).toMatchObject({ missing: 1 });
    expect(await today(works, '2021-06-17')).toMatchObject({
      coverage: { late: 1, missing: 0, reported: 1 },
      freshness: { fresh: 1 },
      flows: { f0: 1 },
    });
    expect(await today(works, friday)).toMatchObject({
      ...{ coverage: { missing: 1 }, freshness: { fresh: 0, stale: 1, unknown: 0 }, scenarios: { case: 1 } },
      flows: { f0: 0, present: 0 },
    });
  });

  it('is not touched by an image that says the same as before, nor by what is not of a site', async () => {
    const { base, works } = await settled();
    const before = await projected(base);
    const { Records } = await works.stream();
    const same = Records.map((record) => ({
      ...record,
      dynamodb: { ...record.dynamodb, OldImage: record.dynamodb?.NewImage ?? {} },
    }));
    expect(await works.jobs.projectSummary({ Records: same })).toEqual({ batchItemFailures: [] });
    expect(await projected(base)).toEqual(before);
  });
});

describe('the marks of alerts', () => {
  it('give the figures of the zone, through opening, verifying and closing', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1, f1: 2 })));
    await works.project();
    const figures = async () => {
      const { timeToVerify: _, ...counted } = (await today(works)).alerts;
      return counted;
    };
    const verified = { count: 0, of: 0 };
    expect(await figures()).toEqual({ open: 2, critical: 1, overdue: 0, verifiedInTime: verified });
    const params = { alertId: `case-reported.${siteId}.1` };
    const step = async (body: Record<string, unknown>) =>
      ok('transitionAlert', await works.as(people.health)('transitionAlert', { params, body }));
    await step({ to: 'acknowledged', note: '', seen: 1 });
    await step({ to: 'verified', note: '', seen: 2, assessment: 'Đúng' });
    await works.project();
    expect(await figures()).toEqual({
      ...{ open: 2, critical: 1, overdue: 0 },
      verifiedInTime: { count: 1, of: 1 },
    });
    works.at(at(addDays(a.day, 2)));
    // Both are over their clocks now: the case its act, the contact its verification, which is judged as missed.
    expect(await figures()).toEqual({
      ...{ open: 2, critical: 1, overdue: 2 },
      verifiedInTime: { count: 1, of: 2 },
    });
    await step({ to: 'closed', note: 'Xong', outcome: 'resolved', seen: 3 });
    await works.project();
    expect(await figures()).toEqual({
      ...{ open: 0, critical: 0, overdue: 0 },
      verifiedInTime: { count: 1, of: 2 },
    });
  });
});

describe('a record that cannot be projected', () => {
  it('is named with its like alone, and is taken again later', async () => {
    const { base, works } = await settled();
    for (const f1 of [1, 2]) {
      ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f1 }, { seenRevision: f1 - 1 })));
    }
    const batch = await works.stream();
    const heads = batch.Records.filter(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S?.startsWith('DAY#'));
    const failing = {
      ...works.needs,
      projections: {
        ...works.needs.projections,
        putRow: async () => {
          throw new Error('no room');
        },
      },
    };
    const outcome = await queued(projectSummary(failing))(batch);
    const numbers = outcome.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(numbers).toEqual(expect.arrayContaining(heads.map(({ dynamodb }) => dynamodb?.SequenceNumber)));
    expect(numbers.length).toBeLessThan(batch.Records.length);
    expect(heads).toHaveLength(2);
    await works.jobs.projectSummary(batch);
    expect((await today(works)).flows.f1).toBe(2);
    expect((await projected(base)).length).toBeGreaterThan(0);
  });
});
