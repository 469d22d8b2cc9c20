import { describe, expect, it } from 'vitest';
import { dueAt } from '../../../domain/alert-due.ts';
import en from '../../../domain/texts/en/page-console.json' with { type: 'json' };
import vi from '../../../domain/texts/vi/page-console.json' with { type: 'json' };
import { arrivals, dueText, inOrder } from '../../../web/console/queue-order.ts';
import { anAlert } from './an-alert.ts';

const verifyBy = '2021-11-23T10:00:00.000Z';
const actBy = '2021-11-24T10:00:00.000Z';

describe('the clock that runs', () => {
  it.each([
    ['open', verifyBy],
    ['acknowledged', verifyBy],
    ['verified', actBy],
    ['responding', null],
    ['closed', null],
  ] as const)('of an episode that is %s is due at %s', (state, due) => {
    expect(dueAt({ state, verifyBy, actBy })).toBe(due);
  });
});

describe('the due text', () => {
  it.each([
    ['2021-11-23T08:40:00.000Z', 'còn 1 giờ 20 phút', '1 h 20 min left', false],
    ['2021-11-23T10:00:00.000Z', 'quá hạn 0 phút', '0 min overdue', true],
    ['2021-11-23T10:35:00.000Z', 'quá hạn 35 phút', '35 min overdue', true],
    ['2021-11-26T11:35:00.000Z', 'quá hạn 3 ngày 1 giờ', '3 d 1 h overdue', true],
  ])('at %s is "%s", "%s"', (now, text, english, late) => {
    expect(dueText(vi, 'vi', anAlert(), now)).toEqual({ text, late });
    expect(dueText(en, 'en', anAlert(), now)).toEqual({ text: english, late });
  });

  it('says that a verified low alert has no clock', () => {
    expect(dueText(vi, 'vi', anAlert({ state: 'verified' }), verifyBy).text).toBe('không có hạn');
  });
});

describe('the order of work', () => {
  it('is by the running clock, then severity, then age; without a clock last', () => {
    const later = anAlert({ id: 'later', verifyBy: '2021-11-23T11:00:00.000Z' });
    const high = anAlert({ id: 'high', severity: 'high' });
    const younger = anAlert({ id: 'younger', openedAt: '2021-11-23T09:00:00.000Z' });
    const noClock = anAlert({ id: 'no-clock', state: 'responding' });
    const verified = anAlert({ id: 'verified', state: 'verified', actBy: '2021-11-23T09:00:00.000Z' });
    const shuffled = [noClock, later, high, younger, anAlert({ id: 'older' }), verified];
    expect(inOrder(shuffled).map(({ id }) => id)).toEqual([
      'verified',
      'older',
      'younger',
      'high',
      'later',
      'no-clock',
    ]);
  });
});

describe('arrivals', () => {
  it('are those that were not there before, and none at first sight', () => {
    const [a, b] = [anAlert({ id: 'a' }), anAlert({ id: 'b' })];
    expect([arrivals(null, [a, b]), arrivals([a], [a, b]), arrivals([a, b], [b])]).toEqual([0, 1, 0]);
  });
});
