import type { Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { emptyDraft } from './draft.ts';
import type { FieldFault } from './read-draft.ts';
import type { WorkWords } from './work-words.tsx';

const sentences = (words: WorkWords) => new Map(Object.entries(words.faults));

/** Faults found on this device, in the dictionaries' words. */
export const errorsOf = (faults: readonly FieldFault[], words: WorkWords): FieldError[] =>
  faults.map(({ field, code }) => ({
    field: field === 'shuttleLoad' || field !== 'noShuttles' ? field : 'shuttleLoad',
    message: `${labelOf(field, words)}: ${sentences(words).get(code) ?? words.faults.missing}`,
  }));

const labelOf = (field: FieldFault['field'], { answers, report }: WorkWords): string => {
  if (field === 'reason') return report.reason;
  return field === 'noShuttles' ? report.noShuttles : answers[field].label;
};

const fieldOf = (pointer: string): string => {
  const name = pointer.replace(/^\/(answers\/)?/, '');
  return Object.hasOwn(emptyDraft, name) ? name : '';
};

/** What the server refused, each at its field; nothing when it named no field of this form. */
export const refusedErrors = (failure: Failure, words: WorkWords): FieldError[] => {
  if (failure.kind !== 'problem') return [];
  const errors = failure.problem.errors.map(({ pointer, detail }) => ({
    field: fieldOf(pointer),
    message: detail,
  }));
  if (errors.every(({ field }) => field === '')) return [];
  const named = new Map(Object.entries(words.answers));
  return errors.map(({ field, message }) => ({
    field,
    message: `${named.get(field)?.label ?? ''}: ${message}`.replace(/^: /, ''),
  }));
};
