import { useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { Direction } from '../../domain/direction.ts';
import { DirectionKind } from '../../domain/direction.ts';
import { directionRoutes } from '../../domain/direction-routes.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { useSending } from '../console/use-sending.ts';
import { sessions } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField, SelectField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import {
  beginDirection,
  briefDayFor,
  isUntouched,
  makeDirectionKept,
  readDirection,
  type TypedDirection,
} from './direction-typed.ts';
import { useDirectionWords } from './direction-words.ts';
import { DueFields } from './due-fields.tsx';

const keptHere = () => makeDirectionKept(localStorage, sessions.owner() ?? '');
const begun = () => beginDirection(now(), crypto.randomUUID());

/** What is being recorded, kept on the device with each key that is pressed. */
const useTyped = () => {
  const [kept] = useState(keptHere);
  const [typed, setTyped] = useState(() => kept.read() ?? begun());
  const set = (change: Partial<TypedDirection>) => {
    // Other words are another submission.
    const next = { ...typed, ...change, key: crypto.randomUUID() };
    setTyped(next);
    kept.keep(next);
  };
  const clear = () => {
    kept.forget();
    setTyped(begun());
  };
  return { typed, set, clear };
};

/** True when something that was not sent is kept here. */
export const hasKeptDirection = () => {
  const kept = keptHere().read();
  return kept !== null && !isUntouched(kept);
};

type FormProps = {
  briefs: readonly BriefEntry[];
  /** The brief from whose page the reader comes. */
  shown: Day | null;
  onDone: (direction: Direction) => void;
  onClose: () => void;
};

/** Records what a leader directed. */
export const DirectionForm = ({ briefs, shown, onDone, onClose }: FormProps) => {
  const { ui } = useSpeech().words;
  const words = useDirectionWords();
  const { directions, kinds } = words;
  const { form } = directions;
  const { typed, set, clear } = useTyped();
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const days = briefs.map(({ day }) => day);
  const on = briefDayFor(typed.on, shown, days);
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy || on === null) return;
    const read = readDirection(words, typed, now());
    if (!read.ok) return refuse(read.errors);
    const answer = await send(() =>
      call(directionRoutes.createDirection, {
        params: { day: on },
        headers: { 'idempotency-key': typed.key },
        body: read.body,
      }),
    );
    if (answer.kind !== 'reply') return;
    clear();
    onDone(answer.reply);
  };
  const field = (name: 'text' | 'by' | 'owner' | 'documentNo', maxLength: number) => ({
    ...{ name, label: form[name], help: form[`${name}Help`], maxLength, value: typed[name] },
    ...{ error: errorAt(name), onInput: (text: string) => set({ [name]: text }) },
  });
  return (
    <form class="card direction-form" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{form.title}</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      <SelectField
        name="on"
        label={form.on}
        value={on}
        options={briefs.map(({ day, issuedAt }) => ({
          value: day,
          label: t(form, issuedAt === null ? 'onFrozen' : 'onOption', { day: formatDay(day) }),
        }))}
        onPick={(day) => set({ on: day })}
      />
      <ChoiceField
        name="kind"
        label={form.kind}
        value={typed.kind}
        options={DirectionKind.options.map((kind) => ({ value: kind, label: kinds[kind] }))}
        error={errorAt('kind')}
        onPick={(kind) => set({ kind })}
      />
      <TextArea {...field('text', 300)} />
      <TextField {...field('by', 120)} />
      <TextField {...field('owner', 120)} />
      <DueFields
        name="due"
        words={directions}
        value={typed.due}
        errors={{ day: errorAt('due'), time: errorAt('due-time') }}
        onInput={(due) => set({ due })}
      />
      <TextField {...field('documentNo', 60)} optional />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {isUntouched(typed) ? null : (
        <p role="status" class="quiet">
          {form.kept}{' '}
          <button type="button" class="link" onClick={clear}>
            {form.drop}
          </button>
        </p>
      )}
      <div class="row">
        <Button submit disabled={busy}>
          {busy ? ui.working : form.send}
        </Button>
        <Button look="secondary" onClick={onClose}>
          {form.close}
        </Button>
      </div>
    </form>
  );
};
