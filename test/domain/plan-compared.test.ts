import { describe, expect, it } from 'vitest';
import { comparedWith } from '../../domain/plan-compared.ts';
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
