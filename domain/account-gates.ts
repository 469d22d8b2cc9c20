import type { Answers } from './answers.ts';
import type { GateId } from './assessment.ts';
import type { Gate } from './gate.ts';
import type { KeptDay } from './kept-day.ts';
import type { Plan } from './plan.ts';
import { type PlanFact, type PlanValue, valueAt } from './plan-facts.ts';
import type { Template } from './template.ts';

/** What a gate looked at: a fact of the plan, an answer, or the plan version with its state (null: there was none). */
export type GateReading =
  | { readonly from: 'plan'; readonly fact: PlanFact; readonly value: PlanValue }
  | {
      readonly from: 'answer';
      readonly field: 'quarantineBreaches' | 'isolationFree' | 'f0' | 'f1';
      readonly value: number;
    }
  | { readonly from: 'state'; readonly version: number | null; readonly state: Plan['state'] | null };

/** A gate, whether it held, what it looked at, from which percent on (null: it knows none), by which documents. */
export type GateAccount = {
  readonly id: GateId;
  readonly holds: boolean;
  readonly readings: readonly GateReading[];
  readonly percent: number | null;
  readonly source: readonly string[];
};

const factsAt: Readonly<Partial<Record<GateId, readonly PlanFact[]>>> = {
  'no-case-plan': ['casePlanAttached'],
  'no-commitment': ['commitmentSigned'],
  'risk-2194': ['model', 'risk2194'],
};
const answersAt = {
  'quarantine-breach': ['quarantineBreaches'],
  'isolation-exhausted': ['isolationFree', 'f0', 'f1'],
} as const satisfies Partial<Record<GateId, readonly (keyof Answers)[]>>;

const readingsOf = (id: GateId, { plan, checkIn: { answers } }: KeptDay): GateReading[] => {
  if (id === 'no-approved-plan')
    return [{ from: 'state', version: plan?.version ?? null, state: plan?.state ?? null }];
  if (id === 'quarantine-breach' || id === 'isolation-exhausted')
    return answersAt[id].map((field) => ({ from: 'answer', field, value: answers[field] }));
  if (plan === null) return [];
  return (factsAt[id] ?? []).map((fact) => ({ from: 'plan', fact, value: valueAt(plan, fact) }));
};

const percentOf = (gate: Gate): number | null => (gate.id === 'risk-2194' ? gate.percent : null);

/** Every gate of the template with what it looked at on the day, in the template's order. */
export const accountedGates = (kept: KeptDay, { gates }: Pick<Template, 'gates'>): GateAccount[] =>
  gates.map((gate) => ({
    id: gate.id,
    holds: kept.assessment.gates.includes(gate.id),
    readings: readingsOf(gate.id, kept),
    percent: percentOf(gate),
    source: gate.source,
  }));
