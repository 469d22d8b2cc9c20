import type { RuleId } from '../../domain/alert.ts';
import type { Answers } from '../../domain/answers.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import { type Field, fieldsOfRule, order } from './answer-facts.tsx';

type Value = Answers[Field];

/** One answer, as it was before and as it is; `change` in persons where both are counts. */
export type Change = { field: Field; before: Value; now: Value; change: number | null };

/** What a report is held against: an earlier revision of its day, or the report of a day before. */
export type Before = { answers: Answers; day: Day; revision: number | null };

type Said = Pick<CheckIn, 'day' | 'revision' | 'answers'>;

/** The revision before this one, else the report of the last day before; null where there is neither. */
export const beforeOf = (
  { day, revision }: Pick<CheckIn, 'day' | 'revision'>,
  revisions: readonly Said[],
  reports: readonly Said[],
): Before | null => {
  const earlier = revisions.find((one) => one.revision === revision - 1);
  if (earlier) return { answers: earlier.answers, day, revision: earlier.revision };
  const older = reports.filter((one) => one.day < day).toSorted((a, b) => b.day.localeCompare(a.day))[0];
  return older ? { answers: older.answers, day: older.day, revision: null } : null;
};

const changeOf = (before: Answers | null, now: Answers, field: Field): Change => {
  const [was, is] = [before?.[field], now[field]];
  const change = typeof was === 'number' && typeof is === 'number' ? is - was : null;
  return { field, before: was, now: is, change };
};

/** What the rule looks at, whether or not it changed; and the other answers that did. */
export const changesOf = (
  rule: RuleId,
  before: Answers | null,
  now: Answers,
): { first: Change[]; others: Change[] } => {
  const first = fieldsOfRule[rule] ?? [];
  const others = order.filter((field) => !first.includes(field) && field !== 'note');
  return {
    first: first.map((field) => changeOf(before, now, field)),
    others:
      before === null
        ? []
        : others.map((field) => changeOf(before, now, field)).filter((one) => one.before !== one.now),
  };
};
