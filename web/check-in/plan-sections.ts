import type { GateId } from '../../domain/assessment.ts';
import type { PlanFact } from '../../domain/plan-facts.ts';
import type { CriterionWorth } from '../../domain/plan-worth.ts';

/** The parts of the form below the one that says what the site is, each with the facts that it asks for. */
export const sections = {
  testing: ['highRiskPct', 'servicePct', 'windowDays'],
  places: ['isolationPlaces', 'minIsolationFree', 'lodgingCapacity'],
  shuttles: ['shuttleMaxLoad'],
  drills: ['drillEveryDays', 'lastDrillOn'],
  risk: ['risk2194'],
  papers: ['casePlanAttached', 'commitmentSigned'],
} as const satisfies Record<string, readonly PlanFact[]>;
export type SectionId = keyof typeof sections;

/** Gates that the facts of a part decide. */
export const gatesIn: Readonly<Partial<Record<SectionId, readonly GateId[]>>> = {
  risk: ['risk-2194'],
  papers: ['no-case-plan', 'no-commitment'],
};

/** The criteria that a part of the form decides. */
export const criteriaIn = (section: SectionId, criteria: readonly CriterionWorth[]): CriterionWorth[] => {
  const own: readonly PlanFact[] = sections[section];
  return criteria.filter(({ facts }) => facts.some((fact) => own.includes(fact)));
};
