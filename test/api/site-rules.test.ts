import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../domain/alert.ts';
import { type Answers, measures } from '../../domain/answers.ts';
import { addDays, daysFrom } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { keyed, ok, type Service } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { approve, at, file, people, siteId } from '../support/people.ts';

/** A Tuesday with a fortnight of the template behind it. */
const first = '2021-07-06';
const on = (n: number) => addDays(first, n);
/** A day on which every rule has what it asks for. */
const good = { isolationFree: 4, testedHighRisk: 60, testedService: 24 };

const check = async (works: Service, n: number, said: Partial<Answers> = {}, seenRevision = 0) => {
  works.at(at(on(n)));
  const more = seenRevision > 0 ? { seenRevision, reason: 'x' } : {};
  const reply = await file(works, on(n), a.checkInRequest({ ...good, testedOther: n, ...said }, more));
  return ok('putCheckIn', reply).alerts.map(({ rule }) => rule);
};
const quick = async (works: Service, kind: string, count: number, key?: string) => {
  const headers = key === undefined ? {} : { headers: keyed(key) };
  const reply = await works.as(people.hr)('createEventReport', {
    ...{ params: { siteId }, body: { kind, count } },
    ...headers,
  });
  return ok('createEventReport', reply).alerts.map(({ rule }) => rule);
};
const read = async (works: Service, rule: RuleId, n = 1) =>
  ok(
    'getAlert',
    await works.as(people.health)('getAlert', { params: { alertId: `${rule}.${siteId}.${n}` } }),
  );
const states = async (works: Service) => {
  const { items } = ok('listAlerts', await works.as(people.health)('listAlerts', { query: {} }));
  return Object.fromEntries(items.map(({ rule, state }) => [rule, state]));
};
/** A fortnight of good days up to the day before the first. */
const fortnight = async (works: Service) => {
  for (const day of daysFrom(on(-14), on(-1))) {
    works.at(at(day));
    ok(
      'putCheckIn',
      await file(works, day, a.checkInRequest({ ...good, testedOther: Number(day.slice(-2)) })),
    );
  }
};

describe('check-ins through the store', () => {
  it('open what a bad day breaks, and the next good one clears what no person owns', async () => {
    const { works } = await settled(at(on(-14)));
    await fortnight(works);
    expect(await states(works)).toEqual({});
    const bad = await check(works, 0, {
      ...{ isolationFree: 1, lodged: 130, testedHighRisk: 0, testedService: 0, safetyTeamOnDuty: false },
      ...Object.fromEntries(measures.map((id) => [id, 'none'])),
    });
    expect(bad).toEqual(['isolation-short', 'lodging-over', 'not-ready', 'readiness-drop']);
    expect(await check(works, 1, { spacing: 'some' })).toEqual([]);
    expect(await states(works)).toEqual({
      ...{ 'isolation-short': 'closed', 'lodging-over': 'closed', 'not-ready': 'closed' },
      'readiness-drop': 'closed',
    });
    expect(await read(works, 'readiness-drop')).toMatchObject({ outcome: 'self-cleared', occurrences: 1 });
  });

  it('wait with tests until a new site could have made them', async () => {
    const { works } = await settled(at(first));
    const days = daysFrom(first, on(9)).filter((day) => day !== '2021-07-11');
    const told = [];
    for (const day of days) {
      works.at(at(day));
      const none = { ...good, testedHighRisk: 0, present: 1100 + Number(day.slice(-2)) };
      told.push(
        ok('putCheckIn', await file(works, day, a.checkInRequest(none))).alerts.map(({ rule }) => rule),
      );
    }
    expect(told).toEqual([...Array(8).fill([]), ['testing-behind']]);
    expect(await read(works, 'testing-behind')).toMatchObject({ severity: 'medium', occurrences: 1 });
  });

  it('open with 5 F0, step with 10, and keep the version that people act on', async () => {
    const { works } = await settled(at(first));
    expect(await check(works, 0, { f0: 5 })).toContain('site-outbreak');
    expect(await check(works, 1, { f0: 4 })).not.toContain('site-outbreak');
    expect(await check(works, 2, { f0: 1 })).toContain('site-outbreak');
    expect(await read(works, 'site-outbreak')).toMatchObject({ occurrences: 2, version: 1 });
  });

  it('ask for the plan that is sent back, until the next is approved', async () => {
    const { works } = await settled(at(first));
    await check(works, 0);
    works.at(at(on(0), '10:00'));
    const hr = works.as(people.hr);
    ok('putPlanDraft', await hr('putPlanDraft', { params: { siteId }, body: a.planFields() }));
    const params = { siteId, version: '2' };
    ok('submitPlan', await hr('submitPlan', { params }));
    const body = { decision: 'return', reason: 'x' };
    ok('decidePlan', await works.as(people.health)('decidePlan', { params, body }));
    expect(await check(works, 1)).toEqual(['plan-due']);
    await approve(works, siteId, a.planFields());
    expect(await check(works, 2)).toEqual([]);
    expect(await states(works)).toEqual({ 'plan-due': 'closed' });
  });

  it('say the same to a repeat, and nothing twice to a correction', async () => {
    const { works } = await settled(at(first));
    works.at(at(first));
    const key = '33333333-3333-4333-8333-333333333333';
    const body = a.checkInRequest({ ...good, positive: 3, masks: 'n/a' });
    const all = await Promise.all(Array.from({ length: 6 }, () => file(works, first, body, { key })));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await check(works, 0, { positive: 3, masks: 'n/a' }, 1)).toEqual([]);
    for (const rule of ['positive-unconfirmed', 'implausible'] as const) {
      const { occurrences, timeline } = await read(works, rule);
      expect([rule, occurrences, timeline.length]).toEqual([rule, 1, 1]);
    }
  });
});

describe('quick reports through the store', () => {
  it('open the episode of their kind, once under a key', async () => {
    const { works } = await settled(at(first));
    const key = '44444444-4444-4444-8444-444444444444';
    expect(await quick(works, 'symptoms', 2)).toEqual(['symptom-aberration']);
    expect(await quick(works, 'positive', 2, key)).toEqual(['positive-unconfirmed']);
    expect(await quick(works, 'positive', 2, key)).toEqual(['positive-unconfirmed']);
    expect(await quick(works, 'f0', 5)).toEqual(['case-reported', 'site-outbreak']);
    expect(await read(works, 'positive-unconfirmed')).toMatchObject({
      ...{ occurrences: 1, severity: 'critical', state: 'open' },
      proposal: { outcome: 'self-cleared' },
      timeline: [{ act: 'opened', trigger: { source: 'event-report', count: 2 } }, { act: 'proposed' }],
    });
  });

  it('leave a positive that nobody confirmed open, whatever the correction takes back', async () => {
    const { works } = await settled(at(first));
    await check(works, 0, { positive: 2 });
    await check(works, 0, { positive: 0 }, 1);
    await check(works, 1);
    expect(await read(works, 'positive-unconfirmed')).toMatchObject({
      state: 'open',
      timeline: [{ act: 'opened' }, { act: 'lowered' }],
    });
  });
});
