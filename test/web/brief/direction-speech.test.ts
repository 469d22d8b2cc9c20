import { describe, expect, it } from 'vitest';
import { recordDirection } from '../../../domain/direction-act.ts';
import { byDue, dueSpeech, isOverdue, lineSpeech } from '../../../web/brief/direction-speech.ts';
import { words } from '../../../web/brief/direction-words-vi.ts';

const now = '2021-11-24T10:00:00.000Z';
const by = { member: 'm', name: 'Văn phòng' };
const due = (at: string) =>
  recordDirection(
    { day: '2021-11-23', n: 1 },
    { kind: 'ask', text: 'x', by: 'x', owner: 'x', due: at },
    { by, now: '2021-11-24T01:00:00.000Z' },
  );

describe('a direction in words', () => {
  it.each([
    ['2021-11-24T12:30:00.000Z', 'còn 2 giờ 30 phút', false],
    ['2021-11-24T10:00:30.000Z', 'đến hạn', false],
    ['2021-11-24T05:00:00.000Z', 'Quá hạn 5 giờ', true],
    ['2021-11-24T09:59:30.000Z', 'đến hạn', true],
  ])('due at %s says %s', (at, said, late) => {
    expect([dueSpeech(words.directions, 'vi', due(at), now), isOverdue(due(at), now)]).toEqual([said, late]);
  });

  it('is not overdue once it is done', () => {
    expect(isOverdue({ ...due('2021-11-24T05:00:00.000Z'), state: 'done' }, now)).toBe(false);
  });

  it('stands before those that are due later', () => {
    const [early, late] = [due('2021-11-24T05:00:00.000Z'), due('2021-11-25T05:00:00.000Z')];
    expect(byDue([late, early])).toEqual([early, late]);
  });

  it('tells progress from going on again', () => {
    const line = (state: 'open' | 'done') => ({ at: now, by, state, note: 'x' });
    expect(lineSpeech(words.directions, undefined, line('open'))).toBe('Tiến độ');
    expect(lineSpeech(words.directions, line('done'), line('open'))).toBe('Mở lại');
    expect(lineSpeech(words.directions, line('open'), line('done'))).toBe('Đã xong');
  });
});
