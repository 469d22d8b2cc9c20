import { describe, expect, it } from 'vitest';
import { addDays, daysFrom, weekday } from '../../domain/day.ts';
import { isDue } from '../../domain/due.ts';
import { type QuietReason, quietStart } from '../../domain/quiet-start.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';
import { changeOf, ruleSite } from '../support/rule-site.ts';

/** Monday to Saturday, and not on these days. */
const works =
  (...off: string[]) =>
  (day: string) =>
    weekday(day) !== 7 && !off.includes(day);
const quiet = (day: string, firstReport: string | null, isDue = works(), windowDays = 7) =>
  quietStart({ day, firstReport, isDue, windowDays, afterDaysNotDue: 3 });

describe('the quiet start', () => {
  it.each<[string, string, QuietReason | null]>([
    ['the day of the first check-in', '2021-06-07', 'first-reports'],
    ['the first due day after it', '2021-06-08', 'first-reports'],
    ['a Sunday, which counts for nothing', '2021-06-13', 'first-reports'],
    ['the seventh due day after it', '2021-06-15', 'first-reports'],
    ['the eighth', '2021-06-16', null],
    ['long after', '2021-09-16', null],
  ])('of a first check-in on Monday 7 June: on %s', (_, day, expected) => {
    expect(quiet(day, '2021-06-07')).toBe(expected);
  });

  it('is as long as the window of tests', () => {
    const days = daysFrom('2021-06-07', '2021-06-30').filter(works());
    for (const window of [1, 3, 14]) {
      const loud = days.filter((day) => quiet(day, '2021-06-07', works(), window) === null);
      expect(loud[0]).toBe(days[window + 1]);
    }
  });

  const closed = daysFrom('2021-06-10', '2021-06-12');

  it.each<[string, string[], string, QuietReason | null]>([
    ['two days off and a Sunday', ['2021-06-11', '2021-06-12'], '2021-06-14', 'break'],
    ['a day off and a Sunday', ['2021-06-12'], '2021-06-14', null],
    ['two single days off and a Sunday', ['2021-06-10', '2021-06-12'], '2021-06-14', null],
    ['a break, its last day', closed, '2021-06-12', 'break'],
    ['a break, the seventh due day after it', closed, '2021-06-21', 'break'],
    ['a break, the eighth', closed, '2021-06-22', null],
  ])('after %s', (_, off, day, expected) => {
    expect(quiet(day, null, works(...off))).toBe(expected);
  });

  it('begins anew with the longest holidays, by the calendar of the province', () => {
    const facts = a.dueFacts({ holidays: new Set(daysFrom('2022-01-31', '2022-02-06')) });
    const isWorking = (day: string) => isDue(facts, day);
    expect(quiet('2022-01-29', null, isWorking)).toBeNull();
    expect(quiet('2022-02-07', null, isWorking)).toBe('break');
    expect(quiet('2022-02-14', null, isWorking)).toBe('break');
    expect(quiet('2022-02-15', null, isWorking)).toBeNull();
  });
});

describe('a site in its quiet start', () => {
  const bad = { isolationFree: 4, testedHighRisk: 0, testedService: 0 };
  const from = '2021-06-07';
  const day = (n: number) => addDays(from, n);

  it('is not told of tests until it could have made them', () => {
    const site = ruleSite();
    const opened = daysFrom(from, day(10))
      .filter(works())
      .map((one) => changeOf(site.check(one, bad).changes, 'testing-behind')?.kind ?? null);
    expect(opened).toEqual([...Array(8).fill(null), 'open', 'occur']);
  });

  it('is told of all else', () => {
    const { changes } = ruleSite().check(from, { ...bad, isolationFree: 0, lodged: 130 });
    expect(changes.map(({ episode }) => episode.rule)).toEqual([
      'isolation-short',
      'lodging-over',
      'not-ready',
    ]);
  });

  it('is back in it after a closure that the board confirmed', () => {
    const record = a.record();
    const closure = { from: day(7), to: day(9), reason: 'x', enteredOn: day(0), confirmed: true };
    const site = ruleSite({
      record: { ...record, calendar: { workingWeekdays: null, closures: [closure] } },
    });
    const good = { testedHighRisk: 60, testedService: 24 };
    for (const one of daysFrom(day(-14), day(6)).filter(works())) site.check(one, good);
    const after = daysFrom(day(10), day(25)).filter(works());
    const opened = after.map(
      (one) => changeOf(site.check(one, bad, at(one)).changes, 'testing-behind')?.kind,
    );
    expect(opened.indexOf('open')).toBe(7);
  });
});
