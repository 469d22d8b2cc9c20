import { describe, expect, it } from 'vitest';
import { AlertState, type Episode, type Severity } from '../../domain/alert.ts';
import { SnoozeRequest, TransitionRequest } from '../../domain/alert-request.ts';
import { minutesAfter } from '../../domain/clock.ts';
import {
  type Acted,
  byHand,
  byItself,
  clear,
  clearWithParent,
  snooze,
  transition,
  worksOn,
} from '../../domain/life-cycle.ts';
import { raise } from '../../domain/raise.ts';
import { checkIn, lan, minh, now, opened, sweep, template } from '../support/alert-facts.ts';

const later = (hours: number) => minutesAfter(now, hours * 60);
const contact = opened(checkIn({ f1: 1 }));
const inState = (state: AlertState, more: Partial<Episode> = {}): Episode => ({
  ...contact,
  ...{ state, version: 5, writes: 9, owner: state === 'open' ? null : lan, lastAct: { actor: lan, at: now } },
  ...(state === 'closed' && { closedAt: now, outcome: 'resolved' }),
  ...more,
});
const ask = (to: AlertState, more: object = {}) =>
  TransitionRequest.parse({ to, note: 'Đã gọi', outcome: 'resolved', assessment: 'Đúng', seen: 5, ...more });
const done = (acted: Acted) => {
  if (!acted.ok) throw new Error(acted.problem);
  return acted.change;
};

describe('the life cycle', () => {
  const legal: [AlertState, AlertState][] = [
    ['open', 'acknowledged'],
    ['open', 'closed'],
    ['acknowledged', 'acknowledged'],
    ['acknowledged', 'verified'],
    ['acknowledged', 'closed'],
    ['verified', 'responding'],
    ['verified', 'closed'],
    ['responding', 'closed'],
  ];
  const pairs = AlertState.options.flatMap((from) => AlertState.options.map((to) => [from, to] as const));
  const isLegal = (from: AlertState, to: AlertState) => legal.some(([a, b]) => a === from && b === to);

  it.each(pairs)('takes %s to %s by hand or refuses it, as the table says', (from, to) => {
    const episode = inState(from);
    const acted = transition(episode, ask(to), minh, later(1));
    if (!isLegal(from, to)) {
      expect(acted).toEqual({ ok: false, problem: 'illegal-transition' });
      return;
    }
    const { kind, episode: after, entry, prior } = done(acted);
    expect(kind).toBe('act');
    expect(prior).toEqual({ id: episode.id, writes: 9 });
    expect(after).toMatchObject({
      state: to,
      version: 6,
      writes: 10,
      lastAct: { actor: minh, at: later(1) },
    });
    expect(entry).toMatchObject({ at: later(1), actor: minh, act: to, note: 'Đã gọi', version: 6 });
  });

  it('moves by itself only to fall back, to clear and to open again', () => {
    expect(byItself).toEqual({
      open: ['closed'],
      acknowledged: ['open'],
      verified: [],
      responding: [],
      closed: ['open'],
    });
    expect(Object.keys(byHand)).toEqual(AlertState.options);
  });
});

describe('an act on a version that is not the newest', () => {
  it.each(AlertState.options)('has lost the race in state %s, to whom and when is said', (state) => {
    const lost = { ok: false, problem: 'lost-race', by: 'Lan', at: now };
    expect(transition(inState(state), ask('verified', { seen: 4 }), lan, later(1))).toEqual(lost);
    expect(transition(inState(state), ask('open', { seen: 6 }), minh, later(1))).toEqual(lost);
    const request = SnoozeRequest.parse({ until: later(99), reason: 'Chờ', seen: 4 });
    expect(snooze(inState(state), request, lan, later(1))).toEqual(lost);
  });

  it('may have lost to the rules themselves', () => {
    const cleared = clear(opened(sweep()), later(1))?.episode;
    const acted = cleared && transition(cleared, ask('acknowledged', { seen: 1 }), lan, later(2));
    expect(acted).toEqual({ ok: false, problem: 'lost-race', by: 'system', at: later(1) });
  });
});

describe('acknowledging', () => {
  it('names the owner', () => {
    expect(done(transition(inState('open'), ask('acknowledged'), lan, later(1))).episode).toEqual(
      inState('acknowledged', { version: 6, writes: 10, lastAct: { actor: lan, at: later(1) } }),
    );
  });

  it('takes over what another owns, but not what is already one’s own', () => {
    const mine = inState('acknowledged');
    expect(done(transition(mine, ask('acknowledged'), minh, later(1))).episode.owner).toEqual(minh);
    expect(transition(mine, ask('acknowledged'), lan, later(1))).toEqual({
      ok: false,
      problem: 'illegal-transition',
    });
  });

  it('writes no empty note into the timeline', () => {
    const { entry } = done(transition(inState('open'), ask('acknowledged', { note: '' }), lan, later(1)));
    expect(entry).not.toHaveProperty('note');
    expect(entry).not.toHaveProperty('outcome');
  });
});

describe('verifying', () => {
  const verify = (at: string, more: Partial<Episode> = {}) =>
    done(transition(inState('acknowledged', more), ask('verified'), lan, at));

  it('is in time until the clock ends, and starts the clock of the response', () => {
    expect(verify(later(24)).episode).toMatchObject({
      ...{ verifiedAt: later(24), verifiedInTime: true, actBy: later(48), owner: lan },
    });
    const late = minutesAfter(later(24), 1);
    expect(verify(late).episode).toMatchObject({ verifiedInTime: false, actBy: minutesAfter(late, 1440) });
  });

  it('keeps the assessment in the timeline', () => {
    expect(verify(later(1)).entry).toMatchObject({
      act: 'verified',
      assessment: 'Đúng',
      from: 'acknowledged',
      to: 'verified',
    });
  });

  it('starts no clock where the severity has none', () => {
    expect(verify(later(1), { severity: 'low', actWithinMinutes: null }).episode.actBy).toBeNull();
  });

  it('counts the response in working hours where the severity says so', () => {
    const { actBy } = verify(later(1), { severity: 'medium', actWithinMinutes: 11 * 60 }).episode;
    expect(actBy).toBe(later(25));
  });
});

describe('closing', () => {
  it('keeps outcome and reason, and ends proposal and snooze', () => {
    const episode = inState('responding', {
      proposal: { outcome: 'self-cleared', at: now },
      snoozedUntil: later(5),
    });
    const change = done(transition(episode, ask('closed', { outcome: 'false-alarm' }), minh, later(3)));
    expect(change.episode).toEqual({
      ...episode,
      ...{ state: 'closed', outcome: 'false-alarm', closedAt: later(3), proposal: null, snoozedUntil: null },
      ...{ version: 6, writes: 10, lastAct: { actor: minh, at: later(3) } },
    });
    expect(change.entry).toMatchObject({
      act: 'closed',
      outcome: 'false-alarm',
      note: 'Đã gọi',
      from: 'responding',
    });
  });
});

describe('putting aside', () => {
  const aside = (episode: Episode, until: string) =>
    snooze(episode, SnoozeRequest.parse({ until, reason: 'Chờ kết quả', seen: 5 }), lan, now);
  const refused = (problem: string) => ({ ok: false, problem });
  const critical = { severity: 'critical' } as const;

  it.each<[string, Episode, string, unknown]>([
    ['a closed one', inState('closed'), later(1), refused('illegal-transition')],
    [
      'a critical one before its verification',
      inState('acknowledged', critical),
      later(1),
      refused('snooze-refused'),
    ],
    ['into the past', inState('open'), now, refused('snooze-in-the-past')],
    ['for more than 24 h', inState('open'), minutesAfter(later(24), 1), refused('snooze-too-long')],
  ])('is refused for %s', (_, episode, until, problem) => {
    expect(aside(episode, until)).toEqual(problem);
  });

  it.each<[string, Episode]>([
    ['an open one', inState('open')],
    ['a verified critical one', inState('verified', { ...critical, verifiedAt: now })],
  ])('works for %s, up to 24 h', (_, episode) => {
    const { episode: after, entry } = done(aside(episode, later(24)));
    expect(after).toEqual({
      ...episode,
      ...{ snoozedUntil: later(24), version: 6, writes: 10, lastAct: { actor: lan, at: now } },
    });
    expect(entry).toEqual({
      at: now,
      actor: lan,
      act: 'snoozed',
      version: 6,
      note: 'Chờ kết quả',
      until: later(24),
    });
  });
});

describe('clearing', () => {
  it.each<[Severity, AlertState, string | undefined]>([
    ['high', 'open', 'close'],
    ['medium', 'open', 'close'],
    ['low', 'open', 'close'],
    ['critical', 'open', 'propose'],
    ['high', 'acknowledged', 'propose'],
    ['medium', 'verified', 'propose'],
    ['low', 'responding', 'propose'],
    ['high', 'closed', undefined],
  ])('of a %s one in state %s makes it %s', (severity, state, kind) => {
    expect(clear(inState(state, { severity }), later(1))?.kind).toBe(kind);
  });

  it('takes the contacts with their case', () => {
    const [found, contacts] = raise({ template, facts: checkIn({ f0: 1, f1: 1 }), current: [], now }).map(
      (c) => c.episode,
    );
    if (found === undefined || contacts === undefined) throw new Error('not raised');
    const { episode: ended } = done(transition(found, ask('closed', { seen: 1 }), lan, later(1)));
    expect(clearWithParent(ended, contacts, later(1))).toMatchObject({
      kind: 'close',
      episode: { outcome: 'self-cleared' },
    });
    expect(clearWithParent(ended, { ...contacts, owner: minh }, later(1))?.kind).toBe('propose');
    expect(clearWithParent(ended, { ...contacts, parent: null }, later(1))).toBeNull();
    expect(clearWithParent(ended, null, later(1))).toBeNull();
    expect(clearWithParent(found, contacts, later(1))).toBeNull();
  });
});

describe('who works on alerts', () => {
  it.each([
    ['health', 'case-reported', true],
    ['health', 'check-in-missed', true],
    ['board', 'check-in-missed', true],
    ['board', 'case-reported', false],
    ['employer', 'check-in-missed', false],
    ['leader', 'check-in-missed', false],
    ['admin', 'check-in-missed', false],
  ] as const)('%s on %s: %s', (role, rule, may) => {
    expect(worksOn(role, rule)).toBe(may);
  });
});
