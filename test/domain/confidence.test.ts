import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import type { Change } from '../../domain/change.ts';
import { confidenceFor, type Doubts, doubtsAfter, noDoubts } from '../../domain/confidence.ts';
import { addDays } from '../../domain/day.ts';
import { Role } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { checkIn, opened } from '../support/alert-facts.ts';

const change = (rule: Episode['rule'], state: Episode['state']): Change => ({
  ...{ kind: 'act', notify: false, prior: null },
  episode: { ...opened(checkIn({ quarantineBreaches: 1 })), rule, state },
  entry: { at: a.day, actor: 'system', act: 'closed', version: 1 },
});

describe('the doubts in a site’s figures', () => {
  it.each<[string, Doubts, Change[], string | null, Doubts]>([
    ['nothing happened', noDoubts, [], null, noDoubts],
    [
      'figures that can hardly be',
      noDoubts,
      [change('implausible', 'open')],
      null,
      { isImplausible: true, inspectDay: null },
    ],
    [
      'somebody works on them',
      { isImplausible: true, inspectDay: null },
      [change('implausible', 'verified')],
      null,
      { isImplausible: true, inspectDay: null },
    ],
    [
      'somebody closed them',
      { isImplausible: true, inspectDay: null },
      [change('implausible', 'closed')],
      null,
      noDoubts,
    ],
    [
      'another alert was closed',
      { isImplausible: true, inspectDay: null },
      [change('not-ready', 'closed')],
      null,
      { isImplausible: true, inspectDay: null },
    ],
    ['a correction is marked', noDoubts, [], a.day, { isImplausible: false, inspectDay: a.day }],
    [
      'one of an older day is marked',
      { isImplausible: false, inspectDay: a.day },
      [],
      addDays(a.day, -2),
      { isImplausible: false, inspectDay: a.day },
    ],
  ])('%s', (_, before, changes, inspectDay, after) => {
    expect(doubtsAfter(before, changes, inspectDay)).toEqual(after);
  });
});

describe('the mark', () => {
  const shown = (doubts: Doubts) =>
    Object.fromEntries(
      Role.options.map((role) => [
        role,
        confidenceFor(doubts, { role, today: a.day, inspectDays: 14 }).confidence,
      ]),
    );
  const officials = (confidence: string) => ({ board: confidence, health: confidence, admin: confidence });

  it('is for officials, and for no site', () => {
    expect(shown(noDoubts)).toEqual(officials('normal'));
    expect(shown({ isImplausible: true, inspectDay: null })).toEqual(officials('lowered'));
  });

  it('tells of a mark for inspection to health alone, for fourteen days', () => {
    const inspected = (daysAgo: number) =>
      shown({ isImplausible: false, inspectDay: addDays(a.day, -daysAgo) });
    expect(inspected(0)).toEqual({ ...officials('normal'), health: 'lowered' });
    expect(inspected(13)).toEqual({ ...officials('normal'), health: 'lowered' });
    expect(inspected(14)).toEqual(officials('normal'));
  });
});
