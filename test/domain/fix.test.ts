import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { Plan } from '../../domain/plan.ts';
import { a } from '../support/a.ts';

const fixes = (answers: Partial<Answers> = {}, plan: Partial<Plan> = {}) =>
  assess(a.template(), a.plan(plan), a.answers(answers), a.recent(), a.day).fixes;

describe('the fixes of an assessment', () => {
  it('stand largest gain first, equal ones in the order of the criteria', () => {
    expect(fixes()).toEqual([
      { criterion: 'isolation-capacity', to: 4, by: 1, gain: expect.closeTo(500 / 95, 9), band: 'ready' },
      {
        criterion: 'test-high-risk',
        to: 16,
        by: 8,
        gain: expect.closeTo((2000 * 8) / 52 / 95, 9),
        band: 'ready',
      },
      { criterion: 'spacing', to: 'all', by: null, gain: expect.closeTo(250 / 95, 9), band: 'ready' },
      { criterion: 'shuttle-load', to: 50, by: 10, gain: expect.closeTo(500 / 6 / 95, 9), band: 'ready' },
    ]);
    const equal = fixes({ masks: 'none', hands: 'none' }).flatMap((fix) =>
      'criterion' in fix ? fix.criterion : [],
    );
    expect(equal.slice(0, 3)).toEqual(['isolation-capacity', 'masks', 'hands']);
  });

  it('name the gates first, which no score makes up for', () => {
    const listed = fixes({ quarantineBreaches: 1 }, { casePlanAttached: false });
    expect(listed.slice(0, 2)).toEqual([{ gate: 'no-case-plan' }, { gate: 'quarantine-breach' }]);
    expect(listed.slice(2).every((fix) => 'band' in fix && fix.band === 'not-ready')).toBe(true);
  });

  it('judge a band without the gate that the fix itself lifts', () => {
    const [, ...criteria] = fixes({ isolationFree: 0, f1: 2 });
    expect(criteria[0]).toMatchObject({ criterion: 'isolation-capacity', to: 4, by: 4, band: 'ready' });
    expect(criteria[1]).toMatchObject({ criterion: 'test-high-risk', band: 'not-ready' });
  });

  it.each<[string, Partial<Answers>, Partial<Plan>, object]>([
    ['one more round of tests', { testedService: 1 }, {}, { criterion: 'test-service', to: 4, by: 3 }],
    ['fewer people lodged', { lodged: 150 }, {}, { criterion: 'lodging', to: 120, by: 30 }],
    ['the team on duty', { safetyTeamOnDuty: false }, {}, { criterion: 'safety-team', to: true, by: null }],
    ['a drill in time', {}, { lastDrillOn: '2021-03-07' }, { criterion: 'drill', to: '2021-03-17', by: 10 }],
    ['a first drill', {}, { lastDrillOn: null }, { criterion: 'drill', to: '2021-03-17', by: null }],
  ])('say how far it is to %s', (_, answers, plan, expected) => {
    expect(fixes(answers, plan)).toContainEqual(expect.objectContaining(expected));
  });

  it('lift the band when the criterion alone is enough', () => {
    const worn = { masks: 'none', hands: 'some', isolationFree: 4 } as const;
    const { readiness, band } = assess(a.template(), a.plan(), a.answers(worn), a.recent(), a.day);
    expect({ readiness, band }).toEqual({ readiness: 85.4, band: 'ready' });
    const lower = fixes({ ...worn, temperature: 'some' });
    expect(lower[0]).toMatchObject({ criterion: 'masks', band: 'ready' });
    expect(lower.at(-1)).toMatchObject({ criterion: 'shuttle-load', band: 'watch' });
  });
});
