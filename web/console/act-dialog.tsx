import { useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { ActFields } from './act-fields.tsx';
import { nothingTyped, transitionOf } from './act-form.ts';
import { ActFailed } from './lost-race.tsx';
import { type Act, actWords, mayAct } from './next-act.ts';
import { useAct } from './use-act.ts';
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

/** Which alert a dialog is about. */
export const About = ({ alert, place }: Pick<ActDialogProps, 'alert' | 'place'>) => {
  const { rules } = useWords();
  return (
    <p>
      <SeverityTag severity={alert.severity} /> <strong>{rules[alert.rule].label}</strong> · {place}
    </p>
  );
};

/** Takes an alert one step on: the second tap confirms. A lost race shows who acted and lets what was typed be sent again. */
export const ActDialog = ({ me, alert: opened, act, place, onClose, onDone }: ActDialogProps) => {
  const words = useWords();
  const { page, faults, ui } = words;
  const proposed = act === 'closed' ? (opened.proposal?.outcome ?? null) : null;
  const [typed, setTyped] = useState({ ...nothingTyped, outcome: proposed });
  const { alert, transition, refuse, errorAt, errors, attempt, failure, busy } = useAct(opened, onDone);
  const possible = mayAct(me, alert, act);
  const submit = (event?: Event) => {
    event?.preventDefault();
    if (!possible) return;
    const made = transitionOf(faults, act, typed, alert.version);
    if (made.ok) void transition(made.body);
    else refuse(made.errors);
  };
  const title = actWords(words, act, alert.state);
  return (
    <Dialog title={title} onClose={onClose}>
      <About alert={alert} place={place} />
      <ErrorSummary errors={errors} attempt={attempt} />
      <ActFailed failure={failure} alert={alert} onRetry={submit} />
      {possible ? null : <p>{page.notPossible}</p>}
      <form onSubmit={submit}>
        {possible ? (
          <ActFields act={act} alert={alert} typed={typed} errorAt={errorAt} onType={setTyped} />
        ) : null}
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
