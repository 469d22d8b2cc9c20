import { describe, expect, it } from 'vitest';
import { comparedWith, outlasting } from '../../domain/plan-compared.ts';
import { a } from '../support/a.ts';

describe('what a version is weighed against', () => {
  const first = a.plan({ version: 1 });
  const back = a.plan({ version: 2, state: 'returned' });
  const waiting = a.plan({ version: 3, state: 'submitted' });

  it('is the one in force, else the one before it, else nothing', () => {
    expect(comparedWith([waiting, back, first], waiting, a.day)).toEqual({ before: first, inForce: first });
    expect(comparedWith([waiting, back], waiting, a.day)).toEqual({ before: back, inForce: null });
    expect(comparedWith([waiting], waiting, a.day)).toEqual({ before: null, inForce: null });
    expect(comparedWith([waiting, first], first, a.day)).toEqual({ before: null, inForce: null });
  });
});

describe('the version that goes on counting although another is approved', () => {
  const from = (effectiveFrom: string, version: number, state: 'approved' | 'submitted' = 'approved') =>
    a.plan({ version, effectiveFrom, state });
  const asked = from('2021-06-10', 2, 'submitted');

  it.each<[string, ReturnType<typeof from>[], number | null]>([
    ['none before it', [], null],
    ['one that began earlier', [from('2021-06-01', 1)], null],
    ['one that began later', [from('2021-06-12', 1)], 1],
    ['one that is to begin', [from('2021-06-20', 1)], null],
    ['an older one that began with it', [from('2021-06-10', 1)], null],
    ['a newer one that began with it', [from('2021-06-10', 3)], 3],
    ['a newer one that waits', [from('2021-06-12', 3, 'submitted')], null],
  ])('beside %s', (_, others, expected) => {
    expect(outlasting([asked, ...others], asked, a.day)?.version ?? null).toBe(expected);
  });

  it('is told by the first day of one that is still to begin', () => {
    const later = from('2021-07-01', 2, 'submitted');
    expect(outlasting([later, from('2021-06-20', 1)], later, a.day)).toBeNull();
  });
});
