import { describe, expect, it } from 'vitest';
import { words } from '../../../web/brief/direction-words-vi.ts';
import { readFollowUp } from '../../../web/brief/follow-up-typed.ts';

const typed = (state: 'open' | 'done' | null, note: string) =>
  readFollowUp(words, { state, note, seen: 2 }, 'follow-1');

describe('a follow-up as it is typed', () => {
  it('is sent as the contract has it', () => {
    expect(typed('done', ' Đủ 07 ')).toEqual({ ok: true, body: { state: 'done', note: 'Đủ 07', seen: 2 } });
  });

  it('is told at its fields, each by its name', () => {
    expect(typed(null, '')).toEqual({
      ok: false,
      errors: [
        { field: 'follow-1-state', message: `Kết quả: ${words.faults['required-choice']}` },
        { field: 'follow-1-note', message: `Diễn biến: ${words.faults['required-text']}` },
      ],
    });
    expect(typed('open', 'Gọi 0912 345 678')).toEqual({
      ok: false,
      errors: [{ field: 'follow-1-note', message: `Diễn biến: ${words.faults['personal-data']}` }],
    });
  });
});
