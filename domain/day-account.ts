import { accountedCriteria, type CriterionAccount } from './account-criteria.ts';
import { accountedGates, type GateAccount } from './account-gates.ts';
import { accountedScenario, type ScenarioAccount } from './account-scenario.ts';
import { assess } from './assess.ts';
import { Assessment, type Band } from './assessment.ts';
import { type KeptDay, keptInputs } from './kept-day.ts';
import { twiceMedian } from './rule-readiness.ts';
import { rounded } from './score.ts';
import type { Template } from './template.ts';

/** A band with the readiness from which it begins; `isReached`: the number alone, whatever the gates say. */
export type BandAccount = { readonly id: Band; readonly from: number; readonly isReached: boolean };

/** The readiness beside the median of the ones before, as the rule `readiness-drop` looks at it; null where there is nothing to compare. */
export type DropAccount = {
  readonly before: readonly { readonly day: string; readonly readiness: number }[];
  readonly median: number;
  readonly drop: number;
  readonly needs: number;
  readonly source: readonly string[];
};

/**
 * Every number of a kept assessment with where it came from and what it was compared to. `points` and `lost` are the sums over the
 * criteria: together 100, or 0 where nothing was scored. `isSame`: worked out again today it is exactly what was kept.
 */
export type DayAccount = {
  readonly template: Template;
  readonly criteria: readonly CriterionAccount[];
  readonly points: number;
  readonly lost: number;
  readonly bands: readonly BandAccount[];
  readonly gates: readonly GateAccount[];
  readonly scenario: ScenarioAccount;
  readonly drop: DropAccount | null;
  readonly isSame: boolean;
};

const bandsOf = ({ bands }: Template, readiness: number | null): BandAccount[] => {
  const reached = readiness === null ? null : bands.find(({ from }) => readiness >= from)?.id;
  return bands.map(({ id, from }) => ({ id, from, isReached: id === reached }));
};

/** The median of the newest scores before, and the fall from it that opens an alert. */
const dropOf = ({ rules }: Template, { recent }: KeptDay): DropAccount | null => {
  const rule = rules.find(({ id }) => id === 'readiness-drop');
  const [medianOf, needs, drop] = ['medianOf', 'needs', 'drop'].map((name) => rule?.params[name]);
  if (rule === undefined || medianOf === undefined || needs === undefined || drop === undefined) return null;
  const before = recent
    .flatMap(({ day, readiness }) => (readiness === null ? [] : [{ day, readiness }]))
    .slice(0, medianOf);
  if (before.length === 0) return null;
  const tenths = before.map(({ readiness }) => Math.round(readiness * 10));
  return { before, median: twiceMedian(tenths) / 20, drop, needs, source: rule.source };
};

const asText = (assessment: Assessment): string => JSON.stringify(Assessment.parse(assessment));

/** A kept day explained; null when the template that it was scored with is not at hand. */
export const dayAccount = (kept: KeptDay, templates: readonly Template[]): DayAccount | null => {
  const inputs = keptInputs(kept, templates);
  if (inputs === null) return null;
  const { template, plan, answers, recent, day } = inputs;
  const { assessment } = kept;
  const sum = (part: 'points' | 'lost') => assessment.criteria.reduce((total, one) => total + one[part], 0);
  return {
    template,
    criteria: accountedCriteria(kept, template),
    points: sum('points'),
    lost: sum('lost'),
    bands: bandsOf(template, assessment.readiness),
    gates: accountedGates(kept, template),
    scenario: accountedScenario(kept, template),
    drop: dropOf(template, kept),
    isSame: asText(assess(template, plan, answers, recent, day)) === asText(assessment),
  };
};

/** The readiness that the criteria of an account add up to, rounded as it is kept; null where nothing was scored. */
export const readinessFrom = ({ points, lost }: Pick<DayAccount, 'points' | 'lost'>): number | null =>
  points + lost === 0 ? null : rounded(points);
