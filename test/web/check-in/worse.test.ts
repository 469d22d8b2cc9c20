import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { isStock, lowered, moreSymptoms, unlikely, worseThan } from '../../../web/check-in/worse.ts';
import { a } from '../../support/a.ts';

const said = (over: Parameters<typeof a.answers>[0] = {}) => {
  const answers = a.answers(over);
  return { answers, assessment: assess(a.template(), a.plan(), answers, a.recent(), a.day) };
};

describe('worse than the report before', () => {
  it('is not a day like the one before, nor a better one', () => {
    expect(worseThan(said(), said())).toEqual([]);
    expect(worseThan(said({ isolationFree: 4 }), said())).toEqual([]);
  });

  it('is a lower readiness within the band', () => {
    expect(worseThan(said({ isolationFree: 4, spacing: 'none' }), said({ isolationFree: 4 }))).toEqual([
      { kind: 'readiness', was: 93.3, is: 90.6 },
    ]);
  });

  it('is a lower band, named with both', () => {
    expect(worseThan(said({ isolationFree: 0 }), said())).toContainEqual({
      kind: 'band',
      was: 'ready',
      is: 'watch',
    });
  });

  it('is a gate that did not hold before, and the cases behind it', () => {
    const worse = worseThan(said({ isolationFree: 0, f1: 2 }), said());
    expect(worse.map(({ kind }) => kind)).toEqual(['cases', 'scenario', 'gate', 'band', 'readiness']);
    expect(worse).toContainEqual({ kind: 'gate', gates: ['isolation-exhausted'] });
  });

  it.each(['f0', 'f1', 'positive', 'quarantineBreaches'] as const)(
    'is any day with %s, even a first one',
    (field) => {
      expect(worseThan(said({ [field]: 1 }), null)).toEqual([{ kind: 'cases' }]);
    },
  );

  it.each([
    [1, 5, false],
    [1, 6, true],
    [2, 7, true],
    [3, 9, false],
    [3, 10, true],
    [0, 4, false],
    [0, 5, true],
    [40, 60, false],
  ])('is %i people with symptoms before and %i now: %s', (was, is, expected) => {
    const found = moreSymptoms(a.answers({ symptomatic: is }), a.answers({ symptomatic: was }), false);
    expect(found).toEqual(expected ? [{ kind: 'symptoms', was, is }] : []);
  });

  it('is symptoms that are out of the ordinary by the rules, leap or not', () => {
    const found = moreSymptoms(a.answers({ symptomatic: 30 }), a.answers({ symptomatic: 25 }), true);
    expect(found).toEqual([{ kind: 'symptoms', was: 25, is: 30 }]);
  });
});

const usual = {
  workforce: 1300,
  places: 6,
  lodgingCapacity: 120,
  presentTimes: 1.1,
  presentPlus: 20,
  reportedF0: 0,
};

describe('an unlikely number', () => {
  it('is more cases than people who work there, by field', () => {
    const answers = a.answers({ f0: 1301, f1: 1300, positive: 5000 });
    expect(unlikely(answers, usual)).toEqual([
      { kind: 'beyond-workforce', field: 'f0', count: 1301, workforce: 1300 },
      { kind: 'beyond-workforce', field: 'positive', count: 5000, workforce: 1300 },
    ]);
  });

  it('is more people on site than work there, by both bounds of the rule', () => {
    const at = (present: number, workforce: number) =>
      unlikely(a.answers({ present, testedHighRisk: 0, testedService: 0 }), { ...usual, workforce });
    expect(at(1430, 1300)).toEqual([]);
    expect(at(1431, 1300)).toEqual([
      { kind: 'beyond-workforce', field: 'present', count: 1431, workforce: 1300 },
    ]);
    expect(at(120, 100)).toEqual([]);
    expect(at(121, 100)).toMatchObject([{ field: 'present', count: 121 }]);
  });

  it.each(['testedHighRisk', 'testedService', 'testedOther'] as const)(
    'is more persons sampled than there are on site: %s',
    (field) => {
      expect(unlikely(a.answers({ [field]: 1180 }), usual)).toEqual([]);
      expect(unlikely(a.answers({ [field]: 50_000 }), usual)).toEqual([
        { kind: 'beyond-present', field, count: 50_000, present: 1180 },
      ]);
    },
  );

  it('is more free places and beds than the plan has; without a plan there is nothing to compare with', () => {
    const answers = a.answers({ isolationFree: 7, lodged: 241 });
    expect(unlikely(answers, usual)).toEqual([
      { kind: 'beyond-places', count: 7, places: 6 },
      { kind: 'beyond-lodging', count: 241, capacity: 120 },
    ]);
    expect(unlikely(a.answers({ isolationFree: 6, lodged: 240 }), usual)).toEqual([]);
    expect(unlikely(answers, { ...usual, places: null, lodgingCapacity: null })).toEqual([]);
  });

  it('is fewer F0 than were already reported in the period', () => {
    expect(unlikely(a.answers({ f0: 1 }), { ...usual, reportedF0: 2 })).toEqual([
      { kind: 'fewer-than-reported', count: 1, reported: 2 },
    ]);
    expect(unlikely(a.answers({ f0: 2 }), { ...usual, reportedF0: 2 })).toEqual([]);
  });

  it('is a stock as it was before: the no-change door does not ask about it day after day', () => {
    const stocks = unlikely(a.answers({ present: 5000, isolationFree: 7, lodged: 241 }), usual);
    expect(stocks.map(isStock)).toEqual([true, true, true]);
    expect(unlikely(a.answers({ f0: 5000 }), usual).map(isStock)).toEqual([false]);
  });
});

describe('a correction', () => {
  it('that lowers cases names each count that goes down', () => {
    const was = a.answers({ f0: 3, f1: 4, positive: 2 });
    expect(lowered(a.answers({ f0: 1, f1: 4, positive: 0 }), was)).toEqual([
      {
        kind: 'lowered',
        counts: [
          { field: 'f0', was: 3, is: 1 },
          { field: 'positive', was: 2, is: 0 },
        ],
      },
    ]);
    expect(lowered(was, was)).toEqual([]);
    expect(lowered(was, null)).toEqual([]);
  });
});
