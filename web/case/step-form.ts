import * as z from 'zod/mini';
import { type CountName, countsOfStep, type StepNumber } from '../../domain/case-response.ts';
import { StepRequest } from '../../domain/case-routes.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { CaseWords } from './case-words.tsx';

/** What was typed at a step, as text. */
export type StepTyped = { note: string; counts: Partial<Record<CountName, string>> };

export const nothingTyped: StepTyped = { note: '', counts: {} };

/** The id of a field of a step: several steps are on one page. */
export const fieldOf = (n: StepNumber, name: CountName | 'note') => `step-${n}-${name}`;

type Made = { ok: true; body: z.input<typeof StepRequest> } | { ok: false; errors: FieldError[] };

const said = (faults: CaseWords['faults'], code: string): string =>
  new Map(Object.entries(faults)).get(code) ?? faults['not-an-option'];

/**
 * The request of an act on a step, or what is wrong with what was typed: the server's own rules. A count that is left empty is not
 * said, and stays what it was.
 */
export const stepRequestOf = (
  faults: CaseWords['faults'],
  n: StepNumber,
  { note, counts }: StepTyped,
  { state, needsNote, seen }: { state: 'todo' | 'done'; needsNote: boolean; seen: number },
): Made => {
  const errors: FieldError[] = [];
  const read: Partial<Record<CountName, number>> = {};
  for (const name of countsOfStep[n]) {
    const text = counts[name] ?? '';
    if (text.trim() === '') continue;
    const parsed = parseCount(text);
    if (parsed.ok) read[name] = parsed.count;
    else errors.push({ field: fieldOf(n, name), message: said(faults, parsed.code) });
  }
  const { sampled, awaiting } = read;
  if (sampled !== undefined && awaiting !== undefined && awaiting > sampled)
    errors.push({ field: fieldOf(n, 'awaiting'), message: said(faults, 'more-than-sampled') });
  const noted = note.trim() === '' ? {} : { note };
  const body = { state, ...noted, ...(Object.keys(read).length > 0 && { counts: read }), seen };
  const made = z.safeParse(StepRequest, body);
  if (needsNote && note.trim() === '')
    errors.push({ field: fieldOf(n, 'note'), message: faults['reason-required'] });
  else if (!made.success && errors.length === 0)
    errors.push({ field: fieldOf(n, 'note'), message: said(faults, made.error.issues[0]?.message ?? '') });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, body };
};

/** True when nothing is said: there is nothing to add to a step that stands. */
export const saysNothing = ({ note, counts }: StepTyped) =>
  note.trim() === '' && Object.values(counts).every((text) => text.trim() === '');

/** The field that a JSON pointer of a refusal is about. */
export const fieldAt = (n: StepNumber, pointer: string): string => {
  const name = pointer.split('/').at(-1) ?? '';
  const count = countsOfStep[n].find((one) => one === name);
  return fieldOf(n, count ?? 'note');
};
