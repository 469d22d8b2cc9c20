import { isAberrant } from './aberration.ts';
import type { Answers } from './answers.ts';
import type { Scenario } from './assessment.ts';
import type { Day } from './day.ts';
import { inWindow, type Recent } from './recent.ts';
import type { ScenarioParams, Template } from './template.ts';

/** Persons with symptoms, at work or on their first day off sick. */
export const symptomsOf = ({ symptomatic, absentSick }: Answers): number => symptomatic + absentSick;

/** Symptoms of each check-in before the day, oldest first, and of today's. */
export const symptomSeries = (answers: Answers, recent: readonly Recent[], day: Day): number[] => [
  ...recent
    .filter((one) => one.day < day)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map((one) => symptomsOf(one.answers)),
  symptomsOf(answers),
];

/** Whether so many cases are an outbreak: 5, or at a small workplace 2 that are 5 % of it; `workforce` null: unknown. */
export const isOutbreak = (cases: number, workforce: number | null, params: ScenarioParams): boolean =>
  cases >= params.outbreakCases ||
  (workforce !== null &&
    workforce < params.smallSiteBelow &&
    cases >= params.smallSiteCases &&
    cases * 100 >= params.smallSitePct * workforce);

type Seen = {
  readonly workforce: number | null;
  readonly answers: Answers;
  readonly recent: readonly Recent[];
  readonly day: Day;
};

/**
 * How far cases have come to the site: F0 and F1 of the 14 civil days that end on the day, its own included, and
 * today's symptoms. Without a plan the workforce is unknown and the rule for small workplaces is left out.
 */
export const scenarioOf = (
  template: Pick<Template, 'scenario' | 'aberration'>,
  { workforce, answers, recent, day }: Seen,
): Scenario => {
  const window = inWindow(answers, recent, day, template.scenario.windowDays);
  const cases = window.reduce((sum, said) => sum + said.f0, 0);
  if (isOutbreak(cases, workforce, template.scenario)) return 'outbreak';
  if (cases >= 1) return 'case';
  const series = symptomSeries(answers, recent, day);
  const isSuspected =
    window.some((said) => said.f1 > 0) || isAberrant(series, answers.present, template.aberration);
  return isSuspected ? 'suspected' : 'normal';
};
