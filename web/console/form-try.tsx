import { useState } from 'preact/hooks';
import { dayOf } from '../../domain/day.ts';
import { evaluateForm, type FormResult } from '../../domain/evaluate-form.ts';
import type { FormDefinition } from '../../domain/form-definition.ts';
import { now } from '../clock.ts';
import { FormFields } from '../forms/form-fields.tsx';
import { FormOutcome } from '../forms/form-outcome.tsx';
import { fieldOf, labelOfPart, readTyped, type TypedForm } from '../forms/form-typed.ts';
import { useFormWords } from '../forms/form-words.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { useFormPageWords } from './form-words.tsx';

/** The form as a site will see it, to be filled in for a try: the result is worked out here and sent nowhere. */
export const FormTry = ({ form }: { form: FormDefinition }) => {
  const { forms, faults: sentences } = useFormPageWords();
  const parts = useFormWords();
  const { lang } = useSpeech();
  const [typed, setTyped] = useState<TypedForm>(() => ({ day: dayOf(now()) }));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<FormResult | null>(null);
  const said = new Map(Object.entries(sentences));
  const show = (event: Event) => {
    event.preventDefault();
    const read = readTyped(form, typed, dayOf(now()));
    setAttempt(attempt + 1);
    setResult(read.fields ? evaluateForm(form, read.fields) : null);
    setErrors(
      (read.faults ?? []).map(({ part, code }) => ({
        field: fieldOf(form.id, part),
        message: `${labelOfPart(form, part, parts, lang)}: ${said.get(code) ?? sentences.missing}`,
      })),
    );
  };
  return (
    <form noValidate onSubmit={show} class="card narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      {form.intro ? <p>{form.intro[lang]}</p> : null}
      <FormFields
        form={form}
        typed={typed}
        errors={new Map(errors.map(({ field, message }) => [field, message]))}
        onChange={(part, text) => {
          setTyped({ ...typed, [part]: text });
          setResult(null);
        }}
      />
      <Button submit look="secondary">
        {forms.try}
      </Button>
      {result ? (
        <Notice title={parts.resultTitle} live="status">
          <FormOutcome form={form} result={result} />
        </Notice>
      ) : null}
    </form>
  );
};
