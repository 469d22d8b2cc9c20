import { type Baseline, baselineFacts, earsC2, isAberrant } from './aberration.ts';
import type { Scenario } from './assessment.ts';
import { addDays, type Day } from './day.ts';
import type { KeptDay } from './kept-day.ts';
import { inWindow } from './recent.ts';
import { symptomSeries, symptomsOf } from './scenario.ts';
import type { AberrationParams, ScenarioParams, Template } from './template.ts';

/** Symptoms that a check-in told of; `isBaseline`: today's are held against it. */
export type SymptomDay = {
  readonly day: Day;
  readonly revision: number;
  readonly n: number;
  readonly isBaseline: boolean;
};

/** Today's symptoms against those before: the baseline of EARS C2, or, of too few check-ins, fixed numbers. */
export type SymptomAccount = {
  readonly today: number;
  readonly present: number;
  /** The check-ins before, oldest first. */
  readonly before: readonly SymptomDay[];
  readonly baseline: Baseline | null;
  /** Standard deviations above the baseline mean. */
  readonly c2: number | null;
  readonly isAberrant: boolean;
  readonly params: AberrationParams;
};

/** The scenario with the cases and contacts that were counted, since when, and the bounds. `workforce` null: no plan said it. */
export type ScenarioAccount = {
  readonly id: Scenario;
  readonly from: Day;
  readonly f0: number;
  readonly f1: number;
  readonly workforce: number | null;
  readonly params: ScenarioParams;
  readonly symptoms: SymptomAccount;
};

const symptomsFrom = ({ checkIn: { day, answers }, recent }: KeptDay, params: AberrationParams) => {
  const looked = recent.filter((one) => one.day < day).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const series = symptomSeries(answers, looked, day);
  const baseline = baselineFacts(series, params);
  const isIn = (place: number) => baseline !== null && place >= baseline.from && place < baseline.to;
  return {
    today: symptomsOf(answers),
    present: answers.present,
    before: looked.map((one, place) => ({
      day: one.day,
      revision: one.revision,
      n: symptomsOf(one.answers),
      isBaseline: isIn(place),
    })),
    baseline,
    c2: earsC2(series, params),
    isAberrant: isAberrant(series, answers.present, params),
    params,
  };
};

/** How far cases had come, with what was counted for it. */
export const accountedScenario = (
  kept: KeptDay,
  { scenario, aberration }: Pick<Template, 'scenario' | 'aberration'>,
): ScenarioAccount => {
  const { checkIn, recent, plan, assessment } = kept;
  const window = inWindow(checkIn.answers, recent, checkIn.day, scenario.windowDays);
  const sum = (field: 'f0' | 'f1') => window.reduce((total, said) => total + said[field], 0);
  return {
    id: assessment.scenario,
    from: addDays(checkIn.day, 1 - scenario.windowDays),
    f0: sum('f0'),
    f1: sum('f1'),
    workforce: plan?.workforce ?? null,
    params: scenario,
    symptoms: symptomsFrom(kept, aberration),
  };
};
