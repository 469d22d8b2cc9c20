import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriterionAccount } from '../../domain/account-criteria.ts';
import type { CriterionId } from '../../domain/assessment.ts';
import { addDays } from '../../domain/day.ts';
import { dayAccount, readinessFrom } from '../../domain/day-account.ts';
import { type KeptDay, planAsJudged } from '../../domain/kept-day.ts';
import { a } from '../support/a.ts';
import { anyAnswers, anyPlan, anyRecent } from '../support/any.ts';
import { aKeptDay, recentWith } from '../support/kept.ts';

const account = (kept: KeptDay = aKeptDay()) => {
  const made = dayAccount(kept, [a.template()]);
  if (made === null) throw new Error('no template');
  return made;
};
const at = (id: CriterionId, kept?: KeptDay): CriterionAccount => {
  const found = account(kept).criteria.find(({ result }) => result.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('the account of worked example A', () => {
  it('names the check-ins that were summed, by revision and moment, against persons, share and window', () => {
    const { origin, against, source, of } = at('test-high-risk');
    if (origin.kind !== 'window') throw new Error(origin.kind);
    expect(origin.from).toBe('2021-06-09');
    expect(origin.counted.map(({ day, revision, n }) => `${day} r${revision} ${n}`)).toEqual([
      ...['09', '10', '11', '12', '13', '14'].map((date) => `2021-06-${date} r1 6`),
      '2021-06-15 r2 8',
    ]);
    expect(origin.counted[0]?.receivedAt).toBe('2021-06-09T02:00:00.000Z');
    expect(against).toEqual({
      ...{ kind: 'share', group: 'highRiskWorkers', persons: 260, share: 'highRiskPct', pct: 20 },
      ...{ windowDays: 7, exempt: null },
    });
    expect(source).toEqual(['2787']);
    expect(of).toBeCloseTo(2000 / 95, 9);
  });

  it.each<[CriterionId, unknown, unknown]>([
    [
      'isolation-capacity',
      { kind: 'answer', field: 'isolationFree' },
      { kind: 'least', fact: 'minIsolationFree' },
    ],
    ['shuttle-load', { kind: 'answer', field: 'shuttleLoad' }, { kind: 'most', fact: 'shuttleMaxLoad' }],
    [
      'spacing',
      { kind: 'answer', field: 'spacing' },
      { kind: 'kept', worth: { all: 1, some: 0.5, none: 0 } },
    ],
    ['safety-team', { kind: 'answer', field: 'safetyTeamOnDuty' }, { kind: 'yes' }],
    ['drill', { kind: 'drill', on: '2021-04-20' }, { kind: 'cycle', every: 90, goneAfter: 2 }],
  ])('says of %s where it came from and what it was compared to', (id, origin, against) => {
    expect(at(id)).toMatchObject({ origin, against });
  });

  it('adds up to 100, and to the readiness', () => {
    const made = account();
    expect(made.points + made.lost).toBeCloseTo(100, 9);
    expect(readinessFrom(made)).toBe(88);
    expect(made.isSame).toBe(true);
    expect(made.bands.filter(({ isReached }) => isReached).map(({ id }) => id)).toEqual(['ready']);
  });

  it('tells every gate with what it looked at', () => {
    const kept = aKeptDay({
      answers: a.answers({ isolationFree: 0, f1: 2 }),
      plan: a.plan({ state: 'submitted', model: 'three-on-site', commitmentSigned: false }),
    });
    expect(
      account(kept)
        .gates.filter(({ holds }) => holds)
        .map(({ id }) => id),
    ).toEqual([...['no-approved-plan', 'no-commitment', 'isolation-exhausted', 'risk-2194']]);
    expect(account(kept).gates.map(({ readings }) => readings.length)).toEqual([1, 1, 1, 1, 3, 2]);
    expect(account(kept).gates.at(-1)).toMatchObject({
      percent: 30,
      readings: [
        { from: 'plan', fact: 'model', value: { kind: 'model', value: 'three-on-site' } },
        { from: 'plan', fact: 'risk2194', value: { kind: 'risk', value: null } },
      ],
    });
  });

  it('holds symptoms against the seven check-ins before the two last ones', () => {
    const { symptoms } = account(
      aKeptDay({ recent: recentWith([1, 2, 1, 2, 1, 2, 1, 9, 9]), answers: a.answers({ symptomatic: 4 }) }),
    ).scenario;
    expect(symptoms.before.filter(({ isBaseline }) => isBaseline).map(({ n }) => n)).toEqual([
      1, 2, 1, 2, 1, 2, 1,
    ]);
    expect(symptoms.baseline?.mean).toBeCloseTo(10 / 7, 9);
    expect(symptoms.c2).toBeCloseTo((4 - 10 / 7) / (symptoms.baseline?.deviation ?? 0), 9);
    expect(account().scenario.symptoms).toMatchObject({ baseline: null, c2: null });
  });

  it('compares the readiness with the median of those before', () => {
    const kept = aKeptDay();
    const recent = kept.recent.map((one, n) => ({ ...one, readiness: n === 5 ? null : 90 - n }));
    expect(account({ ...kept, recent }).drop).toMatchObject({ median: 88, drop: 15, needs: 3 });
    expect(account({ ...kept, recent }).drop?.before).toHaveLength(5);
    expect(account(aKeptDay({ recent: [] })).drop).toBeNull();
  });

  it('has nothing to add up where nothing was scored', () => {
    const made = account(aKeptDay({ plan: null }));
    expect([made.criteria, made.points, made.lost, readinessFrom(made)]).toEqual([[], 0, 0, null]);
    expect(made.isSame).toBe(true);
  });

  it('cannot be given without its template, and says where today’s code finds something else', () => {
    const kept = aKeptDay();
    expect(dayAccount(kept, [])).toBeNull();
    const other = { ...kept, assessment: { ...kept.assessment, readiness: 87.9 } };
    expect(account(other).isSame).toBe(false);
  });
});

describe('the account of any day', () => {
  it('recomputes to the kept assessment exactly, to its readiness and to what was measured', () => {
    const plans = fc.option(anyPlan, { freq: 8 });
    fc.assert(
      fc.property(
        plans,
        anyAnswers,
        anyRecent,
        fc.integer({ min: 0, max: 20 }),
        (plan, answers, recent, n) => {
          const kept = aKeptDay({ plan, answers, recent, day: addDays(a.day, n) });
          const made = account(kept);
          expect(made.isSame).toBe(true);
          expect(readinessFrom(made)).toBe(kept.assessment.readiness);
          expect(made.criteria.map(({ result }) => result)).toEqual(kept.assessment.criteria);
          for (const { result, origin } of made.criteria)
            if (origin.kind === 'window')
              expect(origin.counted.reduce((sum, one) => sum + one.n, 0)).toBe(result.measured);
          expect(made.gates.filter(({ holds }) => holds).map(({ id }) => id)).toEqual(kept.assessment.gates);
        },
      ),
      { seed: 20210615, numRuns: 300 },
    );
  });
});

describe('a plan as it was judged by', () => {
  it('waited still where its approval was missed, whenever it was given or refused', () => {
    const [missed, held] = [{ gates: ['no-approved-plan' as const] }, { gates: [] }];
    const plan = a.plan({ decidedAt: '2021-06-15T08:00:00.000Z' });
    expect(planAsJudged(plan, missed)).toMatchObject({
      state: 'submitted',
      decidedBy: null,
      decidedAt: null,
    });
    expect(planAsJudged(plan, held)).toBe(plan);
    // A template may do without the gate: a plan that was sent back since had waited then.
    expect(planAsJudged(a.plan({ state: 'returned' }), held).state).toBe('submitted');
  });
});
