import { describe, expect, it } from 'vitest';
import type { Day } from '../../domain/day.ts';
import { type DueFacts, isDue } from '../../domain/due.ts';
import { type DueDays, freshness, lastCutOffDay, missedDue } from '../../domain/missed-due.ts';
import { a } from '../support/a.ts';

/** Thursday 17 June 2021, at +07:00. */
const at = (time: string, day = '2021-06-17') => new Date(`${day}T${time}:00+07:00`).toISOString();
const before = at('14:59');
const after = at('15:00');

/** Due days of a site whose facts are the same on all of them. */
const due = (over: Partial<DueFacts> = {}): DueDays => {
  const facts = a.dueFacts(over);
  return { ...facts, isDue: (day) => isDue(facts, day) };
};

describe('the freshness of a site', () => {
  it.each<[string, Day | null, string, Partial<DueFacts>, string | null]>([
    ['reported today', '2021-06-17', after, {}, 'fresh'],
    ['reported yesterday, before the cut-off', '2021-06-16', before, {}, 'fresh'],
    ['reported yesterday, at the cut-off', '2021-06-16', after, {}, 'stale'],
    ['a day older, before the cut-off', '2021-06-15', before, {}, 'stale'],
    ['a day older, at the cut-off', '2021-06-15', after, {}, 'unknown'],
    ['a month old', '2021-05-17', after, {}, 'unknown'],
    ['years old', '2019-05-17', after, {}, 'unknown'],
    ['never reported', null, after, {}, 'unknown'],
    ['never reported, registered today', null, before, { registeredOn: '2021-06-17' }, 'unknown'],
    ['not active', '2021-06-17', after, { active: false }, null],
    ['not active and never reported', null, after, { active: false }, null],
    ['reported ahead of the clock', '2021-06-18', after, {}, 'fresh'],
    ['over a Sunday', '2021-06-12', at('15:00', '2021-06-14'), {}, 'stale'],
    [
      'over a Sunday with somebody lodged',
      '2021-06-12',
      at('15:00', '2021-06-14'),
      { lastLodged: 4 },
      'unknown',
    ],
    ['over a holiday', '2021-06-15', after, { holidays: new Set(['2021-06-16']) }, 'stale'],
    ['shortly after midnight', '2021-06-16', at('00:10'), {}, 'fresh'],
  ])('%s', (_, newest, now, over, expected) => {
    expect(freshness(due(over), newest, now)).toBe(expected);
  });

  it('stays fresh through a confirmed closure of some weeks, and is unknown after 60 days without a word', () => {
    const closures = [
      { from: '2021-04-01', to: '2021-12-31', reason: 'Nghỉ', enteredOn: '2021-03-01', confirmed: true },
    ];
    const days = due({ registeredOn: '2021-01-01', calendar: { workingWeekdays: null, closures } });
    expect(freshness(days, '2021-05-10', after)).toBe('fresh');
    expect(freshness(days, '2021-04-18', after)).toBe('fresh');
    expect(freshness(days, '2021-04-17', before)).toBe('fresh');
    expect(freshness(days, '2021-04-17', after)).toBe('unknown');
  });
});

describe('missed due days', () => {
  it('are counted from the registration where nothing was reported', () => {
    const days = due({ registeredOn: '2021-06-17' });
    expect(missedDue(days, null, before)).toBe(0);
    expect(missedDue(days, null, after)).toBe(1);
    expect(missedDue(days, null, at('15:00', '2021-06-18'))).toBe(2);
  });

  it('are counted to two at most', () => {
    expect(missedDue(due(), '2021-06-01', after)).toBe(2);
  });
});

it('knows the last day whose cut-off has passed at +07:00', () => {
  expect([before, after, at('23:59'), at('00:00')].map(lastCutOffDay)).toEqual([
    '2021-06-16',
    '2021-06-17',
    '2021-06-17',
    '2021-06-16',
  ]);
});
