import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { ok, refusal, type Service, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { approve, at, people, settle } from '../support/people.ts';

const base = sharedBase();
const works = () => service(base(), at(a.day));
const siteOf = (n: number) => `like-${n}`;
const hrOf = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [siteOf(n)] });
/** Workers at each site, and the isolation places of its plan: three are of the size of the first, the fifth is not. */
const sites = [
  { n: 1, workforce: 1300, isolationPlaces: 6 },
  { n: 2, workforce: 1000, isolationPlaces: 4 },
  { n: 3, workforce: 4999, isolationPlaces: 10 },
  { n: 4, workforce: 2000, isolationPlaces: 5 },
  { n: 5, workforce: 999, isolationPlaces: 90 },
];
const bad = { isolationPlaces: 0, drillEveryDays: 365 };

const handIn = async (of: Service, n: number, over: object): Promise<string> => {
  const params = { siteId: siteOf(n) };
  const { plan } = ok(
    'putPlanDraft',
    await of.as(hrOf(n))('putPlanDraft', { params, body: a.planFields(over) }),
  );
  const version = String(plan.version);
  ok('submitPlan', await of.as(hrOf(n))('submitPlan', { params: { ...params, version } }));
  return version;
};
const review = async (n: number, version: string, who = people.health) =>
  ok('getPlanReview', await works().as(who)('getPlanReview', { params: { siteId: siteOf(n), version } }));
const decide = (of: Service, n: number, version: string, body: unknown) =>
  of.as(people.health)('decidePlan', { params: { siteId: siteOf(n), version }, body });

beforeAll(async () => {
  const of = works();
  for (const { n, workforce, isolationPlaces } of sites)
    await settle(of, {
      site: a.site({ siteId: siteOf(n), workforce }),
      hr: hrOf(n),
      plan: { isolationPlaces },
    });
});

describe('the review of a plan', () => {
  it('warns beside the medians of sites of like size, its own left out, and says what changes', async () => {
    const version = await handIn(works(), 1, bad);
    expect(await review(1, version)).toEqual({
      template: 'tn-2021-06',
      warnings: [
        { id: 'no-isolation-place', value: 0, limit: 1 },
        { id: 'rare-drills', value: 365, limit: 180 },
      ],
      peers: {
        size: { from: 1000, to: 4999 },
        of: 3,
        medians: {
          ...{ 'few-high-risk': 20, 'no-service-workers': 24, 'no-isolation-place': 5 },
          ...{ 'low-high-risk-share': 20, 'low-service-share': 100, 'long-window': 7, 'rare-drills': 90 },
        },
      },
      inForceNow: 1,
      changes: ['isolationPlaces', 'drillEveryDays'],
    });
  });

  it('has no medians where nobody is of like size, and no closed site among them', async () => {
    const version = await handIn(works(), 5, {});
    expect((await review(5, version)).peers).toMatchObject({ of: 0, size: { from: 200, to: 999 } });
    ok(
      'updateSite',
      await works().as(people.admin)('updateSite', {
        params: { siteId: siteOf(4) },
        body: { state: 'closed' },
      }),
    );
    expect((await review(1, '2')).peers).toMatchObject({ of: 2, medians: { 'no-isolation-place': 7 } });
  });

  it('names the version in force also where that is the one looked at', async () => {
    expect(await review(2, '1')).toMatchObject({ inForceNow: 1, changes: [] });
  });

  it('is of a version that there is', async () => {
    const reply = await works().as(people.health)('getPlanReview', {
      params: { siteId: siteOf(1), version: '9' },
    });
    expect(reply.status).toBe(404);
  });
});

describe('an approval against warnings', () => {
  it('is refused without a reason, by name, and writes nothing', async () => {
    const of = works();
    const version = await handIn(of, 2, bad);
    const reply = await decide(of, 2, version, { decision: 'approve' });
    expect(refusal(reply)).toEqual([
      '422 /reason reason-required-warnings',
      '422 /reason reason-required-warnings',
    ]);
    expect(reply.text).toContain('Không có chỗ cách ly');
    const { items } = ok(
      'listPlans',
      await of.as(people.health)('listPlans', { params: { siteId: siteOf(2) } }),
    );
    expect(items[0]?.state).toBe('submitted');
  });

  it('is taken with one, which stays with the plan', async () => {
    const of = works();
    const reply = await decide(of, 2, '2', { decision: 'approve', reason: 'Dùng chung khu cách ly' });
    expect(ok('decidePlan', reply).plan).toMatchObject({
      state: 'approved',
      reason: 'Dùng chung khu cách ly',
      despite: ['no-isolation-place', 'rare-drills'],
    });
  });

  it('is judged when it is decided: what was no warning at the submission may be one', async () => {
    const of = works();
    const testing = { highRiskPct: 20, servicePct: 100, windowDays: 7 };
    const version = await handIn(of, 3, { testing: { ...testing, highRiskPct: 19 } });
    expect(refusal(await decide(of, 3, version, { decision: 'approve' }))).toEqual([
      '422 /reason reason-required-warnings',
    ]);
  });

  it('is judged by the register where the plan says fewer people', async () => {
    const of = works();
    const version = await handIn(of, 3, { workforce: 40, highRiskWorkers: 8, serviceWorkers: 0 });
    const both = ['few-high-risk', 'no-service-workers'];
    expect((await review(3, version)).warnings.map(({ id }) => id)).toEqual(both);
    expect(refusal(await decide(of, 3, version, { decision: 'approve' }))).toHaveLength(both.length);
  });

  it('is asked for no reason where nothing warns', async () => {
    const of = works();
    expect((await decide(of, 5, '2', { decision: 'approve' })).status).toBe(200);
  });
});

describe('the version in force on a day', () => {
  it('is the one that the day is asked of', async () => {
    const of = works();
    const later = addDays(a.day, 10);
    await approve(of, siteOf(1), a.planFields({ effectiveFrom: later }), hrOf(1));
    const on = async (day: string) => {
      const params = { siteId: siteOf(1) };
      const { items, cursor } = ok(
        'listPlans',
        await of.as(people.board)('listPlans', { params, query: { day } }),
      );
      return [...items.map(({ version }) => version), cursor];
    };
    expect(await on('2021-06-04')).toEqual([null]);
    expect(await on(a.day)).toEqual([1, null]);
    expect(await on(later)).toEqual([3, null]);
  });
});
