import type { Answers } from '../../domain/answers.ts';
import { type Assessment, Band, type GateId, Scenario } from '../../domain/assessment.ts';

/** Counts of persons that cannot well be more than the people who work there. */
const ofTheWorkforce = ['f0', 'f1', 'positive'] as const;
/** Persons sampled, who cannot well be more than there are on site. */
const ofThePresent = ['testedHighRisk', 'testedService', 'testedOther'] as const;
/** Beds may be put up; twice as many people as the plan has beds for are a slip of the finger [D]. */
const lodgingTimes = 2;

/** One thing to look over before the day is sent: a way in which it is worse than the report before it, or an unlikely number. */
export type Worse =
  | { kind: 'cases' }
  | { kind: 'scenario'; was: Scenario; is: Scenario }
  | { kind: 'gate'; gates: GateId[] }
  | { kind: 'symptoms'; was: number; is: number }
  | { kind: 'band'; was: Band; is: Band }
  | { kind: 'readiness'; was: number; is: number }
  | {
      kind: 'beyond-workforce';
      field: (typeof ofTheWorkforce)[number] | 'present';
      count: number;
      workforce: number;
    }
  | { kind: 'beyond-present'; field: (typeof ofThePresent)[number]; count: number; present: number }
  | { kind: 'beyond-places'; count: number; places: number }
  | { kind: 'beyond-lodging'; count: number; capacity: number }
  | { kind: 'lowered'; counts: { field: (typeof ofTheWorkforce)[number]; was: number; is: number }[] }
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

/** What a count is held against; null where the plan of the day does not say, or is not known. */
export type Usual = {
  workforce: number;
  places: number | null;
  lodgingCapacity: number | null;
  /** Far more on site than work there: both more times and more persons than this. */
  presentTimes: number;
  presentPlus: number;
  /** F0 of the period that quick reports already told. */
  reportedF0: number;
};

const tooManyPersons = (answers: Answers, { workforce, presentTimes, presentPlus }: Usual): Worse[] => {
  const { present } = answers;
  const isCrowd = present > presentTimes * workforce && present > workforce + presentPlus;
  const fields = [
    ...(isCrowd ? (['present'] as const) : []),
    ...ofTheWorkforce.filter((field) => answers[field] > workforce),
  ];
  return fields.map((field) => ({ kind: 'beyond-workforce', field, count: answers[field], workforce }));
};

const tooManySampled = (answers: Answers): Worse[] =>
  ofThePresent
    .filter((field) => answers[field] > answers.present)
    .map((field) => ({ kind: 'beyond-present', field, count: answers[field], present: answers.present }));

const tooMuchRoom = ({ isolationFree, lodged }: Answers, { places, lodgingCapacity }: Usual): Worse[] => [
  ...(places !== null && isolationFree > places
    ? [{ kind: 'beyond-places', count: isolationFree, places } as const]
    : []),
  ...(lodgingCapacity !== null && lodged > lodgingTimes * lodgingCapacity
    ? [{ kind: 'beyond-lodging', count: lodged, capacity: lodgingCapacity } as const]
    : []),
];

/** Numbers that are possible and unlikely: they are sent as they are, once somebody has looked at them. */
export const unlikely = (answers: Answers, usual: Usual): Worse[] => [
  ...tooManyPersons(answers, usual),
  ...tooManySampled(answers),
  ...tooMuchRoom(answers, usual),
  ...(answers.f0 < usual.reportedF0
    ? [{ kind: 'fewer-than-reported', count: answers.f0, reported: usual.reportedF0 } as const]
    : []),
];

/** Case counts that a correction takes down. */
export const lowered = (now: Answers, reported: Answers | null): Worse[] => {
  if (reported === null) return [];
  const counts = ofTheWorkforce
    .filter((field) => now[field] < reported[field])
    .map((field) => ({ field, was: reported[field], is: now[field] }));
  return counts.length > 0 ? [{ kind: 'lowered', counts }] : [];
};

/** An unlikely stock: what "no change" carries over from a report for which it was looked at. */
export const isStock = (worse: Worse): boolean =>
  worse.kind === 'beyond-places' ||
  worse.kind === 'beyond-lodging' ||
  (worse.kind === 'beyond-workforce' && worse.field === 'present');
