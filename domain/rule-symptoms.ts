import { isAberrant } from './aberration.ts';
import type { CheckInFacts, EventFacts } from './facts.ts';
import { symptomsOf } from './scenario.ts';
import type { AberrationParams } from './template.ts';
import { type Condition, type Context, holds, param } from './verdict.ts';

/** Persons with symptoms of one report, at work or on their first day off sick, and those present. */
type Count = { symptoms: number; present: number };

/** Whether the report at a place of the list (newest first) is out of the ordinary against those before it. */
const isAberrantAt = (reports: readonly Count[], place: number, params: AberrationParams): boolean => {
  const one = reports[place];
  if (one === undefined) return false;
  const series = reports.slice(place).toReversed();
  return isAberrant(
    series.map(({ symptoms }) => symptoms),
    one.present,
    params,
  );
};

const countOf = (answers: CheckInFacts['answers']): Count => ({
  symptoms: symptomsOf(answers),
  present: answers.present,
});

/** Reports before the day, newest first. */
const earlier = ({ before }: CheckInFacts | EventFacts): Count[] =>
  before.map(({ answers }) => countOf(answers));

const isRaised = (reports: readonly Count[], { rule, template }: Context): boolean => {
  const places = Array.from({ length: param(rule, 'raisedOfLast') }, (_, place) => place);
  const held = places.filter((place) => isAberrantAt(reports, place, template.aberration));
  return held.length >= param(rule, 'raisedAtReports');
};

/**
 * Symptoms out of the ordinary: EARS C2 and a rise over the baseline. A quick report of symptoms always holds: who does not wait for
 * the day's form says that it is out of the ordinary, which no baseline of daily counts can know; by the numbers, as the day's
 * count if it exceeds the check-in's, it only decides the severity.
 */
export const symptomAberration: Condition = (facts, context) => {
  if (facts.source === 'sweep') return null;
  const before = earlier(facts);
  if (facts.source === 'event-report') {
    if (facts.kind !== 'symptoms') return null;
    const said = facts.sameDay && countOf(facts.sameDay);
    const present = said?.present ?? before[0]?.present ?? facts.site.workforce;
    const today = { symptoms: Math.max(facts.count, said?.symptoms ?? 0), present };
    return holds({ raised: isRaised([today, ...before], context) });
  }
  const { aberration } = context.template;
  const reports = [countOf(facts.answers), ...before];
  if (!isAberrantAt(reports, 0, aberration)) return null;
  const saidBefore =
    facts.previous !== null && isAberrantAt([countOf(facts.previous), ...before], 0, aberration);
  return holds({ again: !saidBefore, raised: isRaised(reports, context) });
};
