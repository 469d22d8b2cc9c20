import { describe, expect, it } from 'vitest';
import { actsOf, mayAct, nextAct, nextStep } from '../../../web/console/next-act.ts';
import { words } from '../../../web/console/words-vi.ts';
import { anAlert } from './an-alert.ts';

const officer = { name: 'Trần Thị Mẫu', role: 'health' } as const;
const board = { name: 'Lê Mẫu', role: 'board' } as const;
const owner = { member: 'm1', name: 'Trần Thị Mẫu' };

describe('what may be done next', () => {
  it.each([
    ['open', ['acknowledged', 'closed']],
    ['acknowledged', ['verified', 'closed']],
    ['verified', ['responding', 'closed']],
    ['responding', ['closed']],
    ['closed', []],
  ] as const)('by its owner on an episode that is %s: %j', (state, acts) => {
    expect(actsOf(officer, anAlert({ state, owner }))).toEqual(acts);
  });

  it('includes taking over what somebody else owns', () => {
    const alert = anAlert({ state: 'acknowledged', owner: { member: 'm2', name: 'Lê Mẫu' } });
    expect(actsOf(officer, alert)).toEqual(['verified', 'acknowledged', 'closed']);
  });

  it('is for the board only on missing reports', () => {
    expect(nextAct(board, anAlert())).toBeNull();
    expect(nextAct(board, anAlert({ rule: 'check-in-missed' }))).toBe('acknowledged');
    expect(mayAct(board, anAlert({ rule: 'check-in-missed', state: 'closed' }), 'closed')).toBe(false);
  });
});

describe('the next step in words', () => {
  it('says until when, and what to find out', () => {
    expect(nextStep(words, anAlert(), 'Liên quan ai?')).toBe(
      'Tiếp nhận, rồi xác minh trước 17:00 23/11/2021. Liên quan ai?',
    );
  });
});
