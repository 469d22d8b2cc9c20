import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';
import { changeOf, ruleSite } from '../support/rule-site.ts';

const rule = 'positive-unconfirmed';
const on = (n: number) => addDays(a.day, n);
const tests = { testedOther: 50 };
/** Filed one after the other: days after the first, and what they say; what the rule makes of each. */
const course = (filed: readonly (readonly [number, Partial<Answers>])[], site = ruleSite()) =>
  filed.map(([n, said]) => changeOf(site.check(on(n), { ...tests, ...said }).changes, rule)?.kind ?? null);

describe('positive results that are not yet F0', () => {
  it.each<[string, [number, Partial<Answers>][], (string | null)[]]>([
    ['say nothing without any', [[0, {}]], [null]],
    ['say nothing where each is an F0 of the report', [[0, { positive: 2, f0: 2 }]], [null]],
    ['say nothing where there are more F0', [[0, { positive: 1, f0: 2 }]], [null]],
    ['open', [[0, { positive: 1 }]], ['open']],
    ['open beyond the F0 of the report', [[0, { positive: 3, f0: 2 }]], ['open']],
    [
      'occur again on another day',
      [
        [0, { positive: 1 }],
        [1, { positive: 1 }],
      ],
      ['open', 'occur'],
    ],
    [
      'occur when a correction adds some, not when it says the same',
      [
        [0, { positive: 1 }],
        [0, { positive: 1, f1: 1 }],
        [0, { positive: 2 }],
      ],
      ['open', null, 'occur'],
    ],
    [
      'are proposed to be closed when later F0 cover them all',
      [
        [0, { positive: 3 }],
        [1, { f0: 2 }],
        [2, {}],
        [3, { f0: 1 }],
      ],
      ['open', null, null, 'propose'],
    ],
    [
      'are not covered by F0 that are new positives of their own day',
      [
        [0, { positive: 2 }],
        [1, { positive: 2, f0: 2 }],
        [2, { f0: 2 }],
      ],
      ['open', null, 'propose'],
    ],
    [
      'are covered by a correction of their own day',
      [
        [0, { positive: 2 }],
        [0, { positive: 2, f0: 2 }],
      ],
      ['open', 'propose'],
    ],
    [
      'that a correction takes back are shown, and close nothing, then or later',
      [
        [0, { positive: 2 }],
        [0, { positive: 0 }],
        [1, {}],
      ],
      ['open', 'lower', null],
    ],
    [
      'that a correction lowers are shown where some remain',
      [
        [0, { positive: 3 }],
        [0, { positive: 1 }],
      ],
      ['open', 'lower'],
    ],
    [
      'withdraw the proposal when they come again',
      [
        [0, { positive: 1 }],
        [1, { f0: 1 }],
        [2, { positive: 1 }],
      ],
      ['open', 'propose', 'occur'],
    ],
    [
      'of an older day count too, and no F0 of a day before them covers',
      [
        [1, { f0: 5 }],
        [0, { f0: 3 }],
        [2, { positive: 1 }],
        [1, { f0: 6 }],
      ],
      [null, null, 'open', null],
    ],
  ])('%s', (_, filed, expected) => {
    expect(course(filed)).toEqual(expected);
  });

  it('are verified within 4 hours, at critical', () => {
    const site = ruleSite();
    site.check(on(0), { ...tests, positive: 1 });
    expect(site.newest(rule)).toMatchObject({
      severity: 'critical',
      verifyBy: minutesAfter(at(a.day), 240),
    });
  });

  it('open on a quick report, and wait for as many F0 as it told of', () => {
    const site = ruleSite();
    const quick = site.quick({ kind: 'positive', count: 3 }, at(on(0)));
    expect(changeOf(quick, rule)).toMatchObject({ kind: 'open', episode: { trigger: { count: 3 } } });
    expect(changeOf(site.check(on(0), {}, at(on(0), '11:00')).changes, rule)).toBeNull();
    expect(changeOf(site.quick({ kind: 'f0', count: 2 }, at(on(1))), rule)).toBeNull();
    expect(changeOf(site.quick({ kind: 'f0', count: 1 }, at(on(1), '11:00')), rule)?.kind).toBe('propose');
    expect(changeOf(site.quick({ kind: 'symptoms', count: 9 }, at(on(1), '12:00')), rule)).toBeNull();
  });

  it('are left to a person where their days are no longer in sight', () => {
    const site = ruleSite();
    site.check(on(0), { ...tests, positive: 1 });
    for (let n = 1; n <= 25; n += 1) site.check(on(n), tests);
    expect(changeOf(site.check(on(26), { f0: 1 }).changes, rule)).toBeNull();
  });
});
