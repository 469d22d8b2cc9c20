import { describe, expect, it } from 'vitest';
import type { Episode, RuleId, Severity } from '../../domain/alert.ts';
import { type Answers, sameAsBefore } from '../../domain/answers.ts';
import { addDays } from '../../domain/day.ts';
import type { NoChangeFacts, Said } from '../../domain/filing.ts';
import { noChangeGuard } from '../../domain/no-change.ts';
import { a } from '../support/a.ts';
import { acknowledged, checkIn, closed, opened } from '../support/alert-facts.ts';

const yesterday = addDays(a.day, -1);
const same = (over: Partial<Answers> = {}) => ({ ...sameAsBefore(a.answers()), ...over });
const row = (n: number, unchanged: boolean) =>
  Array.from({ length: n }, (_, back) => a.said(addDays(yesterday, -back), {}, unchanged));

const facts = ({
  episodes = [],
  ...over
}: Partial<NoChangeFacts> & { episodes?: Episode[] } = {}): NoChangeFacts => ({
  file: { record: a.record(), plans: [], heads: [], episodes, newestCase: null },
  head: undefined,
  before: [a.said(yesterday)],
  plan: a.plan(),
  answers: same(),
  day: a.day,
  ...over,
});

const episode = (rule: RuleId, severity: Severity): Episode => ({
  ...opened(checkIn({ f0: 1 })),
  rule,
  severity,
});
const last = (over: Partial<Answers>): Said[] => [a.said(yesterday, over)];

describe('the no-change door', () => {
  it('is open on the day after an ordinary report, to its stocks and no flow', () => {
    expect(noChangeGuard(facts())).toBeNull();
  });

  it.each<[string, Partial<NoChangeFacts> & { episodes?: Episode[] }, string | null]>([
    ['no report before', { before: [] }, 'nothing-before'],
    ['a report of the day itself', { head: a.said(a.day) }, 'nothing-before'],
    ['a critical episode open', { episodes: [episode('case-reported', 'critical')] }, 'open-episode'],
    ['a high one open', { episodes: [episode('not-ready', 'high')] }, 'open-episode'],
    ['a high one that is owned', { episodes: [acknowledged(episode('not-ready', 'high'))] }, 'open-episode'],
    ['a high one closed', { episodes: [closed(episode('not-ready', 'high'))] }, null],
    ['a medium one open', { episodes: [episode('testing-behind', 'medium')] }, null],
    ['a missed report, raised to high', { episodes: [episode('check-in-missed', 'high')] }, null],
    ['another plan in force', { plan: a.plan({ version: 2 }) }, 'plan-changed'],
    ['no plan any more', { plan: null }, 'plan-changed'],
    ['F0 in the last report', { before: last({ f0: 1 }) }, 'cases-before'],
    ['F1 in the last report', { before: last({ f1: 1 }) }, 'cases-before'],
    ['positives in the last report', { before: last({ positive: 1 }) }, 'cases-before'],
    ['breaches in the last report', { before: last({ quarantineBreaches: 1 }) }, 'cases-before'],
    ['a report three days ago', { before: [a.said(addDays(a.day, -3))] }, null],
    ['a report four days ago', { before: [a.said(addDays(a.day, -4))] }, 'break'],
    [
      'fewer than half of those before',
      { before: [a.said(yesterday, { present: 589 }), ...row(3, false)] },
      'break',
    ],
    ['half of those before', { before: [a.said(yesterday, { present: 590 }), ...row(3, false)] }, 'changed'],
    ['nobody there yesterday', { before: [a.said(yesterday, { present: 0 })] }, 'break'],
    ['five in a row', { before: row(5, true) }, null],
    ['six in a row', { before: row(6, true) }, 'six-in-a-row'],
    ['six in a row before a full one', { before: [a.said(yesterday), ...row(6, true)] }, null],
    ['symptoms of today, which are asked', { answers: same({ symptomatic: 7 }) }, null],
    ['a note', { answers: same({ note: 'Như hôm qua' }) }, null],
    ['another count of those present', { answers: same({ present: 1179 }) }, 'changed'],
    ['a case', { answers: same({ f0: 1 }) }, 'changed'],
    ['tests', { answers: same({ testedHighRisk: 8 }) }, 'changed'],
    ['people sick at home', { answers: same({ absentSick: 1 }) }, 'changed'],
    ['another measure', { answers: same({ masks: 'some' }) }, 'changed'],
    ['a shuttle that was not there', { answers: same({ shuttleLoad: null }) }, 'changed'],
  ])('with %s: %#', (_, over, expected) => {
    expect(noChangeGuard(facts(over))).toBe(expected);
  });
});
