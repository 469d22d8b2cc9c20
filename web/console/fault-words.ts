import type * as z from 'zod/mini';
import type { FieldError } from '../ui/error-summary.tsx';
import type { Words } from './words.ts';

/** The sentence of a field's fault; a code without words asks to look at the field. */
export const faultWords = (faults: Words['faults'], code: string): string =>
  new Map(Object.entries(faults)).get(code) ?? faults['not-an-option'];

/** Errors of a form out of a schema's issues: one at each field, the first. */
export const fieldErrors = (faults: Words['faults'], issues: readonly z.core.$ZodIssue[]): FieldError[] => {
  const first = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = String(path[0] ?? '');
    if (!first.has(field)) first.set(field, faultWords(faults, message));
  }
  return [...first].map(([field, message]) => ({ field, message }));
};
