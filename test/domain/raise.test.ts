import { describe, expect, it } from 'vitest';
import type { Episode, RuleId } from '../../domain/alert.ts';
import type { Facts } from '../../domain/alert-rules.ts';
import { raise } from '../../domain/raise.ts';
import {
  acknowledged,
  answers,
  checkIn,
  closed,
  day,
  later,
  now,
  only,
  opened,
  quickReport,
  raised,
  site,
  sweep,
  template,
  tomorrow,
} from '../support/alert-facts.ts';

describe('a rule that holds for the first time', () => {
  it('opens an episode, whole', () => {
    expect(only(checkIn({ f0: 2 }))).toEqual({
      kind: 'open',
      episode: {
        id: 'case-reported.may-song-cau.1',
        n: 1,
        rule: 'case-reported',
        siteId: site.siteId,
        zoneId: site.zoneId,
        severity: 'critical',
        audience: 'health',
        state: 'open',
        version: 1,
        writes: 1,
        openedAt: now,
        verifyBy: later(2),
        actBy: null,
        actWithinMinutes: 1440,
        level: 0,
        owner: null,
        occurrences: 1,
        lastOccurrenceAt: now,
        trigger: { source: 'check-in', day, revision: 1 },
        lastTrigger: { source: 'check-in', day, revision: 1 },
        parent: null,
        previous: null,
        proposal: null,
        verifiedAt: null,
        verifiedInTime: null,
        closedAt: null,
        outcome: null,
        snoozedUntil: null,
        fallsBackAt: null,
        missedClock: null,
        lastAct: { actor: 'system', at: now },
      },
      entry: {
        ...{ at: now, actor: 'system', act: 'opened', version: 1, to: 'open' },
        trigger: { source: 'check-in', day, revision: 1 },
      },
      notify: true,
      prior: null,
    });
  });

  it.each<[RuleId, Facts, Partial<Episode>]>([
    ['case-reported', quickReport(), { severity: 'critical', verifyBy: later(2), audience: 'health' }],
    ['contact-reported', checkIn({ f1: 3 }), { severity: 'high', verifyBy: later(24), audience: 'health' }],
    ['quarantine-breach', checkIn({ quarantineBreaches: 1 }), { severity: 'critical', verifyBy: later(2) }],
    ['not-ready', checkIn({}, { assessed: { band: 'not-ready', readiness: 4.4 } }), { severity: 'high' }],
    [
      'check-in-missed',
      sweep(),
      { severity: 'medium', audience: 'board', verifyBy: '2021-06-21T06:00:00.000Z' },
    ],
    [
      'check-in-missed',
      sweep({ missedRunning: 2 }),
      { severity: 'high', audience: 'health', verifyBy: later(24) },
    ],
  ])('gives %s its severity, clock and people', (rule, facts, expected) => {
    expect(only(facts).episode).toMatchObject({ rule, state: 'open', ...expected });
  });

  it('raises nothing on an unremarkable day', () => {
    expect(raised(checkIn())).toEqual([]);
  });

  it('judges every rule of a bad day, the case before its contacts', () => {
    const facts = checkIn({ f0: 1, f1: 2, quarantineBreaches: 1 }, { assessed: { band: 'not-ready' } });
    expect(raised(facts).map(({ episode }) => episode.rule)).toEqual([
      'case-reported',
      'contact-reported',
      'quarantine-breach',
      'not-ready',
    ]);
    const backwards = { ...template, rules: template.rules.toReversed() };
    expect(raise({ template: backwards, facts, current: [], now })).toEqual(raised(facts));
  });
});

describe('a rule that holds again', () => {
  const open = opened(checkIn({ f0: 1 }));

  it('adds an occurrence that people’s acts do not collide with', () => {
    const change = only(checkIn({ f0: 1 }, { day: tomorrow }), [open], later(24));
    expect(change).toMatchObject({ kind: 'occur', notify: false, prior: { id: open.id, writes: 1 } });
    expect(change.episode).toEqual({
      ...open,
      ...{ writes: 2, occurrences: 2, lastOccurrenceAt: later(24) },
      lastTrigger: { source: 'check-in', day: tomorrow, revision: 1 },
    });
    expect(change.entry).toMatchObject({ act: 'occurred', actor: 'system', version: 1 });
  });

  it('tells the owner of new cases, and of nothing else', () => {
    expect(only(quickReport(), [acknowledged(open)]).notify).toBe(true);
    const contact = acknowledged(opened(checkIn({ f1: 1 })));
    expect(only(checkIn({ f1: 1 }, { day: tomorrow }), [contact]).notify).toBe(false);
  });

  it('leaves the open one as it is when a correction says the same once more', () => {
    expect(raised(checkIn({ f0: 1 }, { revision: 2, previous: answers({ f0: 1 }) }), [open])).toEqual([]);
  });

  it('remembers the newest day that it held on', () => {
    const change = only(checkIn({ f0: 1 }, { day: '2021-06-13', isStanding: false }), [open], later(1));
    expect(change.episode).toMatchObject({ occurrences: 2, lastTrigger: open.trigger });
    expect(change.entry.trigger?.day).toBe('2021-06-13');
  });

  it('withdraws a proposal to clear it', () => {
    const proposed: Episode = {
      ...acknowledged(opened(checkIn({}, { assessed: { band: 'not-ready' } }))),
      proposal: { outcome: 'self-cleared', at: now },
    };
    const facts = checkIn({}, { revision: 3, previous: answers(), assessed: { band: 'not-ready' } });
    expect(only(facts, [proposed]).episode).toMatchObject({
      state: 'acknowledged',
      proposal: null,
      occurrences: 2,
    });
  });
});

describe('a trigger after closing', () => {
  const ended = closed(acknowledged(opened(checkIn({ f0: 1 }))));
  const facts = checkIn({ f0: 1 }, { day: tomorrow });

  it('reopens the episode within 24 h, as new', () => {
    const at = later(24 + 1 - 1 / 60);
    const change = only(facts, [ended], at);
    expect(change).toMatchObject({ kind: 'reopen', notify: true, prior: { id: ended.id, writes: 3 } });
    expect(change.episode).toEqual({
      ...ended,
      ...{ reopenedAt: at, fellBack: false },
      ...{ state: 'open', outcome: null, closedAt: null, owner: null, version: 4, writes: 4, level: 0 },
      ...{ verifyBy: later(2, at), verifiedAt: null, verifiedInTime: null, actBy: null },
      ...{
        occurrences: 2,
        lastOccurrenceAt: at,
        lastTrigger: { source: 'check-in', day: tomorrow, revision: 1 },
      },
      lastAct: { actor: 'system', at },
    });
    expect(change.entry).toMatchObject({ act: 'reopened', from: 'closed', to: 'open', version: 4 });
  });

  it('opens the next one from 24 h on, linked to the old', () => {
    const change = only(facts, [ended], later(25));
    expect(change).toMatchObject({ kind: 'open', notify: true, prior: { id: ended.id, writes: 3 } });
    expect(change.episode).toMatchObject({
      ...{ id: 'case-reported.may-song-cau.2', n: 2, previous: ended.id, state: 'open' },
      ...{ version: 1, writes: 1, occurrences: 1, openedAt: later(25) },
    });
  });

  it('is also a correction on which it still holds', () => {
    const again = checkIn({ f0: 1 }, { revision: 2, previous: answers({ f0: 1 }) });
    expect(only(again, [ended], later(2)).kind).toBe('reopen');
    expect(only(again, [ended], later(72)).kind).toBe('open');
  });

  it('is not a day that was already swept', () => {
    expect(raised(sweep(), [closed(opened(sweep()))], later(2))).toEqual([]);
  });
});

describe('a condition that clears', () => {
  const breach = opened(checkIn({ quarantineBreaches: 1 }));
  const missed = opened(sweep());
  const weak = opened(checkIn({}, { assessed: { band: 'not-ready' } }));
  const good = checkIn({}, { day: tomorrow });

  it.each([
    ['check-in-missed', missed],
    ['not-ready', weak],
  ])('closes an unowned %s by itself', (_, episode) => {
    const change = only(good, [episode], later(24));
    expect(change).toMatchObject({
      kind: 'close',
      notify: false,
      entry: { act: 'closed', from: 'open', to: 'closed' },
    });
    expect(change.episode).toMatchObject({
      ...{ state: 'closed', outcome: 'self-cleared', closedAt: later(24), version: 2, writes: 2 },
      lastAct: { actor: 'system', at: later(24) },
    });
  });

  it.each([
    ['quarantine-breach', breach],
    ['check-in-missed', missed],
    ['not-ready', weak],
  ])('is a proposal to the owner of a %s, once', (_, episode) => {
    const owned = acknowledged(episode);
    const change = only(good, [owned], later(24));
    expect(change).toMatchObject({
      kind: 'propose',
      entry: { act: 'proposed', outcome: 'self-cleared', version: 2 },
    });
    expect(change.episode).toEqual({
      ...owned,
      writes: 3,
      proposal: { outcome: 'self-cleared', at: later(24) },
    });
    expect(raised({ ...good, revision: 2, previous: answers() }, [change.episode], later(25))).toEqual([]);
  });

  it('is a proposal for a critical one though nobody owns it', () => {
    expect(only(good, [breach], later(24))).toMatchObject({
      kind: 'propose',
      episode: { state: 'open', version: 1 },
    });
  });

  it('leaves cases and contacts to people', () => {
    const current = raised(checkIn({ f0: 1, f1: 1 })).map(({ episode }) => episode);
    expect(raised(good, current, later(24))).toEqual([]);
  });

  it('has nothing to do where all is closed', () => {
    expect(raised(good, [closed(breach), closed(missed), closed(weak)], later(24))).toEqual([]);
  });
});
