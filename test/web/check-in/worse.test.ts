import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { moreSymptoms, unlikely, worseThan } from '../../../web/check-in/worse.ts';
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

describe('an unlikely number', () => {
  it('is more cases than people who work there, by field', () => {
    const answers = a.answers({ f0: 1301, f1: 1300, positive: 5000 });
    expect(unlikely(answers, 1300, 0)).toEqual([
      { kind: 'beyond-workforce', field: 'f0', count: 1301, workforce: 1300 },
      { kind: 'beyond-workforce', field: 'positive', count: 5000, workforce: 1300 },
    ]);
  });

  it('is fewer F0 than were already reported in the period', () => {
    expect(unlikely(a.answers({ f0: 1 }), 1300, 2)).toEqual([
      { kind: 'fewer-than-reported', count: 1, reported: 2 },
    ]);
    expect(unlikely(a.answers({ f0: 2 }), 1300, 2)).toEqual([]);
  });
});
