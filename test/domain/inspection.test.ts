import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { raisesWithoutCount } from '../../domain/inspection.ts';
import { a } from '../support/a.ts';

const revision = (readiness: number | null, over: Partial<Answers> = {}) => ({
  checkIn: { answers: a.answers(over) },
  assessment: { readiness },
});

describe('a correction to be looked at by an inspector', () => {
  it.each<[string, ReturnType<typeof revision>, boolean]>([
    ['a measure better kept, and more points', revision(90.5, { spacing: 'all' }), true],
    ['a fuller bus that was not so full', revision(90.5, { shuttleLoad: 50 }), true],
    ['more points by another note', revision(90.5, { note: 'Xưởng 2' }), true],
    ['more points by more people sampled', revision(90.5, { testedHighRisk: 30 }), false],
    ['more points by another isolation place', revision(90.5, { isolationFree: 4 }), false],
    ['a count and a measure', revision(90.5, { spacing: 'all', symptomatic: 2 }), false],
    ['the same points', revision(88, { spacing: 'all' }), false],
    ['fewer points', revision(80, { masks: 'some' }), false],
    ['nothing that was scored', revision(null, { spacing: 'all' }), false],
  ])('%s', (_, after, expected) => {
    expect(raisesWithoutCount(revision(88), after)).toBe(expected);
  });

  it('says nothing where nothing was scored before', () => {
    expect(raisesWithoutCount(revision(null), revision(90, { spacing: 'all' }))).toBe(false);
  });
});
