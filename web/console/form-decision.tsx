import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { FormDecision, formRoutes } from '../../domain/form-routes.ts';
import type { FormVersion } from '../../domain/form-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useFormPageWords } from './form-words.tsx';
import { useSending } from './use-sending.ts';

/** Whoever gets a form back has to be able to act on the reason. */
const shortestReason = 10;

type Asked = z.infer<typeof FormDecision>;
type DecisionProps = {
  form: FormVersion;
  onDone: (form: FormVersion) => void;
  /** Somebody else loaded or decided it first. */
  onLost: () => void;
};

const useDecision = ({ form, onDone, onLost }: DecisionProps) => {
  const { forms, faults } = useFormPageWords();
  const [decision, setDecision] = useState<Asked['decision'] | null>(null);
  const [reason, setReason] = useState('');
  const [asked, ask] = useState<Asked | null>(null);
  const sending = useSending();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const look = (event: Event) => {
    event.preventDefault();
    const text = reason.trim();
    if (decision === null) return sending.refuse([{ field: 'decision', message: faults['required-choice'] }]);
    if (decision === 'return' && [...text].length < shortestReason)
      return sending.refuse([{ field: 'reason', message: forms.reasonShort }]);
    const made = z.safeParse(FormDecision, { decision, ...(text && { reason: text }), seen: form.writes });
    if (made.success) ask(made.data);
    else sending.refuse([{ field: 'reason', message: faults['personal-data'] }]);
  };
  const confirm = async () => {
    if (asked === null || sending.busy) return;
    setRefusal(null);
    const { id, version } = form.definition;
    const params = { formId: id, version: String(version) };
    const answer = await sending.send(() => call(formRoutes.decideForm, { params, body: asked }));
    if (answer.kind === 'reply') return onDone(answer.reply.form);
    if (answer.kind === 'problem' && answer.status === 409) return onLost();
    if (answer.kind === 'problem' && answer.status === 422) return ask(null);
    if (answer.kind !== 'unchanged') setRefusal(answer);
  };
  return {
    decision,
    setDecision,
    reason,
    setReason,
    asked,
    look,
    confirm,
    sending,
    refusal,
    change: () => ask(null),
  };
};

/** Approves a loaded form or returns it with a reason, in two steps; whoever loaded it is refused by the server. */
export const FormDecisionForm = (props: DecisionProps) => {
  const { forms } = useFormPageWords();
  const { definition } = props.form;
  const { decision, setDecision, reason, setReason, asked, look, confirm, sending, refusal, change } =
    useDecision(props);
  const slots = { n: String(definition.version), day: formatDay(definition.effectiveFrom) };
  if (asked) {
    const isApproval = asked.decision === 'approve';
    return (
      <Notice>
        <p class="num">{fill(isApproval ? forms.askApprove : forms.askReturn, slots)}</p>
        {refusal ? <ProblemNotice failure={refusal} /> : null}
        {asked.reason ? <blockquote>{asked.reason}</blockquote> : null}
        <p class="row">
          <Button
            look={isApproval ? 'primary' : 'danger'}
            disabled={sending.busy}
            onClick={() => void confirm()}
          >
            {fill(isApproval ? forms.confirmApprove : forms.confirmReturn, slots)}
          </Button>
          <Button look="secondary" onClick={change}>
            {forms.change}
          </Button>
        </p>
      </Notice>
    );
  }
  const { errorAt, errors, attempt, failure } = sending;
  return (
    <form noValidate onSubmit={look} class="narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} /> : null}
      <ChoiceField
        name="decision"
        label={forms.decision}
        help={definition.source.status === 'example' ? forms.exampleOnly : forms.fourEyes}
        error={errorAt('decision')}
        value={decision}
        options={[
          { value: 'approve', label: forms.approve },
          { value: 'return', label: forms.return },
        ]}
        onPick={setDecision}
      />
      <TextArea
        name="reason"
        label={forms.reason}
        help={forms.reasonHelp}
        error={errorAt('reason')}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
      <Button submit>{forms.look}</Button>
    </form>
  );
};
