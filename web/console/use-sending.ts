import { useState } from 'preact/hooks';
import type { Answer, Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';

type Sending = { errors: readonly FieldError[]; attempt: number; failure: Failure | null; busy: boolean };

/** The field that a JSON pointer of a refusal is about: its first part. */
const fieldOf = (pointer: string) => pointer.split('/')[1] ?? '';

/** What was refused at the fields of a form; none when it is about no field (a lost race, a server that cannot keep up). */
const refusalOf = (failure: Failure): FieldError[] => {
  const errors = failure.kind === 'problem' ? failure.problem.errors : [];
  return errors.some(({ pointer }) => pointer !== '')
    ? errors.map(({ pointer, detail }) => ({ field: fieldOf(pointer), message: detail }))
    : [];
};

/** A form on its way: what to correct, why it was not taken, and that it is under way. */
export const useSending = () => {
  const [state, setState] = useState<Sending>({ errors: [], attempt: 0, failure: null, busy: false });
  const settle = (errors: readonly FieldError[], failure: Failure | null) =>
    setState(({ attempt }) => ({ errors, attempt: attempt + 1, failure, busy: false }));

  /** Sends; a refusal of fields becomes errors at them, any other failure is kept as it is. */
  const send = async <Reply>(ask: () => Promise<Answer<Reply>>): Promise<Answer<Reply>> => {
    setState((now) => ({ ...now, errors: [], failure: null, busy: true }));
    const answer = await ask();
    if (answer.kind === 'reply' || answer.kind === 'unchanged') settle([], null);
    else {
      const errors = refusalOf(answer);
      settle(errors, errors.length > 0 ? null : answer);
    }
    return answer;
  };
  const errorAt = (field: string) => state.errors.find((error) => error.field === field)?.message;
  return { ...state, send, refuse: (errors: readonly FieldError[]) => settle(errors, null), errorAt };
};
