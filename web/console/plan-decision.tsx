import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { outlasting } from '../../domain/plan-compared.ts';
import { PlanDecision, planRoutes } from '../../domain/plan-routes.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { fieldErrors } from './fault-words.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

type Decision = PlanDecision['decision'];
type Typed = { decision: Decision | null; reason: string };

/** Whoever gets a plan back has to be able to act on the reason; whoever asks later, to understand why it was approved. */
const shortestReason = 10;

type Made = { ok: true; body: PlanDecision } | { ok: false; errors: FieldError[] };

/** The request, or what is missing in it: a plan goes back only with a reason that says something, and is approved against warnings only with one. */
export const decisionOf = ({ faults, plans }: Words, { decision, reason }: Typed, warnings = 0): Made => {
  if (decision === null)
    return { ok: false, errors: [{ field: 'decision', message: faults['required-choice'] }] };
  const text = reason.trim();
  if (decision === 'return' && [...text].length < shortestReason)
    return { ok: false, errors: [{ field: 'reason', message: plans.reasonShort }] };
  if (decision === 'approve' && warnings > 0 && [...text].length < shortestReason)
    return { ok: false, errors: [{ field: 'reason', message: plans.reasonNeeded }] };
  const made = z.safeParse(PlanDecision, { decision, ...(text !== '' && { reason: text }) });
  return made.success
    ? { ok: true, body: made.data }
    : { ok: false, errors: fieldErrors(faults, made.error.issues) };
};

/** What an approval does to the scores, which it does not rework; in force afterwards may be another version still. */
export const approvalText = (
  { plans: texts }: Pick<Words, 'plans'>,
  { plan, versions, today }: Pick<FormProps, 'plan' | 'versions' | 'today'>,
): { text: string; isWarning: boolean } => {
  const other = outlasting(versions, plan, today);
  const slots = { day: formatDay(plan.effectiveFrom) };
  if (other === null) {
    const text = plan.effectiveFrom > today ? texts.confirmApproveDetail : texts.confirmApprovePast;
    return { text: fill(text, slots), isWarning: false };
  }
  const said = { from: formatDay(other.effectiveFrom), other: String(other.version) };
  return { text: fill(texts.confirmApproveOther, said), isWarning: true };
};

type FormProps = {
  site: { siteId: string; name: string };
  plan: Plan;
  /** All versions of the site. */
  versions: readonly Plan[];
  today: Day;
  /** How many warnings there are of it. */
  warnings: number;
  onDone: (said: string) => void;
  /** Somebody else decided first. */
  onLost: () => void;
  /** It was refused for want of a reason: something warns of it by now. */
  onWarned: () => void;
};

type ConfirmProps = { said: PlanDecision } & Pick<FormProps, 'site' | 'plan' | 'versions' | 'today'>;

/** The question of the second step: what will be written, of which plan. */
const Question = ({ said: { decision, reason }, site, plan, versions, today }: ConfirmProps) => {
  const words = useWords();
  const { plans } = words;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const slots = { n: String(plan.version), site: site.name };
  const isApproval = decision === 'approve';
  const does = approvalText(words, { plan, versions, today });
  return (
    <>
      <h3 ref={title} tabIndex={-1}>
        {fill(isApproval ? plans.confirmApprove : plans.confirmReturn, slots)}
      </h3>
      {isApproval ? (
        <p>{does.isWarning ? <strong>{does.text}</strong> : does.text}</p>
      ) : (
        <p>{plans.confirmReturnDetail}</p>
      )}
      {reason ? <blockquote>{reason}</blockquote> : null}
    </>
  );
};

const useDecision = ({ site, plan, warnings, onDone, onLost, onWarned }: FormProps) => {
  const words = useWords();
  const [typed, setTyped] = useState<Typed>({ decision: null, reason: '' });
  const [asked, ask] = useState<PlanDecision | null>(null);
  const sending = useSending();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const look = (event: Event) => {
    event.preventDefault();
    const made = decisionOf(words, typed, warnings);
    if (made.ok) ask(made.body);
    else sending.refuse(made.errors);
  };
  const confirm = async () => {
    if (asked === null || sending.busy) return;
    setRefusal(null);
    const params = { siteId: site.siteId, version: String(plan.version) };
    const answer = await sending.send(() => call(planRoutes.decidePlan, { params, body: asked }));
    const text = asked.decision === 'approve' ? words.plans.approved : words.plans.returned;
    if (answer.kind === 'reply') onDone(fill(text, { n: String(plan.version), site: site.name }));
    else if (answer.kind === 'problem' && answer.status === 409) onLost();
    else if (answer.kind === 'problem' && answer.status === 422) {
      ask(null);
      onWarned();
    } else if (answer.kind !== 'unchanged') setRefusal(answer);
  };
  return { typed, asked, sending, refusal, look, confirm, set: setTyped, change: () => ask(null) };
};

/** Approves a submitted plan or returns it with a reason, in two steps; its author is refused by the server. */
export const PlanDecisionForm = (props: FormProps) => {
  const { plans, ui } = useWords();
  const { site, plan, versions, today, warnings } = props;
  const { typed, asked, sending, refusal, look, confirm, set, change } = useDecision(props);
  const { errorAt, errors, attempt, busy } = sending;
  const n = String(plan.version);
  const isNeeded = typed.decision === 'return' || (typed.decision === 'approve' && warnings > 0);
  if (asked) {
    const act = asked.decision === 'approve' ? plans.actApprove : plans.actReturn;
    return (
      <Notice>
        <Question said={asked} site={site} plan={plan} versions={versions} today={today} />
        {refusal ? <ProblemNotice failure={refusal} /> : null}
        <p class="row">
          <Button
            look={asked.decision === 'approve' ? 'primary' : 'danger'}
            disabled={busy}
            onClick={() => void confirm()}
          >
            {busy ? ui.working : fill(plans.confirm, { act, n })}
          </Button>
          <Button look="secondary" onClick={change}>
            {plans.change}
          </Button>
        </p>
      </Notice>
    );
  }
  return (
    <form noValidate onSubmit={look} class="narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      <ChoiceField
        name="decision"
        label={plans.decision}
        help={plans.fourEyes}
        error={errorAt('decision')}
        value={typed.decision}
        options={[
          { value: 'approve', label: plans.approve },
          { value: 'return', label: plans.return },
        ]}
        onPick={(decision) => set({ ...typed, decision })}
      />
      <TextArea
        name="reason"
        label={isNeeded ? plans.reasonMarked : plans.reason}
        help={warnings > 0 ? plans.reasonWarned : plans.reasonHelp}
        error={errorAt('reason')}
        value={typed.reason}
        maxLength={500}
        onInput={(reason) => set({ ...typed, reason })}
      />
      <Button submit>{plans.look}</Button>
    </form>
  );
};
