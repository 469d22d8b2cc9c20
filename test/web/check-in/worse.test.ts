import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { worseThan } from '../../../web/check-in/worse.ts';
import { a } from '../../support/a.ts';

const said = (over: Parameters<typeof a.answers>[0] = {}) => {
  const answers = a.answers(over);
  return { answers, assessment: assess(a.template(), a.plan(), answers, a.recent(), a.day) };
};

describe('worse than the report before', () => {
  it('is not a day like the one before, nor a better one', () => {
    expect(worseThan(said(), said().assessment)).toEqual([]);
    expect(worseThan(said({ isolationFree: 4 }), said().assessment)).toEqual([]);
  });

  it('is a lower readiness within the band', () => {
    expect(
      worseThan(said({ isolationFree: 4, spacing: 'none' }), said({ isolationFree: 4 }).assessment),
    ).toEqual([{ kind: 'readiness', was: 93.3, is: 90.6 }]);
  });

  it('is a lower band, named with both', () => {
    expect(worseThan(said({ isolationFree: 0 }), said().assessment)).toContainEqual({
      kind: 'band',
      was: 'ready',
      is: 'watch',
    });
  });

  it('is a gate that did not hold before, and the cases behind it', () => {
    const worse = worseThan(said({ isolationFree: 0, f1: 2 }), said().assessment);
    expect(worse.map(({ kind }) => kind)).toEqual(['cases', 'scenario', 'gate', 'band', 'readiness']);
    expect(worse).toContainEqual({ kind: 'gate', gates: ['isolation-exhausted'] });
  });

  it.each(['f0', 'f1', 'positive', 'quarantineBreaches'] as const)(
    'is any day with %s, even a first one',
    (field) => {
      expect(worseThan(said({ [field]: 1 }), null)).toEqual([{ kind: 'cases' }]);
    },
  );
});
