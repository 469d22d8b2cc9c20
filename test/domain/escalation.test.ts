import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { SnoozeRequest, TransitionRequest } from '../../domain/alert-request.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { clockPlace, clockSteps } from '../../domain/escalation.ts';
import { type Acted, snooze, transition } from '../../domain/life-cycle.ts';
import { templates } from '../../domain/pack/templates.ts';
import { raise } from '../../domain/raise.ts';
import { checkIn, lan, later, now, opened, sweep, template } from '../support/alert-facts.ts';

const found = opened(checkIn({ f0: 1 }));
const contact = opened(checkIn({ f1: 1 }));
const done = (acted: Acted): Episode => {
  if (!acted.ok) throw new Error(acted.problem);
  return acted.change.episode;
};
const to = (episode: Episode, state: string, at: string, note = '') => {
  const said = { to: state, note, assessment: 'Đúng', outcome: 'resolved', seen: episode.version };
  return done(transition(episode, TransitionRequest.parse(said), lan, at));
};
const aside = (episode: Episode, until: string, at: string) =>
  done(snooze(episode, SnoozeRequest.parse({ until, reason: 'Chờ', seen: episode.version }), lan, at));

const steps = (episode: Episode, at: string, others: Episode[] = []) =>
  clockSteps(episode, others, templates, at).map(({ kind, notify, episode: { level, state } }) => [
    kind,
    level,
    state,
    notify ? 'told' : 'not told',
  ]);
const last = (episode: Episode, at: string) =>
  clockSteps(episode, [], templates, at).at(-1)?.episode ?? episode;
const justAfter = (at: string) => new Date(Date.parse(at) + 1).toISOString();

describe('a clock that was missed', () => {
  it('raises the level by one, tells of it, and moves the version', () => {
    const [change, ...others] = clockSteps(found, [], templates, justAfter(later(2)));
    expect(others).toEqual([]);
    expect(change).toEqual({
      kind: 'escalate',
      episode: {
        ...found,
        ...{ level: 1, missedClock: later(2), version: 2, writes: 2 },
        lastAct: { actor: 'system', at: justAfter(later(2)) },
      },
      entry: { at: justAfter(later(2)), actor: 'system', act: 'escalated', version: 2, level: 1 },
      notify: true,
      prior: { id: found.id, writes: 1 },
    });
  });

  it('is not missed yet at the due time itself', () => {
    expect(steps(found, later(2))).toEqual([]);
    const verified = to(to(found, 'acknowledged', later(1), 'Đang gọi'), 'verified', later(2));
    expect(steps(verified, later(25.9))).toEqual([]);
  });

  it('is told once, however often and late it is looked at', () => {
    const once = last(found, later(3));
    expect(steps(once, later(3))).toEqual([]);
    expect(steps(once, later(300))).toEqual([]);
  });

  it('goes up a level although somebody took the alert and left it', () => {
    const taken = to(found, 'acknowledged', later(1), 'Đang gọi');
    expect(steps(taken, later(3))).toEqual([['escalate', 1, 'acknowledged', 'told']]);
  });

  it('is another one once the alert is verified, and stops when measures are under way', () => {
    const verified = to(to(last(found, later(3)), 'acknowledged', later(4), 'x'), 'verified', later(5));
    expect(verified.actBy).toBe(later(29));
    expect(steps(verified, later(30))).toEqual([['escalate', 2, 'verified', 'told']]);
    expect(steps(to(verified, 'responding', later(29)), later(99))).toEqual([]);
    expect(steps(to(verified, 'closed', later(29), 'Xong'), later(99))).toEqual([]);
  });

  it('is nobody’s who verified late, but before it was looked at', () => {
    const verified = to(to(found, 'acknowledged', later(1), 'x'), 'verified', later(3));
    expect(steps(verified, later(4))).toEqual([]);
  });

  it('is told again at the highest level, and goes no higher', () => {
    const verified = to(to(found, 'acknowledged', later(1), 'x'), 'verified', later(1));
    expect(steps({ ...verified, level: 2 }, later(26))).toEqual([['escalate', 2, 'verified', 'told']]);
  });
});

describe('an acknowledgement without a note', () => {
  it('falls back to open after an hour, and is told anew', () => {
    const silent = to(found, 'acknowledged', later(0.5));
    expect(silent.fallsBackAt).toBe(later(1.5));
    expect(steps(silent, later(1.5))).toEqual([]);
    expect(steps(silent, justAfter(later(1.5)))).toEqual([['fall-back', 0, 'open', 'told']]);
    expect(last(silent, later(1.6))).toMatchObject({ owner: null, fallsBackAt: null, version: 3 });
  });

  it('stands when a note follows, when it is verified, or where it had one', () => {
    expect(to(found, 'acknowledged', later(0.5), 'Đang gọi').fallsBackAt).toBeNull();
    const silent = to(found, 'acknowledged', later(0.5));
    expect(to(silent, 'verified', later(1)).fallsBackAt).toBeNull();
    expect(to(silent, 'closed', later(1), 'Nhầm').fallsBackAt).toBeNull();
    const quiet = to(contact, 'acknowledged', later(1));
    expect(aside(quiet, later(9), later(2)).fallsBackAt).toBeNull();
  });

  it('stands for what is not urgent', () => {
    expect(to(opened(sweep()), 'acknowledged', later(1)).fallsBackAt).toBeNull();
  });

  it('and a missed clock, looked at late, come in the order in which they fell due', () => {
    const early = to(found, 'acknowledged', later(0.5));
    expect(steps(early, later(8))).toEqual([
      ['fall-back', 0, 'open', 'told'],
      ['escalate', 1, 'open', 'told'],
    ]);
    const late = to(found, 'acknowledged', later(1.5));
    expect(steps(late, later(8))).toEqual([
      ['escalate', 1, 'acknowledged', 'told'],
      ['fall-back', 1, 'open', 'told'],
    ]);
  });
});

describe('what is put aside', () => {
  it('waits for the end of that, and is told then', () => {
    const put = aside(contact, later(30), later(20));
    expect(steps(put, later(30))).toEqual([]);
    expect(steps(put, justAfter(later(30)))).toEqual([['escalate', 1, 'open', 'told']]);
    expect(last(put, later(31)).snoozedUntil).toBeNull();
  });

  it('is not told when it was verified meanwhile', () => {
    const put = to(aside(contact, later(30), later(20)), 'acknowledged', later(21), 'x');
    expect(steps(to(put, 'verified', later(25)), later(31))).toEqual([]);
  });
});

describe('an episode inside another', () => {
  const [parent, child] = raise({ template, facts: checkIn({ f0: 1, f1: 1 }), current: [], now }).map(
    ({ episode }) => episode,
  );
  if (parent === undefined || child === undefined) throw new Error('not raised');

  it('goes up its own levels, and is told of with its parent alone', () => {
    expect(child.parent).toBe(parent.id);
    expect(steps(child, later(3), [parent, child])).toEqual([['escalate', 1, 'open', 'not told']]);
  });

  it('is told of once its parent is closed', () => {
    const closed = to(parent, 'closed', later(1), 'Xong');
    expect(steps(child, later(3), [closed, child])).toEqual([['escalate', 1, 'open', 'told']]);
  });
});

describe('what has lasted long enough', () => {
  const days = (n: number) => later(24 * n);
  const drop: Episode = {
    ...contact,
    rule: 'readiness-drop',
    severity: 'medium',
    missedClock: contact.verifyBy,
  };

  it('is proposed for closing: contacts without new ones for 14 days, whoever has them', () => {
    const quiet = { ...contact, missedClock: contact.verifyBy };
    expect(steps(quiet, days(14))).toEqual([]);
    expect(steps(quiet, justAfter(days(14)))).toEqual([['propose', 0, 'open', 'not told']]);
    expect(steps(last(quiet, days(15)), days(40))).toEqual([]);
    expect(steps({ ...quiet, lastOccurrenceAt: days(3) }, days(15))).toEqual([]);
    expect(steps({ ...quiet, parent: 'case-reported.x.1' }, days(15))).toEqual([]);
  });

  it('clears: a drop after 7 days, or is proposed to its owner', () => {
    expect(steps(drop, days(7))).toEqual([]);
    expect(steps(drop, justAfter(days(7)))).toEqual([['close', 0, 'closed', 'not told']]);
    const owned: Episode = { ...drop, state: 'responding', owner: lan };
    expect(steps(owned, justAfter(days(7)))).toEqual([['propose', 0, 'responding', 'not told']]);
  });

  it('never ends an F0', () => {
    const responding: Episode = { ...found, state: 'responding', owner: lan };
    expect(steps(responding, days(300))).toEqual([]);
    expect(clockPlace(responding, templates)).toMatch(/^9999/);
  });
});

describe('the place in the queue', () => {
  it('is the moment from which on a clock does something', () => {
    expect(clockPlace(found, templates)).toBe(later(2));
    expect(clockPlace(to(found, 'acknowledged', later(0.5)), templates)).toBe(later(1.5));
    const put = aside(contact, minutesAfter(later(25), 0).replace('.000', ''), later(20));
    expect(clockPlace(put, templates)).toBe(later(25));
    expect(clockPlace({ ...contact, state: 'responding', owner: lan }, templates)).toBe(later(14 * 24));
  });

  it('stays that of the missed clock until somebody acts', () => {
    expect(clockPlace(last(contact, later(25)), templates)).toBe(later(24));
    expect(clockPlace(last(found, later(25)), templates)).toBe(later(2));
  });
});
