import type { RuleId } from './alert-brief.ts';
import { type Answers, flows, measures } from './answers.ts';
import type { CheckInFacts } from './facts.ts';
import { type Condition, type Context, holds, param } from './verdict.ts';

/** Figures of a report: every count and load; not the measures, and not what people wrote. */
const figuresOf = (answers: Answers): string =>
  JSON.stringify(
    Object.entries(answers)
      .filter(([, value]) => typeof value === 'number')
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );

/** Today's answers and those of the due days before, newest first; none where the day was not due. */
const dueReports = ({ isDue, answers, before }: CheckInFacts): Answers[] =>
  isDue ? [answers, ...before.filter((one) => one.isDue).map((one) => one.answers)] : [];

const lastDays = (facts: CheckInFacts, days: number, isSo: (answers: Answers) => boolean): boolean => {
  const last = dueReports(facts).slice(0, days);
  return last.length === days && last.every(isSo);
};

const isCopied = (facts: CheckInFacts, { rule }: Context): boolean => {
  const { answers } = facts;
  const today = figuresOf(answers);
  return (
    flows.some((flow) => answers[flow] > 0) &&
    lastDays(facts, param(rule, 'sameDueDays'), (said) => figuresOf(said) === today)
  );
};

const isNeverIll = (facts: CheckInFacts, { rule }: Context): boolean => {
  const many = param(rule, 'noSymptomsPresent');
  return lastDays(
    facts,
    param(rule, 'noSymptomsDueDays'),
    ({ symptomatic, present }) => symptomatic === 0 && present >= many,
  );
};

const isOvercrowded = ({ answers, plan, site }: CheckInFacts, { rule }: Context): boolean => {
  const workforce = plan?.workforce ?? site.workforce;
  return (
    answers.present > workforce * param(rule, 'presentTimes') &&
    answers.present > workforce + param(rule, 'presentPlus')
  );
};

/** Measures that apply wherever somebody is; distance and fresh air may not, out of doors. */
const always = ['masks', 'temperature', 'hands', 'disinfection'] as const;

const leavesOut = ({ answers }: CheckInFacts): boolean =>
  answers.present > 0 && always.some((measure) => answers[measure] === 'n/a');

const followed: readonly RuleId[] = ['not-ready', 'readiness-drop'];

/** Every measure kept everywhere, in the first report after the one on which readiness was found wanting. */
const isMendedOvernight = ({ answers, day, before }: CheckInFacts, { current }: Context): boolean => {
  const dayBefore = before[0]?.day;
  return (
    measures.every((measure) => answers[measure] === 'all') &&
    dayBefore !== undefined &&
    dayBefore < day &&
    current.some(({ rule, trigger }) => followed.includes(rule) && trigger.day === dayBefore)
  );
};

/** Figures that can hardly be. Asks a person to look: readiness is not touched by it. */
export const implausible: Condition = (facts, context) => {
  if (facts.source !== 'check-in') return null;
  const signs = [isCopied, isNeverIll, isOvercrowded, leavesOut, isMendedOvernight];
  return signs.some((sign) => sign(facts, context)) ? holds({ again: facts.revision === 1 }) : null;
};
