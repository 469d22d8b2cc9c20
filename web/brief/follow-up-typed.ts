import * as z from 'zod/mini';
import { type DirectionState, FollowUpRequest } from '../../domain/direction.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { DirectionWords } from './direction-words.ts';

type Typed = { state: DirectionState | null; note: string; seen: number };
type Read = { ok: true; body: FollowUpRequest } | { ok: false; errors: FieldError[] };

/** What is sent of a follow-up, or what is wrong with it at which field, `<id>-state` or `<id>-note`: the server's own rules. */
export const readFollowUp = (
  { faults, directions: { act } }: Pick<DirectionWords, 'faults' | 'directions'>,
  typed: Typed,
  id: string,
): Read => {
  const made = z.safeParse(FollowUpRequest, typed);
  if (made.success) return { ok: true, body: made.data };
  const said = new Map(Object.entries(faults));
  const errors = made.error.issues.map(({ path, message }) =>
    path[0] === 'state'
      ? { field: `${id}-state`, message: `${act.state}: ${faults['required-choice']}` }
      : {
          field: `${id}-note`,
          message: `${act.note}: ${message === 'missing' ? faults['required-text'] : (said.get(message) ?? message)}`,
        },
  );
  return { ok: false, errors };
};
