import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import {
  acknowledged,
  answers,
  checkIn,
  closed,
  later,
  only,
  opened,
  raised,
  sweep,
  tomorrow,
} from '../support/alert-facts.ts';

describe('contacts beside a case', () => {
  const found = opened(checkIn({ f0: 1 }));
  const contacts = checkIn({ f1: 4 }, { day: tomorrow });

  it('open inside it without a notice of their own, on its clock', () => {
    const [first, second] = raised(checkIn({ f0: 1, f1: 2 }));
    expect(first?.notify).toBe(true);
    expect(second).toMatchObject({
      ...{ kind: 'open', notify: false },
      episode: { rule: 'contact-reported', parent: first?.episode.id, verifyBy: first?.episode.verifyBy },
    });
  });

  it('open inside a case of days before, on the clock that it is on', () => {
    const verified: Episode = { ...found, state: 'verified', verifiedAt: later(1), actBy: later(25) };
    expect(only(contacts, [verified], later(4)).episode).toMatchObject({
      parent: found.id,
      verifyBy: later(25),
    });
  });

  it('have their own clock when the case’s has run out', () => {
    expect(only(contacts, [found], later(3)).episode).toMatchObject({
      parent: found.id,
      verifyBy: later(27),
    });
  });

  it('stand alone when the case is closed', () => {
    const change = only(contacts, [closed(found)], later(3));
    expect(change).toMatchObject({ notify: true, episode: { parent: null, verifyBy: later(27) } });
  });
});

describe('a correction that reports fewer', () => {
  const fewer = checkIn({ f0: 1 }, { revision: 2, previous: answers({ f0: 3 }) });
  const none = checkIn({ f0: 0 }, { revision: 2, previous: answers({ f0: 3 }) });
  const owned = acknowledged(opened(checkIn({ f0: 3 })));

  it.each([
    ['fewer', fewer],
    ['none', none],
  ])('is shown, told to the owner and closes nothing: %s', (_, facts) => {
    const change = only(facts, [owned]);
    expect(change).toMatchObject({ kind: 'lower', notify: true, entry: { act: 'lowered', version: 2 } });
    expect(change.episode).toEqual({ ...owned, writes: 3 });
  });

  it('is shown and told to nobody where nobody owns it, and nothing where it is closed', () => {
    const open = opened(checkIn({ f0: 3 }));
    for (const facts of [fewer, none])
      expect(only(facts, [open])).toMatchObject({ kind: 'lower', notify: false });
    expect(raised(none, [closed(owned)])).toEqual([]);
  });
});

describe('a site that stays silent', () => {
  const first = opened(sweep());
  const second = sweep({ day: tomorrow, missedRunning: 2 });

  it('becomes the health department’s on the second due day, with a clock of its own', () => {
    const change = only(second, [first], later(24));
    expect(change).toMatchObject({
      kind: 'raise-severity',
      notify: true,
      entry: { act: 'severity-raised', version: 2 },
    });
    expect(change.episode).toMatchObject({
      ...{ id: first.id, severity: 'high', audience: 'health', occurrences: 2, version: 2, state: 'open' },
      ...{ verifyBy: later(48), actBy: null, actWithinMinutes: 1440 },
    });
  });

  it('only adds an occurrence on the third', () => {
    const high = only(second, [first], later(24)).episode;
    const third = only(sweep({ day: '2021-06-17', missedRunning: 3 }), [high], later(48));
    expect(third).toMatchObject({ kind: 'occur', episode: { severity: 'high', occurrences: 3, version: 2 } });
  });

  it('keeps what was verified, and has to be answered on the graver clock', () => {
    const verified: Episode = {
      ...acknowledged(first),
      ...{ state: 'verified', verifiedAt: later(2), verifiedInTime: true, actBy: later(90) },
    };
    expect(only(second, [verified], later(24)).episode).toMatchObject({
      ...{ state: 'verified', verifiedAt: later(2), verifiedInTime: true },
      ...{ verifyBy: first.verifyBy, actBy: later(48) },
    });
  });

  it('stays grave while it is open, and begins anew after a report', () => {
    const high = only(second, [first], later(24)).episode;
    expect(only(sweep({ day: '2021-06-18' }), [high], later(72)).episode.severity).toBe('high');
    const reported = only(checkIn({}, { day: '2021-06-17' }), [high], later(48)).episode;
    expect(only(sweep({ day: '2021-06-18' }), [reported], later(71)).episode).toMatchObject({
      ...{ id: first.id, state: 'open', severity: 'medium', audience: 'board' },
    });
  });
});
