import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { expiry } from '../../domain/rule-expiry.ts';
import { checkIn, closed, later, now, opened, reports, template } from '../support/alert-facts.ts';

const contact = opened(checkIn({ f1: 1 }));
const drop = opened(
  checkIn({}, { before: reports([{}, {}, {}]), assessed: { readiness: 40, band: 'watch' } }),
);
const day = 24;

describe('the days after which an episode ends by itself', () => {
  it.each<[string, Episode, object | null]>([
    ['a contact: 14 without a new F1', contact, { at: later(14 * day), ends: 'proposed' }],
    [
      'a contact with a new F1 since',
      { ...contact, lastOccurrenceAt: later(30) },
      { at: later(30 + 14 * day), ends: 'proposed' },
    ],
    ['a contact inside its case', { ...contact, parent: 'case-reported.may-song-cau.1' }, null],
    [
      'a contact that was proposed already',
      { ...contact, proposal: { outcome: 'self-cleared', at: now } },
      null,
    ],
    ['a closed contact', closed(contact), null],
    ['a drop: 7 from its opening', drop, { at: later(7 * day), ends: 'cleared' }],
    [
      'a drop that held again, the same',
      { ...drop, lastOccurrenceAt: later(50) },
      { at: later(7 * day), ends: 'cleared' },
    ],
    [
      'a drop opened again: from then',
      { ...drop, reopenedAt: later(50) },
      { at: later(50 + 7 * day), ends: 'cleared' },
    ],
    ['a case: never', opened(checkIn({ f0: 1 })), null],
  ])('of %s', (_, episode, expected) => {
    expect(expiry(episode, template)).toEqual(expected);
  });
});
