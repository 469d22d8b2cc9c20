import { describe, expect, it } from 'vitest';
import { type CheckInFacts, conditions, type Facts, judge } from '../../domain/alert-rules.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { checkIn, opened, quickReport, site, sweep, template } from '../support/alert-facts.ts';
import { correction, holds, ruleOf, verdict } from '../support/verdict.ts';

describe('the rules', () => {
  it('on one site have their condition, every one', () => {
    const ofSite = template.rules.filter(({ scope }) => scope === 'site').map(({ id }) => id);
    expect(Object.keys(conditions).toSorted()).toEqual(ofSite.toSorted());
    expect(template.rules.map(({ id }) => id).toSorted()).toEqual([...ofSite, 'zone-cluster'].toSorted());
  });

  it('on a whole zone say nothing to the facts of one site', () => {
    expect(verdict('zone-cluster', checkIn({ f0: 9 }))).toBeNull();
  });

  it('need their parameters', () => {
    const rule = { ...ruleOf('check-in-missed'), params: {} };
    expect(() => judge(sweep(), { rule, template, newest: null, current: [] })).toThrow(/raisedFromDueDays/);
  });
});

describe('case-reported', () => {
  it.each<[string, Facts, object | null]>([
    ['no case', checkIn(), null],
    ['a case', checkIn({ f0: 1 }), holds({ tellsOwner: true })],
    ['a case on an older day', checkIn({ f0: 1 }, { isStanding: false }), holds({ tellsOwner: true })],
    ['one more by correction', checkIn({ f0: 3 }, correction({ f0: 2 })), holds({ tellsOwner: true })],
    ['the same again', checkIn({ f0: 2 }, correction({ f0: 2 })), holds({ tellsOwner: true, again: false })],
    [
      'fewer',
      checkIn({ f0: 1 }, correction({ f0: 2 })),
      holds({ tellsOwner: true, again: false, lowered: true }),
    ],
    ['none any more', checkIn({ f0: 0 }, correction({ f0: 2 })), { says: 'lowered' }],
    ['still none', checkIn({ f0: 0 }, correction({ f0: 0 })), null],
    ['a quick report of a case', quickReport(), holds({ tellsOwner: true })],
    ['a quick report of symptoms', quickReport({ kind: 'symptoms', count: 9 }), null],
    ['a quick report of positives', quickReport({ kind: 'positive', count: 9 }), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('case-reported', facts)).toEqual(expected);
  });
});

describe('contact-reported', () => {
  it.each<[string, Facts, object | null]>([
    ['no contact', checkIn({ f0: 1 }), null],
    ['a contact', checkIn({ f1: 1 }), holds()],
    ['more by correction', checkIn({ f1: 5 }, correction({ f1: 2 })), holds()],
    ['the same again', checkIn({ f1: 2 }, correction({ f1: 2 })), holds({ again: false })],
    ['none any more', checkIn({ f1: 0 }, correction({ f1: 2 })), { says: 'lowered' }],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('contact-reported', facts)).toEqual(expected);
  });
});

describe('quarantine-breach', () => {
  const open = opened(checkIn({ quarantineBreaches: 2 }));

  it.each<[string, Facts, object | null]>([
    ['a breach', checkIn({ quarantineBreaches: 1 }), holds()],
    ['a breach of an older day', checkIn({ quarantineBreaches: 1 }, { isStanding: false }), holds()],
    ['a breach found by correction', checkIn({ quarantineBreaches: 1 }, correction({})), holds()],
    [
      'more by correction',
      checkIn({ quarantineBreaches: 3 }, correction({ quarantineBreaches: 2 })),
      holds({ again: false }),
    ],
    ['none on the next day', checkIn({}, { day: '2021-06-16' }), { says: 'clears' }],
    ['none by correction of the day', checkIn({}, correction({ quarantineBreaches: 2 })), { says: 'clears' }],
    ['none on an older day', checkIn({}, { day: '2021-06-14' }), null],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep({ day: '2021-06-16' }), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('quarantine-breach', facts, open)).toEqual(expected);
  });
});

describe('not-ready', () => {
  const bad: Partial<Assessment> = { band: 'not-ready', readiness: 49.9 };
  const noPlan: Partial<Assessment> = { band: 'not-ready', readiness: 88, gates: ['no-approved-plan'] };
  const since = (registeredOn: string) => ({ site: { ...site, registeredOn } });
  const assessed = (of: Partial<Assessment>, more: Partial<CheckInFacts> = {}) =>
    checkIn({}, { ...more, assessed: of });

  it.each<[string, Facts, object | null]>([
    ['a low number', assessed(bad), holds()],
    ['a gate', assessed({ ...noPlan, gates: ['no-commitment'] }), holds()],
    ['a low number once more by correction', assessed(bad, { revision: 2 }), holds({ again: false })],
    ['a low number of an older day', assessed(bad, { isStanding: false }), null],
    ['a band above it', assessed({ band: 'weak', readiness: 50 }), { says: 'clears' }],
    ['a band above it of an older day', assessed({ band: 'ready' }, { isStanding: false }), null],
    ['no band', assessed({ band: null, readiness: 12 }), null],
    ['no approved plan on the 14th day', assessed(noPlan, since('2021-06-02')), null],
    ['no approved plan on the 15th day', assessed(noPlan, since('2021-06-01')), holds()],
    ['no plan at all on the first day', assessed({ ...noPlan, readiness: null }, since('2021-06-15')), null],
    [
      'no approved plan and a number just above',
      assessed({ ...noPlan, readiness: 50 }, since('2021-06-15')),
      null,
    ],
    [
      'no approved plan and a low number',
      assessed({ ...noPlan, readiness: 49.9 }, since('2021-06-15')),
      holds(),
    ],
    [
      'no approved plan and another gate',
      assessed({ ...noPlan, gates: ['no-approved-plan', 'no-commitment'] }, since('2021-06-15')),
      holds(),
    ],
    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('not-ready', facts)).toEqual(expected);
  });
});

describe('check-in-missed', () => {
  const open = opened(sweep());

  it.each<[string, Facts, object | null]>([
    ['the next missed day', sweep({ day: '2021-06-16', missedRunning: 2 }), holds({ raised: true })],
    ['a missed day after one that was reported late', sweep({ day: '2021-06-16' }), holds()],
    ['the same day swept again', sweep(), null],
    ['an older day swept late', sweep({ day: '2021-06-14' }), null],
    ['a check-in of the day', checkIn(), { says: 'clears' }],
    ['a check-in of a later day', checkIn({}, { day: '2021-06-16' }), { says: 'clears' }],
    ['a check-in of an older day', checkIn({}, { day: '2021-06-14' }), null],
    ['a quick report', quickReport(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict('check-in-missed', facts, open)).toEqual(expected);
  });

  it('holds on the first missed day', () => {
    expect(verdict('check-in-missed', sweep())).toEqual(holds());
  });
});
