import { useState } from 'preact/hooks';
import { CallOutcome, callRoutes, type LoggedCall } from '../../domain/call.ts';
import type { MissingSite } from '../../domain/missing-list.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { logCall } from './log-call.ts';
import { readOf } from './read.ts';
import { useReply } from './use-reply.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type CallsProps = {
  site: MissingSite['site'];
  onClose: () => void;
  onLogged: (outcome: CallOutcome) => void;
};

const History = ({ calls }: { calls: readonly LoggedCall[] }) => {
  const { missing, terms } = useWords();
  if (calls.length === 0) return <p>{missing.noCalls}</p>;
  return (
    <ul class="timeline">
      {calls.map(({ at, outcome, note, by }) => (
        <li key={at}>
          <strong>{terms.calls[outcome]}</strong> · {formatMoment(at)} · {by.name}
          {note === '' ? null : <p>{note}</p>}
        </li>
      ))}
    </ul>
  );
};

/** Logs a call with a note, and shows the calls before it. */
export const CallsDialog = ({ site, onClose, onLogged }: CallsProps) => {
  const { missing, page, terms, ui } = useWords();
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [note, setNote] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { errors, attempt, failure, busy, send, refuse, errorAt } = useSending();
  const calls = useReply<{ items: LoggedCall[] }>(site.siteId, async (_, signal) =>
    readOf(await call(callRoutes.listCalls, { params: { siteId: site.siteId }, query: {}, signal })),
  );
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    if (outcome === null) return refuse([{ field: 'outcome', message: missing.noOutcome }]);
    const answer = await send(() => logCall(site.siteId, { outcome, note }, key));
    if (answer.kind === 'reply') onLogged(outcome);
  };
  return (
    <Dialog title={fill(missing.moreOf, { site: site.name })} onClose={onClose}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      <form onSubmit={submit}>
        <ChoiceField
          name="outcome"
          label={missing.outcome}
          value={outcome}
          error={errorAt('outcome')}
          options={CallOutcome.options.map((value) => ({ value, label: terms.calls[value] }))}
          onPick={setOutcome}
        />
        <TextArea
          name="note"
          label={page.note}
          help={page.noteHelp}
          error={errorAt('note')}
          value={note}
          optional
          maxLength={500}
          onInput={setNote}
        />
        <p class="row">
          <Button submit disabled={busy}>
            {missing.save}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {missing.close}
          </Button>
        </p>
      </form>
      <h3>{missing.history}</h3>
      {calls.failure ? <ProblemNotice failure={calls.failure} onRetry={() => void calls.refresh()} /> : null}
      {calls.value === null && calls.failure === null ? <Spinner text={ui.loading} /> : null}
      {calls.value ? <History calls={calls.value.items} /> : null}
    </Dialog>
  );
};
