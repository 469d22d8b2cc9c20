import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { addDays } from '../../../domain/day.ts';
import type { Plan } from '../../../domain/plan.ts';
import { lookOver } from '../../../web/check-in/look-over.ts';
import { isPlanKnown, planFor, previewOf } from '../../../web/check-in/preview.ts';
import type { SiteDay } from '../../../web/check-in/site-day.ts';
import { a } from '../../support/a.ts';
import { filedOn, detail as siteDetail } from './a-filed.ts';

const v1 = a.plan();
/** Approved since, and in force only after the base day. */
const v2: Plan = { ...a.plan(), version: 2, effectiveFrom: addDays(a.day, 3) };
const dayWith = (plan: Plan | null): SiteDay => ({
  detail: { ...siteDetail, plan },
  day: a.day,
  filed: filedOn(a.day),
  before: filedOn(addDays(a.day, -1)),
  stocksFrom: null,
  kept: false,
});
const listed = async () => [v2, v1];
const unreachable = async () => null;

describe('the plan that a day is scored with', () => {
  it('is the one in force now where that was in force on the day already, or none ever was', async () => {
    expect(isPlanKnown(dayWith(v1))).toBe(true);
    expect(await planFor(dayWith(v1), unreachable)).toEqual({ plan: v1 });
    expect(await planFor(dayWith(null), unreachable)).toEqual({ plan: null });
    expect(await planFor(dayWith({ ...v2, state: 'submitted' }), unreachable)).toMatchObject({
      plan: { version: 2 },
    });
  });

  it('is the one that was in force then where a newer one has begun since', async () => {
    expect(isPlanKnown(dayWith(v2))).toBe(false);
    expect(await planFor(dayWith(v2), listed)).toEqual({ plan: v1 });
  });

  it('is not known where the versions cannot be read', async () => {
    expect(await planFor(dayWith(v2), unreachable)).toBeNull();
  });
});

describe('the preview of a past day', () => {
  const answers = a.answers();

  it('is what the server will make of it: under the plan of then', async () => {
    const ground = { recent: a.recent(), scored: await planFor(dayWith(v2), listed) };
    const preview = previewOf(dayWith(v2), answers, ground);
    expect(preview).toEqual(assess(a.template(), v1, answers, a.recent(), a.day));
    expect(lookOver({ siteDay: dayWith(v2), answers, ground, reportedF0: 0, reported: null })).toEqual([]);
  });

  it('is none while the plan of then is not known: nothing is said to be worse', () => {
    const ground = { recent: a.recent(), scored: null };
    expect(previewOf(dayWith(v2), answers, ground)).toBeNull();
    expect(lookOver({ siteDay: dayWith(v2), answers, ground, reportedF0: 0, reported: null })).toEqual([]);
  });
});
