import { useState } from 'preact/hooks';
import type { Template } from '../../domain/template.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { described, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { faultText, fieldText } from './template-faults.ts';
import { type ReadFile, readFile } from './template-file.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

const field = 'template-file';
const largest = 64_000;

type ImportProps = {
  versions: readonly TemplateVersion[];
  onMade: (id: string, said: string) => void;
  onCancel: () => void;
};

/** What is wrong with a file, each with the line at which it stands. */
const useFileErrors = () => {
  const speech = useTemplateSpeech();
  const { templates: texts } = useTemplateWords();
  const line = (n: number) => String(n);
  return (read: Extract<ReadFile, { ok: false }>) =>
    read.kind === 'broken'
      ? [
          {
            field,
            message:
              read.line === null
                ? texts.importBrokenSomewhere
                : fill(texts.importBroken, { line: line(read.line) }),
          },
        ]
      : read.faults.map((fault) => ({
          field,
          message: fill(texts.importFault, {
            line: line(fault.line),
            place: fieldText(speech, texts, fault.field),
            fault: faultText(speech, fault),
          }),
        }));
};

const useImport = ({ versions, onMade }: ImportProps) => {
  const { templates: texts } = useTemplateWords();
  const errorsOf = useFileErrors();
  const sending = useSending();
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState<Template | null>(null);
  const refuse = (message: string) => sending.refuse([{ field, message }]);

  const put = async (template: Template, text: string, lineOf: (pointer: string) => number) => {
    const { id } = template;
    const seen = versions.find((one) => one.template.id === id)?.writes ?? 0;
    const answer = await sending.send(() =>
      call(templateRoutes.putTemplateDraft, { params: { templateId: id }, body: { template, seen } }),
    );
    if (answer.kind === 'reply') return onMade(id, fill(texts.saved, { id }));
    if (answer.kind !== 'problem' || answer.status !== 422 || text === '') return;
    sending.refuse(
      answer.problem.errors.map(({ pointer, detail }) => {
        const inside = pointer.replace(/^\/template/, '');
        return {
          field,
          message: fill(texts.importFault, {
            line: String(lineOf(inside)),
            place: inside.slice(1) || texts.importWhole,
            fault: detail,
          }),
        };
      }),
    );
  };

  const load = async (isSure: boolean) => {
    if (sending.busy) return;
    if (file === null) return refuse(texts.importNone);
    if (file.size > largest) return refuse(texts.importBig);
    const text = await file.text();
    const read = readFile(text);
    if (!read.ok) return sending.refuse(errorsOf(read));
    const { template, lineOf } = read;
    const known = versions.find((one) => one.template.id === template.id);
    const isFrozen = known && (known.origin === 'pack' || !['draft', 'returned'].includes(known.state));
    if (isFrozen) return refuse(fill(texts.importFrozen, { line: String(lineOf('/id')), id: template.id }));
    if (known && !isSure) return setOver(template);
    await put(template, text, lineOf);
  };
  const choose = (next: File | null) => {
    setFile(next);
    setOver(null);
  };
  return { sending, choose, over, load };
};

/** Loads a draft that was edited elsewhere; what is wrong with it is told by the file's own lines. */
export const TemplateImport = (props: ImportProps) => {
  const { ui } = useWords();
  const { templates: texts } = useTemplateWords();
  const { sending, choose, over, load } = useImport(props);
  const { errors, attempt, failure, busy, errorAt } = sending;
  const submit = (event: Event) => {
    event.preventDefault();
    void load(false);
  };
  const given = { name: field, error: errorAt(field) };
  return (
    <form noValidate class="card narrow" onSubmit={submit}>
      <h2>{texts.import}</h2>
      <p>{texts.importIntro}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void load(true)} /> : null}
      <Field {...given} label={texts.importFile}>
        <input
          id={field}
          type="file"
          accept=".json,application/json"
          aria-describedby={described(given)}
          onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
        />
      </Field>
      {over ? (
        <Notice tone="warning" live="alert">
          <p>{fill(texts.importExists, { id: over.id })}</p>
          <Button look="danger" disabled={busy} onClick={() => void load(true)}>
            {fill(texts.importReplace, { id: over.id })}
          </Button>
        </Notice>
      ) : null}
      <p class="row">
        <Button submit disabled={busy}>
          {busy ? ui.working : texts.importSend}
        </Button>
        <Button look="secondary" onClick={props.onCancel}>
          {texts.cancel}
        </Button>
      </p>
    </form>
  );
};
