import { useState } from 'preact/hooks';
import type { Answer, Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';

type State = { errors: readonly FieldError[]; attempt: number; failure: Failure | null; busy: boolean };

/** An act on its way: what to correct, why it was not taken, and that it is under way. `fieldAt` finds the field of a pointer. */
export const useAct = (fieldAt: (pointer: string) => string) => {
  const [state, setState] = useState<State>({ errors: [], attempt: 0, failure: null, busy: false });
  const settle = (errors: readonly FieldError[], failure: Failure | null) =>
    setState(({ attempt }) => ({ errors, attempt: attempt + 1, failure, busy: false }));
  const errorsOf = (failure: Failure): FieldError[] =>
    failure.kind === 'problem' && failure.status === 422
      ? failure.problem.errors.map(({ pointer, detail }) => ({ field: fieldAt(pointer), message: detail }))
      : [];

  /** Sends; @returns the reply, or null when it was not taken */
  const send = async <Reply>(ask: () => Promise<Answer<Reply>>): Promise<Reply | null> => {
    setState((was) => ({ ...was, errors: [], failure: null, busy: true }));
    const answer = await ask();
    if (answer.kind === 'reply') {
      settle([], null);
      return answer.reply;
    }
    const failure: Failure = answer.kind === 'unchanged' ? { kind: 'unreadable', status: 304 } : answer;
    const errors = errorsOf(failure);
    settle(errors, errors.length > 0 ? null : failure);
    return null;
  };
  const errorAt = (field: string) => state.errors.find((error) => error.field === field)?.message;
  return { ...state, send, refuse: (errors: readonly FieldError[]) => settle(errors, null), errorAt };
};
