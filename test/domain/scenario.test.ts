import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { addDays } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import { symptomSeries } from '../../domain/scenario.ts';
import { a } from '../support/a.ts';

const ago = (days: number, answers: Partial<Answers>): Recent => ({
  day: addDays(a.day, -days),
  answers: a.answers(answers),
});
const scenario = (answers: Partial<Answers>, recent: Recent[] = [], plan: Partial<Plan> | null = {}) =>
  assess(a.template(), plan === null ? null : a.plan(plan), a.answers(answers), recent, a.day).scenario;

const small = { workforce: 40 };

describe('the scenario', () => {
  it.each<[string, Partial<Answers>, Recent[], Partial<Plan> | null, string]>([
    ['nothing', {}, [], {}, 'normal'],
    ['a contact today', { f1: 1 }, [], {}, 'suspected'],
    ['a contact 13 days ago', {}, [ago(13, { f1: 1 })], {}, 'suspected'],
    ['a contact 14 days ago', {}, [ago(14, { f1: 1 })], {}, 'normal'],
    ['unusual symptoms', { symptomatic: 30 }, [], {}, 'suspected'],
    ['unusual symptoms at home', { symptomatic: 0, absentSick: 30 }, [], {}, 'suspected'],
    ['a case today', { f0: 1 }, [], {}, 'case'],
    ['a case 13 days ago', {}, [ago(13, { f0: 1 })], {}, 'case'],
    ['a case 14 days ago', {}, [ago(14, { f0: 1 })], {}, 'normal'],
    ['four cases', { f0: 2 }, [ago(3, { f0: 2 })], {}, 'case'],
    ['five cases', { f0: 2 }, [ago(3, { f0: 3 })], {}, 'outbreak'],
    ['two of 40 workers', { f0: 2 }, [], small, 'outbreak'],
    ['one of 10 workers', { f0: 1 }, [], { workforce: 10 }, 'case'],
    ['two of 41 workers, below 5 %', { f0: 2 }, [], { workforce: 41 }, 'case'],
    ['four of 99 workers', { f0: 4 }, [], { workforce: 99 }, 'case'],
    ['two of 100 workers', { f0: 2 }, [], { workforce: 100 }, 'case'],
    ['two, the workforce unknown', { f0: 2 }, [], null, 'case'],
    ['five, the workforce unknown', { f0: 5 }, [], null, 'outbreak'],
    ['a case at a site without anybody present', { present: 0, symptomatic: 0, f0: 1 }, [], {}, 'case'],
  ])('%s', (_, answers, recent, plan, expected) => {
    expect(scenario(answers, recent, plan)).toBe(expected);
  });

  it('takes the newest answers of the day itself, not an earlier revision of it', () => {
    expect(scenario({ f0: 0 }, [ago(0, { f0: 5 })])).toBe('normal');
  });
});

it('reads symptoms in the order of the days, whatever the order of the check-ins', () => {
  const recent = [
    ago(2, { symptomatic: 2 }),
    ago(9, { symptomatic: 9, absentSick: 1 }),
    ago(-1, { symptomatic: 5 }),
  ];
  expect(symptomSeries(a.answers({ symptomatic: 4, absentSick: 3 }), recent, a.day)).toEqual([10, 2, 7]);
});
