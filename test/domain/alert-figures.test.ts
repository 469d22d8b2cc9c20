import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertMark, alertFigures, isSpent, markOf } from '../../domain/alert-figures.ts';
import { noAlerts } from '../../domain/figures.ts';
import { checkIn, closed, later, now, opened } from '../support/alert-facts.ts';

const mark = (over: Partial<AlertMark> = {}): AlertMark => ({
  severity: 'critical',
  state: 'open',
  verifyBy: later(2),
  actBy: null,
  verifiedAt: null,
  closedAt: null,
  writes: 1,
  ...over,
});
const shut = { state: 'closed', closedAt: later(-1) } as const;
const figures = (open: number, critical: number, overdue: number, count: number, of: number) => ({
  ...{ open, critical, overdue },
  verifiedInTime: { count, of },
  timeToVerify: { medianMinutes: null, of: 0 },
});
/** Opened so many hours ago and verified so many minutes later, in time. */
const verifiedAfter = (minutes: number, hoursAgo = 20) => {
  const openedAt = later(-hoursAgo);
  return mark({ state: 'verified', openedAt, verifiedAt: later(minutes / 60, openedAt), verifyBy: later(1) });
};

describe('the figures of alerts', () => {
  it.each<[string, AlertMark[], ReturnType<typeof figures>]>([
    ['none', [], figures(0, 0, 0, 0, 0)],
    ['one open, its clock running', [mark()], figures(1, 1, 0, 0, 0)],
    ['one of high severity', [mark({ severity: 'high' })], figures(1, 0, 0, 0, 0)],
    ['one due this very moment', [mark({ verifyBy: now })], figures(1, 1, 0, 0, 1)],
    ['one past its verification', [mark({ verifyBy: later(-1) })], figures(1, 1, 1, 0, 1)],
    ['one verified in time', [mark({ state: 'verified', verifiedAt: later(-1) })], figures(1, 1, 0, 1, 1)],
    [
      'one verified late',
      [mark({ state: 'verified', verifyBy: later(-2), verifiedAt: later(-1), actBy: later(20) })],
      figures(1, 1, 0, 0, 1),
    ],
    [
      'one verified in time and past its act',
      [mark({ state: 'verified', verifyBy: later(-30), verifiedAt: later(-31), actBy: later(-7) })],
      figures(1, 1, 1, 1, 1),
    ],
    [
      'one answered by measures, whose clock has stopped',
      [mark({ state: 'responding', verifyBy: later(-30), verifiedAt: later(-31), actBy: later(-7) })],
      figures(1, 1, 0, 1, 1),
    ],
    [
      'one closed before its verification was due',
      [mark({ ...shut, verifyBy: later(1) })],
      figures(0, 0, 0, 0, 0),
    ],
    [
      'one closed before it was due, that has fallen due since',
      [mark({ ...shut, closedAt: later(-3), verifyBy: later(-2) })],
      figures(0, 0, 0, 0, 0),
    ],
    ['one closed unverified and late', [mark({ ...shut, verifyBy: later(-2) })], figures(0, 0, 0, 0, 1)],
    [
      'one verified in time and closed',
      [mark({ ...shut, verifiedAt: later(-3), verifyBy: later(-2) })],
      figures(0, 0, 0, 1, 1),
    ],
    [
      'one verified eight days ago',
      [mark({ ...shut, verifiedAt: later(-8 * 24), verifyBy: later(-8 * 24) })],
      figures(0, 0, 0, 0, 0),
    ],
    ['one never verified for eight days', [mark({ verifyBy: later(-8 * 24) })], figures(1, 1, 1, 0, 0)],
    ['two of them', [mark(), mark({ severity: 'low', verifyBy: later(-1) })], figures(2, 1, 1, 0, 1)],
  ])('of %s', (_, marks, expected) => {
    expect(alertFigures(marks, now)).toEqual(expected);
  });
});

describe('the time to verification', () => {
  const timeOf = (marks: AlertMark[]) => alertFigures(marks, now).timeToVerify;

  it.each<[string, AlertMark[], { medianMinutes: number | null; of: number }]>([
    ['of none is none', [mark()], { medianMinutes: null, of: 0 }],
    ['of one is its own', [verifiedAfter(42)], { medianMinutes: 42, of: 1 }],
    ['of three is the middle one', [90, 5, 30].map((n) => verifiedAfter(n)), { medianMinutes: 30, of: 3 }],
    [
      'of four lies between the middle two',
      [90, 5, 30, 40].map((n) => verifiedAfter(n)),
      { medianMinutes: 35, of: 4 },
    ],
    [
      'does not count who was not verified',
      [verifiedAfter(10), mark({ verifyBy: later(-1) })],
      { medianMinutes: 10, of: 1 },
    ],
    ['looks at seven days', [verifiedAfter(10), verifiedAfter(600, 24 * 8)], { medianMinutes: 10, of: 1 }],
    [
      'leaves out marks that do not say when they opened',
      [mark({ state: 'verified', verifiedAt: later(-1) })],
      { medianMinutes: null, of: 0 },
    ],
  ])('%s', (_, marks, expected) => {
    expect(timeOf(marks)).toEqual(expected);
  });

  it('is the same in whatever order the marks come', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(minutes, (times) => {
        const marks = times.map((n) => verifiedAfter(n));
        const { medianMinutes, of } = timeOf(marks);
        expect(timeOf(marks.toReversed())).toEqual({ medianMinutes, of });
        expect(times.filter((n) => n <= (medianMinutes ?? -1)).length * 2).toBeGreaterThanOrEqual(of);
        expect(times.filter((n) => n >= (medianMinutes ?? -1)).length * 2).toBeGreaterThanOrEqual(of);
      }),
      { seed: 20210615 },
    );
  });

  it('begins anew where an alert was opened again', () => {
    const again = {
      ...opened(checkIn({ f0: 1 })),
      reopenedAt: later(-1),
      verifiedAt: now,
      state: 'verified',
    } as const;
    expect(timeOf([markOf({ ...again, openedAt: later(-30) })])).toEqual({ medianMinutes: 60, of: 1 });
  });
});

describe('a mark', () => {
  it('is what the figures need of an episode', () => {
    const episode = closed(opened(checkIn({ f0: 1 })));
    const { severity, state, verifyBy, actBy, verifiedAt, closedAt, openedAt, writes } = episode;
    const seen = { severity, state, verifyBy, actBy, verifiedAt, closedAt, openedAt, writes };
    expect(markOf(episode)).toEqual(seen);
  });

  it.each<[string, Partial<AlertMark>, boolean]>([
    ['open, however old', { verifyBy: later(-900) }, false],
    ['closed today', { ...shut, verifyBy: later(-900) }, false],
    ['closed eight days ago', { state: 'closed', closedAt: later(-192), verifyBy: later(-200) }, true],
    [
      'closed eight days ago, due yesterday',
      { state: 'closed', closedAt: later(-192), verifyBy: later(-24) },
      false,
    ],
  ])('%s is spent: %s', (_, over, expected) => {
    expect(isSpent(mark(over), now)).toBe(expected);
  });

  it('that is spent changes no figure', () => {
    const spent = mark({
      state: 'closed',
      closedAt: later(-192),
      verifyBy: later(-200),
      verifiedAt: later(-201),
    });
    expect(isSpent(spent, now)).toBe(true);
    expect(alertFigures([spent], now)).toEqual(noAlerts);
  });
});
