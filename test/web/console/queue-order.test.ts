import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../domain/alert.ts';
import { dueAt } from '../../../domain/alert-due.ts';
import en from '../../../domain/texts/en/page-console.json' with { type: 'json' };
import vi from '../../../domain/texts/vi/page-console.json' with { type: 'json' };
import { arrivals, dueText, inOrder, nested } from '../../../web/console/queue-order.ts';
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
    expect(inOrder(shuffled, verifyBy).map(({ id }) => id)).toEqual([
      'verified',
      'older',
      'younger',
      'high',
      'later',
      'no-clock',
    ]);
  });
});

describe('what is put aside', () => {
  const now = '2021-11-23T09:00:00.000Z';
  const order = (...alerts: Alert[]) => inOrder(alerts, now).map(({ id }) => id);
  const snoozed = anAlert({ id: 'snoozed', severity: 'high', snoozedUntil: '2021-11-23T09:30:00.000Z' });
  const noClock = anAlert({ id: 'no-clock', state: 'responding' });

  it('comes last until the moment that was chosen', () => {
    expect(order(snoozed, noClock)).toEqual(['no-clock', 'snoozed']);
    expect(order({ ...snoozed, snoozedUntil: now }, noClock)).toEqual(['snoozed', 'no-clock']);
  });

  it('comes back to its place once its clock has run out', () => {
    expect(order({ ...snoozed, verifyBy: '2021-11-23T08:59:00.000Z' }, noClock)).toEqual([
      'snoozed',
      'no-clock',
    ]);
  });
});

describe('what is part of another', () => {
  const parent = anAlert({ id: 'parent' });
  const child = anAlert({ id: 'child', parent: 'parent' });
  const other = anAlert({ id: 'other' });

  it('is listed inside it, whatever its own clock', () => {
    expect(nested([child, other, parent])).toEqual([
      { alert: other, inside: false, within: 0 },
      { alert: parent, inside: false, within: 1 },
      { alert: child, inside: true, within: 0 },
    ]);
  });

  it('stands alone where that one is not in the list', () => {
    expect(nested([child, other]).map(({ alert, inside }) => [alert.id, inside])).toEqual([
      ['child', false],
      ['other', false],
    ]);
  });

  it('loses and doubles none', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
    const drawn = ids.chain((all) =>
      fc.tuple(
        ...all.map((n) => fc.option(fc.constantFrom(...all), { nil: undefined }).map((p) => ({ n, p }))),
      ),
    );
    fc.assert(
      fc.property(drawn, (list) => {
        // A part has no parts of its own
        const parts = new Set(list.filter(({ p }) => p !== undefined).map(({ n }) => n));
        const alerts = list.map(({ n, p }) =>
          anAlert({ id: String(n), ...(p !== undefined && !parts.has(p) && { parent: String(p) }) }),
        );
        const placed = nested(alerts).map(({ alert }) => alert.id);
        expect(placed.toSorted()).toEqual(alerts.map(({ id }) => id).toSorted());
      }),
      { seed: 20210615 },
    );
  });
});

describe('arrivals', () => {
  it('are those that were not there before, and none at first sight', () => {
    const [a, b] = [anAlert({ id: 'a' }), anAlert({ id: 'b' })];
    expect([arrivals(null, [a, b]), arrivals([a], [a, b]), arrivals([a, b], [b])]).toEqual([0, 1, 0]);
  });
});
