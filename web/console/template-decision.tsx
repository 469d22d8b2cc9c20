import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { TemplateDecision, templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { fieldErrors } from './fault-words.ts';
import type { Told } from './template-page.tsx';
import { type TemplateWords, useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

type Typed = { decision: TemplateDecision['decision'] | null; reason: string };
type Made = { ok: true; body: TemplateDecision } | { ok: false; errors: FieldError[] };

/** Whoever gets a version back has to be able to act on the reason. */
const shortestReason = 10;

/** The request, or what is missing in it; a version goes back only with a reason that says something. */
export const templateDecision = (
  faults: Words['faults'],
  texts: TemplateWords['templates'],
  { decision, reason }: Typed,
  seen: number,
): Made => {
  if (decision === null)
    return { ok: false, errors: [{ field: 'decision', message: faults['required-choice'] }] };
  const text = reason.trim();
  if (decision !== 'approve' && [...text].length < shortestReason)
    return { ok: false, errors: [{ field: 'reason', message: texts.reasonShort }] };
  const made = z.safeParse(TemplateDecision, { decision, seen, ...(text !== '' && { reason: text }) });
  return made.success
    ? { ok: true, body: made.data }
    : { ok: false, errors: fieldErrors(faults, made.error.issues) };
};

type FormProps = {
  version: TemplateVersion;
  /** Why this reader may not decide; null when they may. */
  refusal: string | null;
  onTold: Told;
};

const useDecision = ({ version, onTold }: FormProps) => {
  const { faults } = useWords();
  const { templates } = useTemplateWords();
  const [typed, setTyped] = useState<Typed>({ decision: null, reason: '' });
  const sending = useSending();
  const { id, effectiveFrom } = version.template;
  const decide = async (event?: Event) => {
    event?.preventDefault();
    if (sending.busy) return;
    const made = templateDecision(faults, templates, typed, version.writes);
    if (!made.ok) return sending.refuse(made.errors);
    const { body } = made;
    const answer = await sending.send(() =>
      call(templateRoutes.decideTemplate, { params: { templateId: id }, body }),
    );
    const text = body.decision === 'approve' ? templates.approved : templates.returned;
    if (answer.kind === 'reply')
      onTold({ tone: 'good', text: fill(text, { id, day: formatDay(effectiveFrom) }) });
    else if (answer.kind === 'problem' && answer.status === 409)
      onTold({ tone: 'warning', text: templates.lost });
    else if (answer.kind === 'problem' && answer.status === 422)
      sending.refuse(
        answer.problem.errors.map(({ pointer, detail }) => ({
          field: pointer === '/reason' ? 'reason' : 'decision',
          message: detail,
        })),
      );
  };
  return { typed, setTyped, sending, decide };
};

/** Approves a version for its day or returns it with a reason; whoever wrote it is told why not. */
export const TemplateDecisionForm = (props: FormProps) => {
  const { ui } = useWords();
  const { templates } = useTemplateWords();
  const { typed, setTyped, sending, decide } = useDecision(props);
  const { errors, attempt, failure, busy, errorAt } = sending;
  const { id, effectiveFrom } = props.version.template;
  const label =
    typed.decision === null
      ? templates.decide
      : fill(typed.decision === 'approve' ? templates.decideApprove : templates.decideReturn, { id });
  if (props.refusal !== null)
    return (
      <>
        <p id="why-not">{props.refusal}</p>
        <Button disabled describedBy="why-not">
          {fill(templates.decideApprove, { id })}
        </Button>
      </>
    );
  return (
    <form noValidate class="narrow" onSubmit={(event) => void decide(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void decide()} /> : null}
      <ChoiceField
        name="decision"
        label={templates.decision}
        help={templates.fourEyes}
        error={errorAt('decision')}
        value={typed.decision}
        options={[
          { value: 'approve', label: fill(templates.approve, { day: formatDay(effectiveFrom) }) },
          { value: 'return', label: templates.return },
        ]}
        onPick={(decision) => setTyped({ ...typed, decision })}
      />
      <TextArea
        name="reason"
        label={templates.reasonLabel}
        help={templates.reasonHelp}
        error={errorAt('reason')}
        value={typed.reason}
        maxLength={500}
        onInput={(reason) => setTyped({ ...typed, reason })}
      />
      <Button submit look={typed.decision === 'return' ? 'danger' : 'primary'} disabled={busy}>
        {busy ? ui.working : label}
      </Button>
    </form>
  );
};
