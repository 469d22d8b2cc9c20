import { useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { About } from './act-dialog.tsx';
import { ActFailed } from './lost-race.tsx';
import { isUnverifiedCritical, snoozeHours, snoozeOf } from './snooze-form.ts';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

type SnoozeProps = { alert: Alert; place: string; onClose: () => void; onDone: (alert: Alert) => void };

/** Puts an alert aside for some hours, with a reason. An unverified critical one is refused before anything is typed. */
export const SnoozeDialog = ({ alert: opened, place, onClose, onDone }: SnoozeProps) => {
  const { page, work, faults, ui } = useWords();
  const { snooze: words } = work;
  const [begun] = useState(now);
  const [typed, setTyped] = useState<{ hours: string | null; reason: string }>({ hours: null, reason: '' });
  const { alert, snooze, refuse, errorAt, errors, attempt, failure, busy } = useAct(opened, onDone);
  const isRefused = isUnverifiedCritical(alert);
  const submit = (event?: Event) => {
    event?.preventDefault();
    const made = snoozeOf(faults, typed, alert.version, now());
    if (made.ok) void snooze(made.body);
    else refuse(made.errors);
  };
  const options = snoozeHours.map((hours) => ({
    value: String(hours),
    label: fill(words.hours, { n: String(hours), when: formatMoment(minutesAfter(begun, hours * 60)) }),
  }));
  return (
    <Dialog title={words.title} onClose={onClose}>
      <About alert={alert} place={place} />
      <ActFailed failure={failure} alert={alert} onRetry={submit} />
      {isRefused ? (
        <>
          <Notice tone="warning">{words.refused}</Notice>
          <Button look="secondary" onClick={onClose}>
            {ui.close}
          </Button>
        </>
      ) : (
        <form onSubmit={submit}>
          <ErrorSummary errors={errors} attempt={attempt} />
          <p class="quiet">{words.explain}</p>
          <ChoiceField
            name="until"
            label={words.until}
            error={errorAt('until')}
            value={typed.hours}
            options={options}
            onPick={(hours) => setTyped({ ...typed, hours })}
          />
          <TextField
            name="reason"
            label={words.reason}
            help={page.noteHelp}
            error={errorAt('reason')}
            value={typed.reason}
            maxLength={500}
            onInput={(reason) => setTyped({ ...typed, reason })}
          />
          <div class="row">
            <Button submit disabled={busy}>
              {busy ? ui.working : words.confirm}
            </Button>
            <Button look="secondary" onClick={onClose}>
              {ui.cancel}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
};
