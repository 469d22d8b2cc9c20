import { useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { FormDefinition } from '../../domain/form-definition.ts';
import type { FormEntry } from '../../domain/form-entry.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { call, type Failure } from '../api.ts';
import { fieldOf, labelOfPart, partOfPointer, readTyped, type TypedForm } from '../forms/form-typed.ts';
import { useFormWords } from '../forms/form-words.tsx';
import type { FieldError } from '../ui/error-summary.tsx';
import { useSpeech } from '../ui/words.ts';
import { formKept } from './form-kept.ts';
import { useFormsWords } from './forms-words.tsx';

type State = {
  typed: TypedForm;
  key: string;
  isKept: boolean;
  errors: readonly FieldError[];
  attempt: number;
  busy: boolean;
  failure: Failure | null;
};

type Given = {
  siteId: string;
  form: FormDefinition;
  today: Day;
  onSent: (entry: FormEntry) => void;
  /** Another version was in force on the day that was entered. */
  onOtherVersion: (day: Day) => void;
};

const begin = ({ siteId, form, today }: Given): State => {
  const kept = formKept.read(siteId, form.id);
  return {
    typed: kept?.typed ?? { day: today },
    // What was typed under another version is another request.
    key: kept?.version === form.version ? kept.key : crypto.randomUUID(),
    isKept: kept !== null,
    errors: [],
    attempt: 0,
    busy: false,
    failure: null,
  };
};

/** A form that is being filled in: kept as it is typed, judged by the server’s own rules, sent once under its key. */
export const useFormEntry = (given: Given) => {
  const { siteId, form, today, onSent, onOtherVersion } = given;
  const { faults: sentences } = useFormsWords();
  const words = useFormWords();
  const { lang } = useSpeech();
  const [state, setState] = useState(() => begin(given));
  const said = new Map(Object.entries(sentences));
  const change = (part: string, text: string) => {
    const typed = { ...state.typed, [part]: text };
    const key = crypto.randomUUID();
    formKept.keep(siteId, form.id, { version: form.version, key, typed });
    setState((was) => ({ ...was, typed, key, isKept: true }));
  };
  const drop = () => {
    formKept.forget(siteId, form.id);
    setState(begin(given));
  };
  const settle = (errors: readonly FieldError[], failure: Failure | null) =>
    setState((was) => ({ ...was, errors, failure, busy: false, attempt: was.attempt + 1 }));
  const refuse = (faults: readonly { part: string; message: string }[]) =>
    settle(
      faults.map(({ part, message }) => ({
        field: fieldOf(form.id, part),
        message: `${labelOfPart(form, part, words, lang)}: ${message}`,
      })),
      null,
    );
  const settleFailure = (failure: Failure) => {
    if (failure.kind !== 'problem' || failure.status !== 422) return settle([], failure);
    if (failure.code === 'other-form-version') return onOtherVersion(state.typed['day'] ?? today);
    refuse(
      failure.problem.errors.map(({ pointer, detail }) => ({
        part: partOfPointer(pointer),
        message: detail,
      })),
    );
  };
  const send = async () => {
    if (state.busy) return;
    const read = readTyped(form, state.typed, today);
    if (read.faults)
      return refuse(
        read.faults.map(({ part, code }) => ({ part, message: said.get(code) ?? sentences.missing })),
      );
    setState((was) => ({ ...was, busy: true, errors: [], failure: null }));
    formKept.keep(siteId, form.id, { version: form.version, key: state.key, typed: state.typed });
    const answer = await call(formRoutes.createFormEntry, {
      params: { siteId, formId: form.id },
      headers: { 'idempotency-key': state.key },
      body: read.fields,
    });
    if (answer.kind === 'unchanged') return settle([], null);
    if (answer.kind !== 'reply') return settleFailure(answer);
    formKept.forget(siteId, form.id);
    onSent(answer.reply);
  };
  return { ...state, change, drop, send };
};
