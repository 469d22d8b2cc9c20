import type { Answers } from '../../domain/answers.ts';
import { type Assessment, Band, type GateId, Scenario } from '../../domain/assessment.ts';

/** Counts of persons that cannot well be more than the people who work there. */
const ofTheWorkforce = ['f0', 'f1', 'positive'] as const;

/** One thing to look over before the day is sent: a way in which it is worse than the report before it, or an unlikely number. */
export type Worse =
  | { kind: 'cases' }
  | { kind: 'scenario'; was: Scenario; is: Scenario }
  | { kind: 'gate'; gates: GateId[] }
  | { kind: 'symptoms'; was: number; is: number }
  | { kind: 'band'; was: Band; is: Band }
  | { kind: 'readiness'; was: number; is: number }
  | { kind: 'beyond-workforce'; field: (typeof ofTheWorkforce)[number]; count: number; workforce: number }
  | { kind: 'fewer-than-reported'; count: number; reported: number };

type Said = { answers: Answers; assessment: Assessment };

const bandPlace = (band: Band) => Band.options.indexOf(band);
const scenarioPlace = (scenario: Scenario) => Scenario.options.indexOf(scenario);

/** True on a day with an F0, an F1, a positive result or somebody at work who must isolate. */
export const hasCases = ({ f0, f1, positive, quarantineBreaches }: Answers) =>
  f0 + f1 + positive + quarantineBreaches > 0;

/** More than three times as many people with symptoms as at the report before, and at least five more [D]. */
const isLeap = (was: number, is: number) => is > 3 * was && is - was >= 5;

/** Whether symptoms are out of the ordinary against the report before; `aberrant`: against the last reports, by the rules. */
export const moreSymptoms = (now: Answers, was: Answers | null, aberrant: boolean): Worse[] => {
  const before = was?.symptomatic ?? 0;
  const isWorse = aberrant || (was !== null && isLeap(before, now.symptomatic));
  return isWorse ? [{ kind: 'symptoms', was: before, is: now.symptomatic }] : [];
};

/** In what the day is worse than the report before it. */
export const worseThan = (now: Said, was: Said | null, aberrant = false): Worse[] => {
  const found: Worse[] = hasCases(now.answers) ? [{ kind: 'cases' }] : [];
  const symptoms = moreSymptoms(now.answers, was?.answers ?? null, aberrant);
  if (was === null) return [...found, ...symptoms];
  const [before, is] = [was.assessment, now.assessment];
  if (scenarioPlace(is.scenario) > scenarioPlace(before.scenario))
    found.push({ kind: 'scenario', was: before.scenario, is: is.scenario });
  const gates = is.gates.filter((gate) => !before.gates.includes(gate));
  if (gates.length > 0) found.push({ kind: 'gate', gates });
  found.push(...symptoms);
  if (is.band !== null && before.band !== null && bandPlace(is.band) > bandPlace(before.band)) {
    found.push({ kind: 'band', was: before.band, is: is.band });
  }
  if (is.readiness !== null && before.readiness !== null && is.readiness < before.readiness) {
    found.push({ kind: 'readiness', was: before.readiness, is: is.readiness });
  }
  return found;
};

/** Numbers that are possible and unlikely: they are sent as they are, once somebody has looked at them. */
export const unlikely = (answers: Answers, workforce: number, reportedF0: number): Worse[] => [
  ...ofTheWorkforce.flatMap((field): Worse[] =>
    answers[field] > workforce ? [{ kind: 'beyond-workforce', field, count: answers[field], workforce }] : [],
  ),
  ...(answers.f0 < reportedF0
    ? [{ kind: 'fewer-than-reported', count: answers.f0, reported: reportedF0 } as const]
    : []),
];
