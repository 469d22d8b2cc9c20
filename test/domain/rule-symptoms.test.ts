import { describe, expect, it } from 'vitest';
import type { Facts } from '../../domain/alert-rules.ts';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { checkIn, opened, quickReport, raised, reports, sweep } from '../support/alert-facts.ts';
import { at } from '../support/people.ts';
import { changeOf, ruleSite } from '../support/rule-site.ts';
import { correction, holds, verdict } from '../support/verdict.ts';

const rule = 'symptom-aberration';
/** Reports with so many symptoms each, oldest first; 1,180 are present. */
const earlier = (...symptomatic: number[]) => ({
  before: reports(symptomatic.toReversed().map((count) => ({ symptomatic: count, absentSick: 0 }))),
});
const quietWeek = earlier(2, 1, 3, 2, 2, 1, 3, 2, 4);
const today = (symptomatic: number) => ({ symptomatic, absentSick: 0 });

describe('symptom-aberration', () => {
  it.each<[string, Facts, object | null]>([
    ['C2 of 8.573 and a rise', checkIn(today(9), quietWeek), holds()],
    ['those at home sick, counted with them', checkIn({ symptomatic: 5, absentSick: 4 }, quietWeek), holds()],
    ['C2 of 6 at three from nothing', checkIn(today(3), earlier(0, 0, 0, 0, 0, 0, 0, 1, 1)), holds()],
    ['C2 above 3 without a rise', checkIn(today(6), quietWeek), null],
    ['an ordinary day', checkIn(today(3), quietWeek), null],
    ['few reports and 2 % of those present', checkIn(today(24), earlier(2)), holds()],
    ['few reports and less than 2 %', checkIn(today(23), earlier(2)), null],
    [
      'few reports at a small site, from three on',
      checkIn({ ...today(3), present: 60 }, earlier(0)),
      holds(),
    ],
    ['two persons, whatever the share', checkIn({ ...today(2), present: 3 }, earlier(0)), null],
    ['an older day', checkIn(today(9), { ...quietWeek, isStanding: false }), holds()],
    [
      'the same again by correction',
      checkIn(today(9), { ...quietWeek, ...correction(today(9)) }),
      holds({ again: false }),
    ],
    ['a correction that finds them', checkIn(today(9), { ...quietWeek, ...correction(today(1)) }), holds()],
    ['a correction that takes them back', checkIn(today(1), { ...quietWeek, ...correction(today(9)) }), null],
    [
      'a quick report of symptoms, however few',
      quickReport({ kind: 'symptoms', count: 1, ...quietWeek }),
      holds(),
    ],
    ['a quick report of a case', quickReport({ count: 90, ...quietWeek }), null],
    ['a quick report of positives', quickReport({ kind: 'positive', count: 90, ...quietWeek }), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict(rule, facts)).toEqual(expected);
  });

  it.each<[string, number[], number, boolean]>([
    ['once in three reports', [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 9, false],
    ['twice running', [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9], 9, true],
    ['with a day between', [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9, 2], 9, true],
    ['with two days between', [2, 2, 2, 2, 2, 2, 2, 2, 2, 9, 2, 2], 30, false],
  ])('is high when it holds in two of the last three reports: %s', (_, series, count, expected) => {
    expect(verdict(rule, checkIn(today(count), earlier(...series)))).toEqual(holds({ raised: expected }));
    const quick = quickReport({ kind: 'symptoms', count, ...earlier(...series) });
    expect(verdict(rule, quick)).toEqual(holds({ raised: expected }));
  });

  it('is high by the numbers of a quick report or of its day, whichever is more', () => {
    const series = earlier(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9);
    const of = (count: number, symptomatic: number | null) =>
      verdict(rule, {
        ...quickReport({ kind: 'symptoms', count, ...series }),
        sameDay: symptomatic === null ? null : a.answers(today(symptomatic)),
      });
    expect(of(1, null)).toEqual(holds());
    expect(of(1, 9)).toEqual(holds({ raised: true }));
    expect(of(9, 1)).toEqual(holds({ raised: true }));
  });

  it('opens at medium with the department, and rises once to high', () => {
    const first = opened(checkIn(today(9), quietWeek));
    expect(first).toMatchObject({ severity: 'medium', audience: 'health', rule });
    const twice = checkIn(today(12), {
      day: addDays(a.day, 1),
      ...earlier(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9),
    });
    const [change] = raised(twice, [first]);
    expect(change).toMatchObject({
      kind: 'raise-severity',
      notify: true,
      episode: { severity: 'high', version: 2 },
    });
  });

  it('finds a wave of 1, 3, 6, 10, 15 at 1,200 workers by its fourth day, and is closed by a person', () => {
    const site = ruleSite();
    const day = (n: number) => addDays(a.day, n);
    for (let n = 0; n < 12; n += 1) site.check(day(n), today(1 + (n % 3)));
    const wave = [1, 3, 6, 10, 15].map((more, n) => {
      const { changes } = site.check(day(12 + n), today(1 + more), at(day(12 + n)));
      return changeOf(changes, rule)?.episode.severity ?? null;
    });
    expect(wave.slice(0, 2)).toEqual([null, null]);
    expect(wave[3]).not.toBeNull();
    expect(wave[4]).toBe('high');
    expect(changeOf(site.check(day(17), today(0)).changes, rule)).toBeNull();
    expect(site.newest(rule)?.state).toBe('open');
  });
});
