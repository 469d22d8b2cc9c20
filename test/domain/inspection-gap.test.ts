import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { Inspected, inspectable } from '../../domain/inspected.ts';
import { inspectionGap as gapOf, itemGap, overstated, type Reported } from '../../domain/inspection-gap.ts';
import { score } from '../../domain/score.ts';
import { a } from '../support/a.ts';
import { anyAnswers } from '../support/any.ts';

const inspectionGap = (found: Inspected, report: Reported | null, atWork = true) =>
  gapOf(found, report, atWork);

const reported = (over = {}): Reported => {
  const answers = a.answers(over);
  const { checkIn } = a.said(a.day, over);
  const assessment = assess(a.template(), a.plan(), answers, a.recent(), a.day);
  return { filed: { checkIn, assessment }, template: a.template(), plan: a.plan(), recent: a.recent() };
};

describe('the gap of an item', () => {
  it.each([
    ['present', 1180, 1062, { differs: true, difference: -118, percent: -10, steps: null }],
    ['lodged', 0, 12, { differs: true, difference: 12, percent: null, steps: null }],
    ['shuttleLoad', 60, null, { differs: true, difference: null, percent: null, steps: null }],
    ['masks', 'all', 'all', { differs: false, difference: null, percent: null, steps: 0 }],
    ['masks', 'all', 'some', { differs: true, difference: null, percent: null, steps: 1 }],
    ['hands', 'none', 'all', { differs: true, difference: null, percent: null, steps: 2 }],
    ['spacing', 'n/a', 'some', { differs: true, difference: null, percent: null, steps: null }],
    ['safetyTeamOnDuty', true, false, { differs: true, difference: null, percent: null, steps: null }],
  ] as const)('%s: reported %s, found %s', (item, was, found, expected) => {
    expect(itemGap(item, was, found)).toEqual({ item, reported: was, inspected: found, ...expected });
  });
});

describe('the gap of an inspection', () => {
  it('is what readiness would have been, minus what it was, by the same plan and template', () => {
    // Nobody lodges, so that 95 of the weight applies: 2.5 less for masks kept in part, 5 for the safety team.
    const gap = inspectionGap({ masks: 'some', safetyTeamOnDuty: false, present: 1000 }, reported());
    expect(gap.points).toBeCloseTo(-750 / 95, 9);
    expect(gap.comparedTo).toEqual({ day: a.day, revision: 1, template: 'tn-2021-06', planVersion: 1 });
    expect(gap.items.map(({ item }) => item)).toEqual(['present', 'masks', 'safetyTeamOnDuty']);
    expect(overstated(gap)).toBeCloseTo(750 / 95, 9);
  });

  it('is above zero where the site was better than it said', () => {
    const gap = inspectionGap({ spacing: 'all', isolationFree: 4 }, reported());
    expect(gap.points).toBeCloseTo(750 / 95, 9);
    expect(overstated(gap)).toBe(0);
  });

  it.each([
    ['without a report', null],
    ['without the template that the report was scored with', { ...reported(), template: null }],
    ['without a plan', { ...reported(), plan: null }],
  ])('has no points %s', (_, report) => {
    const gap = inspectionGap({ masks: 'none' }, report);
    expect([gap.points, overstated(gap)]).toEqual([null, null]);
  });

  it('is the whole readiness where a site at work is found empty, and not known where it was off or said so', () => {
    const empty = (report: Reported, atWork = true) => inspectionGap({ present: 0 }, report, atWork).points;
    expect(empty(reported())).toBeCloseTo(-88, 1);
    expect([empty(reported(), false), empty(reported({ present: 0 }))]).toEqual([null, null]);
  });

  it('is nothing where all was found as reported, and for all items the whole difference of two scores', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (said, found) => {
        const report = {
          ...reported(),
          filed: { ...reported().filed, checkIn: { ...a.said(a.day).checkIn, answers: said } },
        };
        const seen = (of: typeof said) => Object.fromEntries(inspectable.map((item) => [item, of[item]]));
        const same = inspectionGap(seen(said), report);
        expect(same.items.every(({ differs }) => !differs)).toBe(true);
        const of = (answers: typeof said) => score(a.template(), a.plan(), answers, a.recent(), a.day);
        expect(same.points).toBe(of(said) === null ? null : 0);
        const [before, after] = [of(said), of({ ...said, ...seen(found) })];
        const { points } = inspectionGap(seen(found), report);
        const then = found.present === 0 ? 0 : after;
        expect(points).toBe(before === null || then === null ? null : then - before);
      }),
      { seed: 20210615 },
    );
  });
});

describe('what was found', () => {
  it.each([
    [{}, 'nothing-inspected'],
    [{ present: undefined }, 'nothing-inspected'],
    [{ present: 5, lodged: 6 }, 'more-than-present'],
    [{ masks: 'often' }, 'not-an-option'],
    [{ f0: 1, masks: 'all' }, undefined],
  ])('%j is refused', (found, message) => {
    const { error } = Inspected.safeParse(found);
    expect(error?.issues).toHaveLength(1);
    if (message !== undefined) expect(error?.issues[0]?.message).toBe(message);
  });

  it('may be one item alone', () => {
    expect(Inspected.safeParse({ shuttleLoad: null }).success).toBe(true);
  });
});
