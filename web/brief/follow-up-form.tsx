import { useState } from 'preact/hooks';
import type { Direction, DirectionState } from '../../domain/direction.ts';
import { directionSteps } from '../../domain/direction-act.ts';
import { directionRoutes } from '../../domain/direction-routes.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { useSending } from '../console/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDirectionWords } from './direction-words.ts';
import { readFollowUp } from './follow-up-typed.ts';

type FormProps = {
  direction: Direction;
  /** With the direction as it stands now; `isDone` false: somebody else was quicker, the form stays. */
  onChange: (direction: Direction, isDone: boolean) => void;
  onClose: () => void;
};

/** Why it was not taken. Somebody else was quicker: who, when, and how the direction stands now. */
const Failed = ({
  failure,
  state,
  onRetry,
}: {
  failure: Failure;
  state: DirectionState;
  onRetry: () => void;
}) => {
  const { directions } = useDirectionWords();
  if (failure.kind !== 'problem' || failure.code !== 'lost-race')
    return <ProblemNotice failure={failure} onRetry={onRetry} />;
  const { by = '–', at } = failure.problem;
  const slots = { who: by, when: at ? formatMoment(at) : '–', state: directions.states[state] };
  return (
    <Notice tone="warning" title={directions.act.lostTitle} live="alert">
      {t(directions.act, 'lost', slots)}
    </Notice>
  );
};

/** How the direction stands after somebody else wrote; null when it cannot be read. */
const readAgain = async (id: string): Promise<Direction | null> => {
  for (const state of ['open', 'ended'] as const) {
    const answer = await call(directionRoutes.listDirections, { query: { state, limit: '200' } });
    const found = answer.kind === 'reply' ? answer.reply.items.find((one) => one.id === id) : undefined;
    if (found) return found;
  }
  return null;
};

/** What became of a direction: progress, an end, or that it goes on. */
export const FollowUpForm = ({ direction, onChange, onClose }: FormProps) => {
  const { ui } = useSpeech().words;
  const words = useDirectionWords();
  const { act } = words.directions;
  const steps = directionSteps[direction.state];
  const [picked, setPicked] = useState<DirectionState | null>(null);
  const [note, setNote] = useState('');
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const id = `follow-${direction.id.replace('.', '-')}`;
  const state = steps.length === 1 ? (steps[0] ?? null) : (steps.find((step) => step === picked) ?? null);
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    const read = readFollowUp(words, { state, note, seen: direction.version }, id);
    if (!read.ok) return refuse(read.errors);
    const answer = await send(() =>
      call(directionRoutes.followUpDirection, { params: { directionId: direction.id }, body: read.body }),
    );
    if (answer.kind === 'reply') return onChange(answer.reply, true);
    if (answer.kind !== 'problem' || answer.status !== 409) return;
    const fresh = await readAgain(direction.id);
    if (fresh) onChange(fresh, false);
  };
  return (
    <form class="follow-up" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {steps.length > 1 ? (
        <ChoiceField
          name={`${id}-state`}
          label={act.state}
          value={state}
          options={steps.map((step) => ({ value: step, label: act[step] }))}
          error={errorAt(`${id}-state`)}
          onPick={setPicked}
        />
      ) : (
        <p>
          <strong>{act.reopen}</strong>
        </p>
      )}
      <TextArea
        name={`${id}-note`}
        label={act.note}
        help={act.noteHelp}
        maxLength={300}
        value={note}
        error={errorAt(`${id}-note`) ?? errorAt('note')}
        onInput={setNote}
      />
      {failure ? <Failed failure={failure} state={direction.state} onRetry={() => void submit()} /> : null}
      <p class="quiet">{act.keeps}</p>
      <div class="row">
        <Button submit disabled={busy}>
          {busy ? ui.working : act.send}
        </Button>
        <Button look="secondary" onClick={onClose}>
          {ui.cancel}
        </Button>
      </div>
    </form>
  );
};
