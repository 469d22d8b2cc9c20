import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import type { Plan } from '../../domain/plan.ts';
import { seenOf } from '../../domain/plan-seen.ts';
import { a } from '../support/a.ts';
import { ok, refusal, refused, type Service, service } from '../support/call.ts';
import { freshBase, sharedBase } from '../support/engine.ts';
import { at, otherZone, people, settle, zoneId } from '../support/people.ts';

const base = sharedBase();
const works = () => service(base(), at(a.day));
const zoned = (email: string, member: Member) => ({ ...member, email, zones: [otherZone] });
const healthThere = zoned('there@demo.test', people.health);
const boardThere = zoned('board-there@demo.test', people.board);
const siteOf = (n: number) => `site-${n}`;
const hrOf = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [siteOf(n)] });

const draft = (of: Service, n: number, over = {}) =>
  of
    .as(hrOf(n))('putPlanDraft', { params: { siteId: siteOf(n) }, body: a.planFields(over) })
    .then((reply) => ok('putPlanDraft', reply).plan);
const submit = async (of: Service, n: number, version: number) =>
  ok(
    'submitPlan',
    await of.as(hrOf(n))('submitPlan', { params: { siteId: siteOf(n), version: String(version) } }),
  ).plan;
const decide = (of: Service, n: number, version: number, body: unknown) =>
  of.as(people.health)('decidePlan', { params: { siteId: siteOf(n), version: String(version) }, body });

/** Five sites in two zones, each with an approved plan. */
const openSites = async (of: Service) => {
  await of.join(people.board, healthThere, boardThere);
  for (const n of [1, 2, 3, 4, 5])
    await settle(of, {
      site: a.site({ siteId: siteOf(n), name: `Cơ sở Mẫu ${n}`, zoneId: n % 2 === 1 ? zoneId : otherZone }),
      hr: hrOf(n),
    });
};

const waiting = async (who: Member, query: Record<string, string> = {}) => {
  const { items, cursor } = ok('listWaitingPlans', await works().as(who)('listWaitingPlans', { query }));
  return { ids: items.map(({ site, plan }) => `${site.siteId} v${plan.version}`), items, cursor };
};

describe('the plans that wait', () => {
  beforeAll(async () => {
    const of = works();
    await openSites(of);
    // The later site hands in first; a draft does not wait.
    for (const [n, hour] of [
      [3, '10:00'],
      [2, '11:00'],
      [1, '12:00'],
      [4, '13:00'],
    ] as const) {
      of.at(at(a.day, hour));
      await draft(of, n, { workforce: 1300 + n });
      await submit(of, n, 2);
    }
    await draft(of, 5);
  });

  it('are listed the longest waiting first, each with its site in short', async () => {
    const { ids, items, cursor } = await waiting(people.health);
    expect(ids).toEqual(['site-3 v2', 'site-2 v2', 'site-1 v2', 'site-4 v2']);
    expect(cursor).toBeNull();
    expect(items[0]).toEqual({
      site: { siteId: 'site-3', name: 'Cơ sở Mẫu 3', zoneId, workforce: 1300 },
      plan: {
        ...a.planFields({ workforce: 1303 }),
        ...{ version: 2, state: 'submitted', author: 'subject-of-hr-3@demo.test', authorName: hrOf(3).name },
        ...{ draftedAt: at(a.day, '10:00'), submittedAt: at(a.day, '10:00') },
        ...{ decidedBy: null, decidedAt: null, reason: null },
      },
    });
  });

  it('are those of the zones that the member has, narrowed to the one that is asked for', async () => {
    const there = ['site-2 v2', 'site-4 v2'];
    for (const who of [healthThere, boardThere]) expect((await waiting(who)).ids).toEqual(there);
    expect((await waiting(people.board, { zone: otherZone, state: 'submitted' })).ids).toEqual(there);
    expect((await waiting(healthThere, { zone: zoneId })).ids).toEqual([]);
    const odd = await works().as(people.health)('listWaitingPlans', { query: { state: 'draft' } });
    expect(refusal(odd)).toEqual(['422 /state unknown-state']);
  });

  it.each([1, 2, 3])('come in pages of %i, each once', async (limit) => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Awaited<ReturnType<typeof waiting>> = await waiting(people.health, {
        limit: String(limit),
        ...(next === '' ? {} : { cursor: next }),
      });
      expect(page.ids.length).toBeLessThanOrEqual(limit);
      seen.push(...page.ids);
      next = page.cursor;
    }
    expect(seen).toEqual(['site-3 v2', 'site-2 v2', 'site-1 v2', 'site-4 v2']);
  });

  it('take no cursor of another list', async () => {
    const sites = ok('listSites', await works().as(people.health)('listSites', { query: { limit: '1' } }));
    const query = { cursor: sites.cursor ?? '' };
    expect(refused(await works().as(people.health)('listWaitingPlans', { query }))).toBe('422 bad-cursor');
  });

  it('leave the list with the decision, whichever it is, and come back when they are handed in anew', async () => {
    const of = works();
    ok('decidePlan', await decide(of, 3, 2, { decision: 'approve' }));
    ok(
      'decidePlan',
      await decide(of, 2, 2, { decision: 'return', reason: 'Bổ sung chỗ cách ly cho ca đêm' }),
    );
    expect((await waiting(people.health)).ids).toEqual(['site-1 v2', 'site-4 v2']);
    of.at(at(a.day, '15:00'));
    await draft(of, 2);
    expect((await waiting(people.health)).ids).toEqual(['site-1 v2', 'site-4 v2']);
    await submit(of, 2, 3);
    expect((await waiting(people.health)).ids).toEqual(['site-1 v2', 'site-4 v2', 'site-2 v3']);
    expect(refused(await decide(of, 3, 2, { decision: 'approve' }))).toBe('409 illegal-plan-state');
  });
});

describe('a draft that two people write', () => {
  const other: Member = { ...hrOf(1), email: 'other-hr@demo.test', name: 'Phó Mẫu' };
  const open = async () => {
    const of = service(await freshBase(), at(a.day));
    await settle(of, { site: a.site({ siteId: siteOf(1) }), hr: hrOf(1) });
    await of.join(other);
    return of;
  };
  const plans = async (of: Service): Promise<Plan[]> =>
    ok('listPlans', await of.as(hrOf(1))('listPlans', { params: { siteId: siteOf(1) } })).items;
  const write = (of: Service, who: Member, seen: string | null, workforce: number) =>
    of.as(who)('putPlanDraft', {
      params: { siteId: siteOf(1) },
      headers: seen === null ? {} : { 'seen-plan': seen },
      body: a.planFields({ workforce }),
    });

  it('is not written over by who did not see it', async () => {
    const of = await open();
    const seen = seenOf(await plans(of));
    of.at(at(a.day, '10:00'));
    ok('putPlanDraft', await write(of, other, seen, 1000));
    of.at(at(a.day, '10:05'));
    const late = await write(of, hrOf(1), seen, 2000);
    expect(refused(late)).toBe('409 stale-draft');
    expect(late.body).toMatchObject({ by: 'Phó Mẫu', at: at(a.day, '10:00') });
    expect((await plans(of))[0]).toMatchObject({ version: 2, workforce: 1000 });
    ok('putPlanDraft', await write(of, hrOf(1), seenOf(await plans(of)), 2000));
    expect((await plans(of))[0]).toMatchObject({ version: 2, workforce: 2000, authorName: hrOf(1).name });
  });

  it('is not submitted by who did not see what it says, nor written on after it was', async () => {
    const of = await open();
    of.at(at(a.day, '10:00'));
    ok('putPlanDraft', await write(of, hrOf(1), null, 1000));
    const seen = seenOf(await plans(of));
    of.at(at(a.day, '10:05'));
    ok('putPlanDraft', await write(of, other, seen, 2000));
    const hand = (who: Member, headers: Record<string, string>) =>
      of.as(who)('submitPlan', { params: { siteId: siteOf(1), version: '2' }, headers });
    expect(refused(await hand(hrOf(1), { 'seen-plan': seen }))).toBe('409 stale-draft');
    const newer = seenOf(await plans(of));
    ok('submitPlan', await hand(other, { 'seen-plan': newer }));
    expect(refused(await write(of, hrOf(1), newer, 3000))).toBe('409 stale-draft');
    expect(refused(await hand(hrOf(1), {}))).toBe('409 illegal-plan-state');
  });

  it('is written over by who says nothing of it, as before', async () => {
    const of = await open();
    ok('putPlanDraft', await write(of, other, null, 1000));
    ok('putPlanDraft', await write(of, hrOf(1), null, 2000));
    expect((await plans(of))[0]).toMatchObject({ version: 2, workforce: 2000 });
    expect(refusal(await write(of, hrOf(1), 'what', 1))).toEqual(['422 /seen-plan not-a-version']);
  });
});

describe('a draft', () => {
  it('does not take a drill of tomorrow for one that was done', async () => {
    const of = service(await freshBase(), at(a.day));
    await settle(of, { site: a.site({ siteId: siteOf(1) }), hr: hrOf(1) });
    const body = a.planFields({ lastDrillOn: addDays(a.day, 1) });
    const reply = await of.as(hrOf(1))('putPlanDraft', { params: { siteId: siteOf(1) }, body });
    expect(refusal(reply)).toEqual(['422 /lastDrillOn future-day']);
  });
});
