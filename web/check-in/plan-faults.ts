import type { Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { fieldOfPointer, type PlanFault } from './plan-draft.ts';
import type { PlanWords } from './plan-words.tsx';

/** What a field of the form is called. */
export const labelOf = (field: string, { page, plan }: PlanWords): string => {
  const [role, part] = field.split('-');
  const parts = { name: page.contactName, workPhone: page.contactPhone, workEmail: page.contactEmail };
  const contact = Object.entries(parts).find(([name]) => name === part)?.[1];
  if (contact) return `${plan.facts[role === 'deputy' ? 'deputy' : 'focal'].label}, ${contact}`;
  const own = { riskPercent: page.riskPercent, riskAssessedOn: page.riskAssessedOn };
  return (
    new Map<string, string>(Object.entries(own)).get(field) ??
    new Map<string, { label: string }>(Object.entries(plan.facts)).get(field)?.label ??
    field
  );
};

/** What is wrong with the form, each in a sentence that names its field. */
export const faultErrors = (faults: readonly PlanFault[], words: PlanWords): FieldError[] => {
  const sentences = new Map(Object.entries(words.faults));
  return faults.map(({ field, code }) => ({
    field,
    message: `${labelOf(field, words)}: ${sentences.get(code) ?? words.faults.missing}`,
  }));
};

/** The same of a refusal of the server, whose words they are. */
export const refusedErrors = (failure: Failure, words: PlanWords): FieldError[] =>
  failure.kind === 'problem' && failure.status === 422
    ? failure.problem.errors.map(({ pointer, detail }) => {
        const field = fieldOfPointer(pointer);
        return { field, message: `${labelOf(field, words)}: ${detail}` };
      })
    : [];
