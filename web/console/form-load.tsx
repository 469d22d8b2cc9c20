import { useRef, useState } from 'preact/hooks';
import type { FormVersion } from '../../domain/form-version.ts';
import type { Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { described, Field } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSheet } from '../ui/sheet.ts';
import { fileField, keptFile, sendFile, spanOfLine, stopped, textField, textOfFile } from './form-file.ts';
import { FileLines, fileCss, type LineFault } from './form-lines.tsx';
import { useFormPageWords } from './form-words.tsx';

type State = {
  text: string;
  busy: boolean;
  errors: readonly FieldError[];
  /** What was wrong with which lines of `judged`. */
  faults: readonly LineFault[];
  judged: string;
  attempt: number;
  failure: Failure | null;
  /** Why a file was not taken; nothing is saved in its place until the reader chose another or turned to the text. */
  turnedAway: string | null;
};

const useLoading = (onLoaded: (form: FormVersion) => void) => {
  const { forms } = useFormPageWords();
  const [state, setState] = useState<State>(() => ({
    ...{ text: keptFile.read(), busy: false, errors: [], faults: [], judged: '', attempt: 0, failure: null },
    turnedAway: null,
  }));
  const settle = (next: Partial<State>) =>
    setState((was) => ({ ...was, busy: false, failure: null, ...next, attempt: was.attempt + 1 }));
  const write = (text: string) => {
    keptFile.keep(text);
    setState((was) => ({ ...was, text, turnedAway: null }));
  };
  const refuse = (field: string, message: string) => settle({ errors: [{ field, message }], faults: [] });
  const turnAway = (why: string) => {
    setState((was) => ({ ...was, turnedAway: why }));
    refuse(fileField, why);
  };
  const useText = () => setState((was) => ({ ...was, errors: [], turnedAway: null }));
  const choose = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setState((was) => ({ ...was, busy: true }));
    const chosen = await textOfFile(files);
    if (chosen === null) return settle({});
    if ('fault' in chosen) return turnAway(forms[chosen.fault]);
    write(chosen.text);
    setState((was) => ({ ...was, busy: false, errors: [], faults: [], failure: null }));
  };
  const save = async () => {
    const { text, busy } = state;
    if (busy) return;
    const stop = stopped(state, forms.noText);
    if (stop !== null) return refuse(stop.field, stop.message);
    setState((was) => ({ ...was, busy: true }));
    const outcome = await sendFile(text);
    if (outcome.kind === 'faults')
      return settle({ errors: outcome.errors, faults: outcome.faults, judged: text });
    if (outcome.kind === 'failed') return settle({ errors: [], faults: [], failure: outcome.failure });
    keptFile.keep('');
    settle({ text: '', errors: [], faults: [] });
    onLoaded(outcome.form);
  };
  return { ...state, write, choose, save, useText };
};

type LoadProps = {
  onLoaded: (form: FormVersion) => void;
};

/** A file with a form: chosen, dropped or pasted, mended here, and saved for a second person to approve. */
export const FormLoad = ({ onLoaded }: LoadProps) => {
  const { forms } = useFormPageWords();
  useSheet(fileCss);
  const loading = useLoading(onLoaded);
  const { text, busy, errors, faults, judged, attempt, failure, turnedAway } = loading;
  const area = useRef<HTMLTextAreaElement>(null);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  const mend = (line: number) => {
    const { from, to } = spanOfLine(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
    area.current?.scrollIntoView({ block: 'center' });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void loading.choose([...(event.dataTransfer?.files ?? [])]);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void loading.save();
  };
  return (
    <section aria-labelledby="load-title">
      <h2 id="load-title">{forms.loadTitle}</h2>
      <p>{forms.loadIntro}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void loading.save()} /> : null}
      <form noValidate onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <Field name={fileField} label={forms.file} error={errorAt(fileField)} optional>
          <input
            id={fileField}
            type="file"
            accept=".yaml,.yml,.json"
            aria-describedby={described({ name: fileField, help: undefined, error: errorAt(fileField) })}
            onChange={(event) => {
              void loading.choose([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </Field>
        {turnedAway === null || text === '' ? null : (
          <p>
            {forms.notTaken}{' '}
            <button type="button" class="link" onClick={loading.useText}>
              {forms.useText}
            </button>
          </p>
        )}
        <Field name={textField} label={forms.text} help={forms.textHelp} error={errorAt(textField)}>
          <textarea
            ref={area}
            id={textField}
            class="file-text"
            rows={14}
            spellcheck={false}
            wrap="off"
            value={text}
            aria-invalid={errors.length > 0 ? 'true' : undefined}
            aria-describedby={described({ name: textField, help: forms.textHelp, error: errorAt(textField) })}
            onInput={(event) => loading.write(event.currentTarget.value)}
          />
        </Field>
        {text === '' ? null : (
          <p class="quiet">
            {forms.kept}{' '}
            <button type="button" class="link" onClick={() => loading.write('')}>
              {forms.drop}
            </button>
          </p>
        )}
        <p class="row">
          <Button submit disabled={busy}>
            {busy ? forms.saving : forms.save}
          </Button>
        </p>
      </form>
      {faults.length > 0 ? (
        <>
          <h3>{forms.lines}</h3>
          <p class="quiet">{forms.linesHelp}</p>
          <FileLines text={judged} faults={faults} onMend={mend} />
        </>
      ) : null}
    </section>
  );
};
