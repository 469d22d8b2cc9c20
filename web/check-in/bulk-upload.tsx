import { useRef, useState } from 'preact/hooks';
import { bulkRoutes } from '../../domain/bulk.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { described, Field } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { faultOfFile, sentBytes, sheetTypeOf } from './bulk-file.ts';
import { type BulkWords, useBulkWords } from './bulk-words.ts';

const field = 'sheet-file';
/** 2 MB on a slow network, ms. */
const patience = 120_000;

type State = {
  file: File | null;
  sending: boolean;
  errors: readonly FieldError[];
  attempt: number;
  failure: Failure | null;
};

/** What the server says about the whole file, each thing with what to do about it. */
const errorsOf = (failure: Failure, bulk: BulkWords): FieldError[] => {
  if (failure.kind === 'network') return [{ field, message: bulk.offline }];
  if (failure.kind === 'timeout') return [{ field, message: bulk['unknown-outcome'] }];
  if (failure.kind !== 'problem') return [];
  const { errors, title, detail } = failure.problem;
  if (errors.length === 0) return [{ field, message: `${title}. ${detail}` }];
  return errors.map((error) => ({ field, message: error.detail }));
};

const useUpload = (onJob: (jobId: string) => void) => {
  const { bulk } = useBulkWords();
  const [state, setState] = useState<State>({
    file: null,
    sending: false,
    errors: [],
    attempt: 0,
    failure: null,
  });
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const fail = (errors: readonly FieldError[], failure: Failure | null = null) =>
    setState((was) => ({ ...was, sending: false, errors, failure, attempt: was.attempt + 1 }));
  const failWith = (code: keyof BulkWords) => fail([{ field, message: bulk[code] }]);

  const choose = (files: readonly File[]) => {
    const [file = null] = files;
    if (files.length > 1) return failWith('several-files');
    const fault = file === null ? null : faultOfFile(file);
    setState((was) => ({ ...was, file: fault ? null : file, failure: null, errors: [] }));
    if (fault) failWith(fault);
  };

  const send = async () => {
    const { file, sending, errors } = state;
    if (sending) return;
    const mediaType = file && sheetTypeOf(file.name);
    // Why there is none was said when it was chosen: that stays
    if (file === null && errors.length > 0) return fail(errors);
    if (file === null || mediaType === null) return failWith('no-file');
    patch({ sending: true, errors: [], failure: null });
    const bytes = await file.arrayBuffer().then(
      (buffer) => sentBytes(mediaType, new Uint8Array(buffer)),
      () => null,
    );
    if (bytes === null) return failWith('unreadable-file');
    const answer = await call(bulkRoutes.createBulk, { body: { mediaType, bytes }, patience });
    if (answer.kind === 'unchanged') return patch({ sending: false });
    if (answer.kind !== 'reply') return fail(errorsOf(answer, bulk), answer);
    patch({ sending: false, file: null });
    onJob(answer.reply.jobId);
  };
  return { ...state, choose, send };
};

/** Choose or drop a file, and send it. What is wrong with the whole of it is said on top; another one can be chosen at once. */
export const BulkUpload = ({ onJob }: { onJob: (jobId: string) => void }) => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUpload((jobId) => {
    if (input.current) input.current.value = '';
    onJob(jobId);
  });
  const { file, sending, errors, attempt, failure } = upload;
  const error = errors.length > 0 ? errors.map(({ message }) => message).join(' ') : undefined;
  const help = bulk.fileHelp;
  const submit = (event: Event) => {
    event.preventDefault();
    void upload.send();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (input.current) input.current.value = '';
    upload.choose([...(event.dataTransfer?.files ?? [])]);
  };
  return (
    <section aria-labelledby="upload-title">
      <h2 id="upload-title">{bulk.uploadTitle}</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure && errors.length === 0 ? <ProblemNotice failure={failure} /> : null}
      <form
        class="card"
        noValidate
        onSubmit={submit}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <Field name={field} label={bulk.file} help={help} error={error}>
          <input
            ref={input}
            id={field}
            name={field}
            type="file"
            accept=".csv,.xlsx"
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={described({ name: field, help, error })}
            onChange={(event) => upload.choose([...(event.currentTarget.files ?? [])])}
          />
        </Field>
        <p role="status">
          {file
            ? t(bulk, 'chosen', { name: file.name, size: formatNumber(lang, Math.ceil(file.size / 1024)) })
            : ''}
        </p>
        <p id="again-says" class="quiet">
          {bulk.again}
        </p>
        <Button submit disabled={sending} describedBy="again-says">
          {sending ? bulk.sendingFile : bulk.send}
        </Button>
      </form>
    </section>
  );
};
