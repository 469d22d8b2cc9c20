import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { Assessment } from '../../domain/assessment.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import { a } from '../support/a.ts';

type Case = {
  plan?: Partial<Plan>;
  answers?: Partial<Answers>;
  recent?: Recent[];
  day?: string;
};
const assessed = ({ plan, answers, recent = a.recent(), day = a.day }: Case = {}) =>
  assess(a.template(), a.plan(plan), a.answers(answers), recent, day);

const unkept = {
  masks: 'none',
  temperature: 'none',
  hands: 'none',
  spacing: 'none',
  disinfection: 'none',
  ventilation: 'none',
} as const;

const caseC: Case = {
  day: '2021-08-23',
  recent: [],
  plan: {
    model: 'three-on-site',
    risk2194: { percent: 30, assessedOn: '2021-08-01' },
    minIsolationFree: 0,
    serviceWorkers: 0,
  },
  answers: { lodged: 150, shuttleLoad: null, ventilation: 'n/a' },
};
const caseD: Case = {
  recent: [],
  plan: { lastDrillOn: null },
  answers: {
    ...unkept,
    isolationFree: 0,
    safetyTeamOnDuty: false,
    testedHighRisk: 0,
    testedService: 0,
  },
};
const caseE: Case = {
  answers: {
    isolationFree: 4,
    shuttleLoad: 50,
    spacing: 'all',
    testedHighRisk: 30,
    testedService: 24,
  },
};

describe('the worked examples of the scoring rules', () => {
  it.each<[string, Case, number, string, string[]]>([
    ['A', {}, 88.0, 'ready', []],
    ['B', { answers: { isolationFree: 0, f1: 2 } }, 72.2, 'not-ready', ['isolation-exhausted']],
    ['C', caseC, 62.7, 'not-ready', ['risk-2194']],
    ['D', caseD, 4.4, 'not-ready', []],
    ['E', caseE, 100.0, 'ready', []],
  ])('%s', (_, changed, readiness, band, gates) => {
    expect(assessed(changed)).toMatchObject({ readiness, band, gates });
  });

  it('are valid assessments that name their template and plan', () => {
    for (const changed of [{}, caseC, caseD, caseE]) {
      const assessment = assessed(changed);
      expect(Assessment.parse(assessment)).toEqual(assessment);
      expect(assessment).toMatchObject({ templateVersion: 'tn-2021-06', planVersion: 1 });
    }
  });
});

describe('an assessment without a score', () => {
  const gateOnly = { readiness: null, criteria: [], fixes: [{ gate: 'no-approved-plan' }] };

  it('is not ready without a plan, and lists the gates that answers alone can hold', () => {
    const answers = a.answers({ quarantineBreaches: 1, isolationFree: 0, f0: 1 });
    const gates = ['no-approved-plan', 'quarantine-breach', 'isolation-exhausted'];
    expect(assess(a.template(), null, a.answers(), [], a.day)).toEqual({
      ...gateOnly,
      band: 'not-ready',
      gates: ['no-approved-plan'],
      scenario: 'normal',
      templateVersion: 'tn-2021-06',
      planVersion: null,
    });
    expect(assess(a.template(), null, answers, [], a.day)).toMatchObject({ gates });
  });

  it('stands in no band while nobody is present, but still lists its gates', () => {
    expect(
      assessed({ plan: { casePlanAttached: false }, answers: { present: 0, symptomatic: 0 } }),
    ).toMatchObject({
      readiness: null,
      band: null,
      gates: ['no-case-plan'],
      criteria: [],
      fixes: [{ gate: 'no-case-plan' }],
    });
    expect(assess(a.template(), null, a.answers({ present: 0 }), [], a.day)).toMatchObject({
      ...gateOnly,
      band: null,
    });
  });

  it('has no band if nothing applies, unless a gate holds', () => {
    const measuresOnly = a.template({ criteria: a.template().criteria.filter(({ id }) => id === 'masks') });
    const answers = a.answers({ masks: 'n/a' });
    expect(assess(measuresOnly, a.plan(), answers, [], a.day)).toMatchObject({
      readiness: null,
      band: null,
      criteria: [{ id: 'masks', attainment: null, points: 0, lost: 0 }],
      fixes: [],
    });
    const uncommitted = a.plan({ commitmentSigned: false });
    expect(assess(measuresOnly, uncommitted, answers, [], a.day)).toMatchObject({
      readiness: null,
      band: 'not-ready',
    });
  });
});

it('scores a submitted plan under the gate of the missing approval', () => {
  expect(assessed({ plan: { state: 'submitted' } })).toMatchObject({
    readiness: 88.0,
    band: 'not-ready',
    gates: ['no-approved-plan'],
  });
});

it('lists every criterion with what was seen, what was asked for and what it is worth', () => {
  const { criteria } = assessed();
  expect(criteria.map(({ id }) => id)).toEqual(a.template().criteria.map(({ id }) => id));
  expect(criteria[0]).toEqual({
    id: 'test-high-risk',
    attainment: 44 / 52,
    weight: 20,
    points: expect.closeTo((100 * 20 * (44 / 52)) / 95, 9),
    lost: expect.closeTo((100 * 20 * (8 / 52)) / 95, 9),
    measured: 44,
    target: 52,
  });
  expect(criteria.find(({ id }) => id === 'lodging')).toMatchObject({ attainment: null, points: 0, lost: 0 });
});
