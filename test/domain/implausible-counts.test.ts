import { describe, expect, it } from 'vitest';
import { implausibleCounts } from '../../domain/implausible-counts.ts';

describe('people found at a site of 57', () => {
  it.each([
    [{ present: 670, lodged: 670 }, []],
    [{ present: 671 }, ['/answers/present']],
    [
      { present: 999_999, lodged: 671, vaccinated: 671 },
      ['/answers/present', '/answers/lodged', '/answers/vaccinated'],
    ],
    [{ isolationFree: 9999, masks: 'all' as const }, []],
  ])('%j', (answers, pointers) => {
    expect(implausibleCounts(answers, 57)).toEqual(
      pointers.map((pointer) => ({ pointer, code: 'implausible-count' })),
    );
  });
});
