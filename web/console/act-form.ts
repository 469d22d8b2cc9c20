import * as z from 'zod/mini';
import type { Outcome } from '../../domain/alert.ts';
import { TransitionRequest } from '../../domain/alert-request.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { fieldErrors } from './fault-words.ts';
import type { Act } from './next-act.ts';
import type { Words } from './words.ts';

/** What was typed for an act; only what the act asks for is sent. */
export type Typed = { note: string; assessment: string; outcome: Outcome | null };

/** The order of the fields in the form, and so of their errors. */
const order = ['outcome', 'note', 'assessment'];
const inFormOrder = (errors: FieldError[]) =>
  errors.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));

export const nothingTyped: Typed = { note: '', assessment: '', outcome: null };

type Made = { ok: true; body: TransitionRequest } | { ok: false; errors: FieldError[] };

/** The request of an act on the version that was seen, or what is missing from it: the server's own rules. */
export const transitionOf = (
  faults: Words['faults'],
  act: Act,
  { note, assessment, outcome }: Typed,
  seen: number,
): Made => {
  const asked = {
    to: act,
    note: act === 'verified' ? '' : note,
    ...(act === 'closed' && outcome !== null && { outcome }),
    ...(act === 'verified' && assessment.trim() !== '' && { assessment }),
    seen,
  };
  const made = z.safeParse(TransitionRequest, asked);
  return made.success
    ? { ok: true, body: made.data }
    : { ok: false, errors: inFormOrder(fieldErrors(faults, made.error.issues)) };
};
