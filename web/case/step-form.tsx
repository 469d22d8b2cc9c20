import { useState } from 'preact/hooks';
import { countsOfStep } from '../../domain/case-response.ts';
import { type CaseDetail, caseRoutes } from '../../domain/case-routes.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CountField } from '../ui/count-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { ActFailure } from './act-failure.tsx';
import { numberOf } from './case-state.ts';
import { useCaseWords } from './case-words.tsx';
import { fieldAt, fieldOf, nothingTyped, type StepTyped, saysNothing, stepRequestOf } from './step-form.ts';
import { useAct } from './use-act.ts';

export type StepFormProps = {
  found: CaseDetail;
  step: CaseDetail['steps'][number];
  /** Ticks the step, adds to a ticked one, or opens it again. */
  kind: 'finish' | 'add' | 'reopen';
  /** The server took it; resolves when the page shows it. */
  onDone: (n: number) => Promise<void>;
  /** It was not taken: what is shown may be old. */
  onRefused: () => Promise<void>;
  onCancel?: () => void;
};

const Fields = ({
  found,
  step,
  kind,
  typed,
  errorAt,
  onType,
}: Pick<StepFormProps, 'found' | 'step' | 'kind'> & {
  typed: StepTyped;
  errorAt: (field: string) => string | undefined;
  onType: (typed: StepTyped) => void;
}) => {
  const { page } = useCaseWords();
  const { lang } = useSpeech();
  const n = numberOf(step);
  const note = fieldOf(n, 'note');
  return (
    <>
      {kind === 'reopen'
        ? null
        : countsOfStep[n].map((name) => {
            const field = fieldOf(n, name);
            const current = found.counts[name];
            return (
              <CountField
                key={name}
                name={field}
                label={page.counts[name]}
                unit={page.persons}
                help={current === null ? undefined : t(page, 'current', { n: formatNumber(lang, current) })}
                optional
                error={errorAt(field)}
                value={typed.counts[name] ?? ''}
                onInput={(text) => onType({ ...typed, counts: { ...typed.counts, [name]: text } })}
              />
            );
          })}
      <TextArea
        name={note}
        label={kind === 'reopen' ? page.reason : page.note}
        help={page.noteHelp}
        optional={kind !== 'reopen'}
        error={errorAt(note)}
        rows={2}
        maxLength={500}
        value={typed.note}
        onInput={(text) => onType({ ...typed, note: text })}
      />
    </>
  );
};

/** What a person does at a step: counts, a note, and one big button. */
export const StepForm = ({ found, step, kind, onDone, onRefused, onCancel }: StepFormProps) => {
  const { page, faults } = useCaseWords();
  const { ui } = useSpeech().words;
  const n = numberOf(step);
  const [typed, setTyped] = useState(nothingTyped);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useAct((pointer) => fieldAt(n, pointer));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (kind === 'add' && saysNothing(typed)) {
      const field = fieldOf(n, countsOfStep[n][0] ?? 'note');
      return refuse([{ field, message: faults['required-text'] }]);
    }
    const state = kind === 'reopen' ? 'todo' : 'done';
    const made = stepRequestOf(faults, n, typed, {
      ...{ state, needsNote: kind === 'reopen', seen: found.version },
    });
    if (!made.ok) return refuse(made.errors);
    const params = { siteId: found.siteId, n: String(n) } as const;
    const done = await send(() =>
      call(caseRoutes.doCaseStep, { params: { ...params, n: `${n}` }, body: made.body }),
    );
    await (done === null ? onRefused() : onDone(n));
  };
  const label = t(page, kind === 'add' ? 'save' : kind, { n: String(n) });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ActFailure failure={failure} />
      <Fields found={found} step={step} kind={kind} typed={typed} errorAt={errorAt} onType={setTyped} />
      <div class={kind === 'finish' ? undefined : 'row'}>
        <Button
          submit
          big={kind === 'finish'}
          look={kind === 'reopen' ? 'secondary' : 'primary'}
          disabled={busy}
        >
          {busy ? page.sending : label}
        </Button>
        {onCancel ? (
          <Button look="secondary" onClick={onCancel}>
            {ui.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  );
};
