import { describe, expect, it } from 'vitest';
import { words } from '../../../web/case/case-words-vi.ts';
import { fieldAt, nothingTyped, saysNothing, stepRequestOf } from '../../../web/case/step-form.ts';

const finish = { state: 'done', needsNote: false, seen: 4 } as const;
const made = (
  n: 2 | 5 | 7,
  typed: Partial<typeof nothingTyped>,
  of: Parameters<typeof stepRequestOf>[3] = finish,
) => stepRequestOf(words.faults, n, { ...nothingTyped, ...typed }, of);

describe('the request of a step', () => {
  it('needs nothing but the tick', () => {
    expect(made(2, {})).toEqual({ ok: true, body: { state: 'done', seen: 4 } });
  });

  it.each(['1500', '1.500', '1 500', '１５００', ' 1,500 '])('reads %j as 1500 persons', (held) => {
    expect(made(2, { counts: { held } })).toEqual({
      ok: true,
      body: { state: 'done', counts: { held: 1500 }, seen: 4 },
    });
  });

  it('leaves a count that is empty as it was, and says only those of the step', () => {
    expect(made(7, { counts: { sampled: '780', awaiting: ' ', held: '9' } })).toEqual({
      ok: true,
      body: { state: 'done', counts: { sampled: 780 }, seen: 4 },
    });
  });

  it.each([
    [2, { counts: { held: '1,5' } }, 'step-2-held', words.faults['not-a-count']],
    [5, { counts: { f1Listed: '-3' } }, 'step-5-f1Listed', words.faults.negative],
    [7, { counts: { sampled: '4', awaiting: '5' } }, 'step-7-awaiting', words.faults['more-than-sampled']],
    [2, { note: 'Gọi 0912 345 678' }, 'step-2-note', words.faults['personal-data']],
  ] as const)('of step %i is refused for %j, at its field', (n, typed, field, message) => {
    expect(made(n, typed)).toEqual({ ok: false, errors: [{ field, message }] });
  });

  it('that opens a step again needs a reason', () => {
    const again = { state: 'todo', needsNote: true, seen: 4 } as const;
    expect(made(2, { note: '  ' }, again)).toEqual({
      ok: false,
      errors: [{ field: 'step-2-note', message: words.faults['reason-required'] }],
    });
    expect(made(2, { note: 'Xưởng 3 chưa khóa' }, again)).toEqual({
      ok: true,
      body: { state: 'todo', note: 'Xưởng 3 chưa khóa', seen: 4 },
    });
  });
});

describe('a form', () => {
  it('knows when nothing is typed, and where a refusal of the server belongs', () => {
    expect([saysNothing(nothingTyped), saysNothing({ note: '', counts: { held: '1' } })]).toEqual([
      true,
      false,
    ]);
    expect(fieldAt(7, '/counts/awaiting')).toBe('step-7-awaiting');
    expect(fieldAt(7, '/note')).toBe('step-7-note');
    expect(fieldAt(7, '')).toBe('step-7-note');
  });
});
