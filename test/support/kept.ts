import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { addDays, instantOf } from '../../domain/day.ts';
import type { KeptDay } from '../../domain/kept-day.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import type { Template } from '../../domain/template.ts';
import { a } from './a.ts';

type Kept = {
  day?: string;
  plan?: Plan | null;
  answers?: Answers;
  recent?: readonly Recent[];
  template?: Template;
};

/** A kept day as the server tells it: assessed from what it names, every revision the first, received at 09:00 of its day. */
export const aKeptDay = ({
  day = a.day,
  plan = a.plan(),
  answers = a.answers(),
  recent = a.recent(),
  template = a.template(),
}: Kept = {}): KeptDay => ({
  checkIn: {
    ...{ siteId: 'may-song-cau', day, revision: 2, receivedAt: instantOf(day, '09:00'), onTime: true },
    answers,
  },
  assessment: assess(template, plan, answers, recent, day),
  plan,
  recent: recent
    .filter((one) => one.day < day)
    .toSorted((one, other) => (one.day < other.day ? 1 : -1))
    .map((one) => ({
      ...{ day: one.day, revision: 1, receivedAt: instantOf(one.day, '09:00') },
      readiness: 80,
      answers: one.answers,
    })),
});

/** The nine check-ins before the day of the worked example, with so many symptoms each, oldest first. */
export const recentWith = (symptoms: readonly number[]): Recent[] =>
  symptoms.map((symptomatic, n) => ({
    day: addDays(a.day, n - symptoms.length),
    answers: a.answers({ symptomatic }),
  }));
