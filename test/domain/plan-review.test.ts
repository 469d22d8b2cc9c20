import { describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { draftPlan, requirePast, returnedBefore, submitPlan } from '../../domain/plan-review.ts';
import { requireSeen, SeenPlan, seenOf } from '../../domain/plan-seen.ts';
import { a } from '../support/a.ts';

const now = '2021-06-15T02:00:00.000Z';
const later = '2021-06-15T03:00:00.000Z';
const hr = { id: 'member-hr', name: 'Nguyễn Thị Mẫu', now };
const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

describe('a draft', () => {
  it.each([
    ['a drill of tomorrow', { lastDrillOn: '2021-06-16' }, '/lastDrillOn'],
    [
      'an assessment of tomorrow',
      { risk2194: { percent: 20, assessedOn: '2021-06-16' } },
      '/risk2194/assessedOn',
    ],
  ])('does not take %s for one that was done', (_, over, pointer) => {
    expect(refusalOf(() => requirePast(a.planFields(over), now))).toMatchObject({
      faults: [{ pointer, code: 'future-day' }],
    });
  });

  it('takes a drill of today', () => {
    expect(refusalOf(() => requirePast(a.planFields({ lastDrillOn: '2021-06-15' }), now))).toBeNull();
  });
});

describe('what a writer saw', () => {
  const draft = draftPlan([a.plan()], a.planFields(), hr);
  const over = draftPlan([a.plan(), draft], a.planFields(), { ...hr, now: later });
  const submitted = submitPlan([a.plan(), draft], 2, later);

  it('is the newest version, and of a draft when it was written', () => {
    expect(seenOf([])).toBe('0');
    expect(seenOf([a.plan()])).toBe('1');
    expect(seenOf([a.plan(), draft])).toBe(`2@${now}`);
    expect(seenOf([draft, a.plan()])).toBe(`2@${now}`);
  });

  it.each<[string, Plan[], Plan[]]>([
    ['a draft written over', [a.plan(), draft], [a.plan(), over]],
    ['a draft submitted', [a.plan(), draft], [a.plan(), submitted]],
    ['a draft begun', [a.plan()], [a.plan(), draft]],
    ['a first version', [], [a.plan()]],
  ])('is out of date after %s', (_, before, after) => {
    expect(refusalOf(() => requireSeen(after, seenOf(before)))).toMatchObject({
      ...{ name: 'Conflict', code: 'stale-draft' },
    });
    expect(refusalOf(() => requireSeen(after, seenOf(after)))).toBeNull();
    expect(refusalOf(() => requireSeen(after, undefined))).toBeNull();
  });

  it('is not out of date because a version was decided', () => {
    const [was, is] = [[a.plan({ state: 'submitted' })], [a.plan({ state: 'returned' })]];
    expect(refusalOf(() => requireSeen(is, seenOf(was)))).toBeNull();
  });

  it('is refused with who wrote since, and when', () => {
    expect(refusalOf(() => requireSeen([a.plan(), over], `2@${now}`))).toMatchObject({
      winner: { by: hr.name, at: later },
    });
  });

  it.each([
    ['0', true],
    ['2', true],
    [`2@${now}`, true],
    ['2@', true],
    ['', false],
    ['two', false],
    ['2@now', false],
  ])('said as %j is a header: %s', (header, expected) => {
    expect(SeenPlan.safeParse({ 'seen-plan': header }).success).toBe(expected);
  });
});

describe('the version that was sent back', () => {
  const sentBack = a.plan({ version: 2, state: 'returned', reason: 'Thiếu chỗ cách ly' });
  it.each<[string, Plan[], number | null]>([
    ['nothing yet', [], null],
    ['an approved one', [a.plan()], null],
    ['the newest', [a.plan(), sentBack], 2],
    ['under the draft that answers it', [a.plan(), sentBack, a.plan({ version: 3, state: 'draft' })], 2],
    ['answered by one handed in', [a.plan(), sentBack, a.plan({ version: 3, state: 'submitted' })], null],
    ['answered by an approved one', [sentBack, a.plan({ version: 3 })], null],
  ])('%s', (_, plans, expected) => {
    expect(returnedBefore(plans)?.version ?? null).toBe(expected);
  });
});
