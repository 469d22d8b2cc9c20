import type { Day } from './day.ts';
import type { Contact, Model, PlanFields } from './plan.ts';
import type { Template } from './template.ts';

/** All that a plan says, one fact beside the other in the order of its form; two versions are compared by them. */
export const planFacts = [
  ...(['effectiveFrom', 'model', 'workforce', 'highRiskWorkers', 'serviceWorkers'] as const),
  ...(['highRiskPct', 'servicePct', 'windowDays'] as const),
  ...(['isolationPlaces', 'minIsolationFree', 'lodgingCapacity', 'shuttleMaxLoad'] as const),
  ...(['drillEveryDays', 'lastDrillOn', 'risk2194', 'casePlanAttached', 'commitmentSigned'] as const),
  ...(['focal', 'deputy', 'template'] as const),
] as const;
export type PlanFact = (typeof planFacts)[number];

/** A fact's value with what it is counted in: persons, places, percent 0–100, days. */
export type PlanValue =
  | { readonly kind: 'people' | 'places' | 'percent' | 'days'; readonly value: number }
  | { readonly kind: 'day'; readonly value: Day | null }
  | { readonly kind: 'model'; readonly value: Model }
  | { readonly kind: 'risk'; readonly value: PlanFields['risk2194'] }
  | { readonly kind: 'yes'; readonly value: boolean }
  | { readonly kind: 'contacts'; readonly value: readonly Contact[] }
  | { readonly kind: 'id'; readonly value: string };

const people = (value: number): PlanValue => ({ kind: 'people', value });
const places = (value: number): PlanValue => ({ kind: 'places', value });
const percent = (value: number): PlanValue => ({ kind: 'percent', value });
const days = (value: number): PlanValue => ({ kind: 'days', value });
const contacts = (plan: PlanFields, role: Contact['role']): PlanValue => ({
  kind: 'contacts',
  value: plan.contacts.filter((contact) => contact.role === role),
});

const readers: Readonly<Record<PlanFact, (plan: PlanFields) => PlanValue>> = {
  effectiveFrom: (plan) => ({ kind: 'day', value: plan.effectiveFrom }),
  model: (plan) => ({ kind: 'model', value: plan.model }),
  workforce: (plan) => people(plan.workforce),
  highRiskWorkers: (plan) => people(plan.highRiskWorkers),
  serviceWorkers: (plan) => people(plan.serviceWorkers),
  highRiskPct: (plan) => percent(plan.testing.highRiskPct),
  servicePct: (plan) => percent(plan.testing.servicePct),
  windowDays: (plan) => days(plan.testing.windowDays),
  isolationPlaces: (plan) => places(plan.isolationPlaces),
  minIsolationFree: (plan) => places(plan.minIsolationFree),
  lodgingCapacity: (plan) => people(plan.lodgingCapacity),
  shuttleMaxLoad: (plan) => percent(plan.shuttleMaxLoad),
  drillEveryDays: (plan) => days(plan.drillEveryDays),
  lastDrillOn: (plan) => ({ kind: 'day', value: plan.lastDrillOn }),
  risk2194: (plan) => ({ kind: 'risk', value: plan.risk2194 }),
  casePlanAttached: (plan) => ({ kind: 'yes', value: plan.casePlanAttached }),
  commitmentSigned: (plan) => ({ kind: 'yes', value: plan.commitmentSigned }),
  focal: (plan) => contacts(plan, 'focal'),
  deputy: (plan) => contacts(plan, 'deputy'),
  template: (plan) => ({ kind: 'id', value: plan.template }),
};

/** What a plan says at a fact. */
export const valueAt = (plan: PlanFields, fact: PlanFact): PlanValue => readers[fact](plan);

/** The parts of a contact in one order: two that say the same are the same, however they were written down. */
const contactText = ({ name, workPhone, workEmail }: Contact) => JSON.stringify([name, workPhone, workEmail]);

const textOf = (said: PlanValue): string => {
  if (said.kind === 'contacts') return said.value.map(contactText).join();
  if (said.kind === 'risk') return JSON.stringify([said.value?.percent, said.value?.assessedOn]);
  return JSON.stringify(said.value);
};

/** The facts at which two plans differ, in the order of the form. */
export const changedFacts = (before: PlanFields, after: PlanFields): PlanFact[] =>
  planFacts.filter((fact) => textOf(valueAt(before, fact)) !== textOf(valueAt(after, fact)));

/** Whether the plan commits itself to less than the template proposes: a lower share, a longer wait, a fuller bus. */
const below = {
  highRiskPct: ({ testing }, least) => testing.highRiskPct < least.highRiskPct,
  servicePct: ({ testing }, least) => testing.servicePct < least.servicePct,
  windowDays: ({ testing }, least) => testing.windowDays > least.windowDays,
  shuttleMaxLoad: ({ shuttleMaxLoad }, least) => shuttleMaxLoad > least.shuttleMaxLoad,
  drillEveryDays: ({ drillEveryDays }, least) => drillEveryDays > least.drillEveryDays,
} as const satisfies Partial<
  Record<PlanFact, (plan: PlanFields, least: Template['planDefaults']) => boolean>
>;
const comparable = ['highRiskPct', 'servicePct', 'windowDays', 'shuttleMaxLoad', 'drillEveryDays'] as const;

/** The commitments that ask for less than the template proposes, with what it proposes. */
export const belowTemplate = (
  plan: PlanFields,
  { planDefaults }: Pick<Template, 'planDefaults'>,
): { fact: (typeof comparable)[number]; proposed: PlanValue }[] =>
  comparable
    .filter((fact) => below[fact](plan, planDefaults))
    .map((fact) => ({ fact, proposed: (fact.endsWith('Days') ? days : percent)(planDefaults[fact]) }));
