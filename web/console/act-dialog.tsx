import { useState } from 'preact/hooks';
import { type Alert, Outcome } from '../../domain/alert.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { nothingTyped, type Typed, transitionOf } from './act-form.ts';
import { type Act, mayAct } from './next-act.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type ActDialogProps = {
  me: Me;
  alert: Alert;
  act: Act;
  /** Name of the site or zone. */
  place: string;
  onClose: () => void;
  onDone: (alert: Alert) => void;
};

type FieldsProps = {
  act: Act;
  typed: Typed;
  errorAt: (field: string) => string | undefined;
  onType: (typed: Typed) => void;
};

const ActFields = ({ act, typed, errorAt, onType }: FieldsProps) => {
  const { page, lifeCycle } = useWords();
  const note = (text: string) => onType({ ...typed, note: text });
  if (act === 'verified')
    return (
      <TextArea
        name="assessment"
        label={page.assessment}
        help={page.assessmentHelp}
        error={errorAt('assessment')}
        value={typed.assessment}
        maxLength={500}
        onInput={(assessment) => onType({ ...typed, assessment })}
      />
    );
  if (act !== 'closed')
    return (
      <TextField
        name="note"
        label={page.note}
        help={page.noteHelp}
        error={errorAt('note')}
        optional
        value={typed.note}
        maxLength={500}
        onInput={note}
      />
    );
  return (
    <>
      <ChoiceField
        name="outcome"
        label={page.outcome}
        error={errorAt('outcome')}
        value={typed.outcome}
        options={Outcome.options.map((value) => ({ value, label: lifeCycle.outcomes[value].label }))}
        onPick={(outcome) => onType({ ...typed, outcome })}
      />
      <TextArea
        name="note"
        label={page.reason}
        help={page.noteHelp}
        error={errorAt('note')}
        value={typed.note}
        maxLength={500}
        onInput={note}
      />
    </>
  );
};

/** Somebody else was quicker: who, when, and how the episode stands now. */
const LostRace = ({ failure, alert }: { failure: Failure; alert: Alert }) => {
  const { page, lifeCycle } = useWords();
  if (failure.kind !== 'problem') return null;
  const { by, at } = failure.problem;
  const who = by === undefined || by === 'system' ? page.system : by;
  return (
    <Notice tone="warning" title={page.lostTitle} live="alert">
      {fill(page.lost, {
        who,
        when: at ? formatMoment(at) : '–',
        state: lifeCycle.states[alert.state].label,
      })}
    </Notice>
  );
};

const isLost = (failure: Failure | null): failure is Failure =>
  failure?.kind === 'problem' && failure.code === 'lost-race';

/** Takes an episode one step on: the second tap confirms. A lost race shows who acted and lets what was typed be sent again. */
export const ActDialog = ({ me, alert: opened, act, place, onClose, onDone }: ActDialogProps) => {
  const { page, faults, lifeCycle, rules, ui } = useWords();
  const [alert, setAlert] = useState(opened);
  const [typed, setTyped] = useState(nothingTyped);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const possible = mayAct(me, alert, act);
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy || !possible) return;
    const made = transitionOf(faults, act, typed, alert.version);
    if (!made.ok) return refuse(made.errors);
    const params = { alertId: alert.id };
    const answer = await send(() => call(alertRoutes.transitionAlert, { params, body: made.body }));
    if (answer.kind === 'reply') return onDone(answer.reply);
    if (answer.kind !== 'problem' || answer.code !== 'lost-race') return;
    const fresh = await call(alertRoutes.getAlert, { params });
    if (fresh.kind === 'reply') setAlert(fresh.reply);
  };
  const title =
    act === 'acknowledged' && alert.state === 'acknowledged' ? page.takeOver : lifeCycle.transitions[act];
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        <SeverityTag severity={alert.severity} /> <strong>{rules[alert.rule].label}</strong> · {place}
      </p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {isLost(failure) ? <LostRace failure={failure} alert={alert} /> : null}
      {failure && !isLost(failure) ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {possible ? null : <p>{page.notPossible}</p>}
      <form onSubmit={(event) => void submit(event)}>
        {possible ? <ActFields act={act} typed={typed} errorAt={errorAt} onType={setTyped} /> : null}
        <div class="row">
          {possible ? (
            <Button submit disabled={busy}>
              {busy ? ui.working : fill(page.confirm, { act: title })}
            </Button>
          ) : null}
          <Button look="secondary" onClick={onClose}>
            {possible ? ui.cancel : ui.close}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
