import { describe, expect, it } from 'vitest';
import faults from '../../../domain/texts/vi/faults.json' with { type: 'json' };
import { nothingTyped, transitionOf } from '../../../web/console/act-form.ts';

const made = (act: Parameters<typeof transitionOf>[1], typed: Partial<typeof nothingTyped> = {}) =>
  transitionOf(faults, act, { ...nothingTyped, ...typed }, 3);

describe('the request of an act', () => {
  it('acknowledges without a note', () => {
    expect(made('acknowledged')).toEqual({ ok: true, body: { to: 'acknowledged', note: '', seen: 3 } });
  });

  it('carries only what the act asks for', () => {
    const typed = { note: 'bỏ', assessment: 'Đúng thật', outcome: 'resolved' } as const;
    expect(made('verified', typed)).toEqual({
      ok: true,
      body: { to: 'verified', note: '', assessment: 'Đúng thật', seen: 3 },
    });
  });

  it.each([
    ['verified', {}, [['assessment', faults['assessment-required']]]],
    ['closed', { note: 'Đã xong' }, [['outcome', faults['outcome-required']]]],
    ['closed', { outcome: 'resolved', note: '  ' }, [['note', faults['reason-required']]]],
    [
      'closed',
      {},
      [
        ['outcome', faults['outcome-required']],
        ['note', faults['reason-required']],
      ],
    ],
    ['acknowledged', { note: 'gọi 0912 345 678' }, [['note', faults['personal-data']]]],
  ] as const)('%s with %j is refused at its fields', (act, typed, errors) => {
    const result = made(act, typed);
    expect(result.ok ? [] : result.errors.map(({ field, message }) => [field, message])).toEqual(errors);
  });
});
