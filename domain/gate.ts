import * as z from 'zod/mini';
import type { Answers } from './answers.ts';
import type { GateId } from './assessment.ts';
import type { Day } from './day.ts';
import { isInForce, type Plan } from './plan.ts';

const source = z.array(z.string()).check(z.minLength(1));

/** A condition that overrides any score; `percent` is where the 2194 index begins to forbid isolated production. */
export const Gate = z.union([
  z.strictObject({ id: z.literal('risk-2194'), percent: z.number(), source }),
  z.strictObject({
    id: z.enum([
      'no-approved-plan',
      'no-case-plan',
      'no-commitment',
      'quarantine-breach',
      'isolation-exhausted',
    ]),
    source,
  }),
]);
export type Gate = z.infer<typeof Gate>;

/** What the gates look at; without a plan only the answers can hold one, beside the missing approval. */
export type Gated = { readonly plan: Plan | null; readonly answers: Answers; readonly day: Day };

const isTooRisky = ({ model, risk2194 }: Plan, percent: number): boolean =>
  model !== 'normal' && (risk2194 === null || risk2194.percent >= percent);

const holds = (gate: Gate, { plan, answers, day }: Gated): boolean => {
  switch (gate.id) {
    case 'no-approved-plan':
      return plan === null || !isInForce(plan, day);
    case 'no-case-plan':
      return plan !== null && !plan.casePlanAttached;
    case 'no-commitment':
      return plan !== null && !plan.commitmentSigned;
    case 'quarantine-breach':
      return answers.quarantineBreaches > 0;
    case 'isolation-exhausted':
      return answers.isolationFree === 0 && answers.f0 + answers.f1 > 0;
    case 'risk-2194':
      return plan !== null && isTooRisky(plan, gate.percent);
  }
};

/** The gates that hold on the day, in the template's order. */
export const gatesHolding = (gates: readonly Gate[], gated: Gated): GateId[] =>
  gates.filter((gate) => holds(gate, gated)).map((gate) => gate.id);
