import type { Answers } from '../../domain/answers.ts';
import { type Assessment, Band, type GateId, Scenario } from '../../domain/assessment.ts';

/** One way in which a day is worse than the report before it, worst first. */
export type Worse =
  | { kind: 'cases' }
  | { kind: 'scenario'; was: Scenario; is: Scenario }
  | { kind: 'gate'; gates: GateId[] }
  | { kind: 'band'; was: Band; is: Band }
  | { kind: 'readiness'; was: number; is: number };

type Said = { answers: Answers; assessment: Assessment };

const bandPlace = (band: Band) => Band.options.indexOf(band);
const scenarioPlace = (scenario: Scenario) => Scenario.options.indexOf(scenario);

/** True on a day with an F0, an F1, a positive result or somebody at work who must isolate. */
export const hasCases = ({ f0, f1, positive, quarantineBreaches }: Answers) =>
  f0 + f1 + positive + quarantineBreaches > 0;

/** In what the day is worse than the report before it; empty sends it straight to the receipt. */
export const worseThan = (now: Said, was: Assessment | null): Worse[] => {
  const found: Worse[] = hasCases(now.answers) ? [{ kind: 'cases' }] : [];
  if (was === null) return found;
  const { assessment: is } = now;
  if (scenarioPlace(is.scenario) > scenarioPlace(was.scenario))
    found.push({ kind: 'scenario', was: was.scenario, is: is.scenario });
  const gates = is.gates.filter((gate) => !was.gates.includes(gate));
  if (gates.length > 0) found.push({ kind: 'gate', gates });
  if (is.band !== null && was.band !== null && bandPlace(is.band) > bandPlace(was.band)) {
    found.push({ kind: 'band', was: was.band, is: is.band });
  }
  if (is.readiness !== null && was.readiness !== null && is.readiness < was.readiness) {
    found.push({ kind: 'readiness', was: was.readiness, is: is.readiness });
  }
  return found;
};
