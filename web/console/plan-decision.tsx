import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Plan } from '../../domain/plan.ts';
import { PlanDecision, planRoutes } from '../../domain/plan-routes.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { fieldErrors } from './fault-words.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type Decision = PlanDecision['decision'];

/** Approves a submitted plan or returns it with a reason; its author is refused by the server. */
export const PlanDecisionForm = ({
  siteId,
  plan,
  onDone,
}: {
  siteId: string;
  plan: Plan;
  onDone: (said: string) => void;
}) => {
  const { page, faults, ui } = useWords();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    if (decision === null) return refuse([{ field: 'decision', message: faults['required-choice'] }]);
    const made = z.safeParse(PlanDecision, { decision, ...(reason.trim() !== '' && { reason }) });
    if (!made.success) return refuse(fieldErrors(faults, made.error.issues));
    const params = { siteId, version: String(plan.version) };
    const answer = await send(() => call(planRoutes.decidePlan, { params, body: made.data }));
    if (answer.kind === 'reply')
      onDone(
        fill(decision === 'approve' ? page.planApproved : page.planReturned, { n: String(plan.version) }),
      );
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      <ChoiceField
        name="decision"
        label={page.decision}
        help={page.decisionHelp}
        error={errorAt('decision')}
        value={decision}
        options={[
          { value: 'approve', label: page.approve },
          { value: 'return', label: page.return },
        ]}
        onPick={setDecision}
      />
      <TextArea
        name="reason"
        label={page.decisionReason}
        help={page.decisionReasonHelp}
        error={errorAt('reason')}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
      <Button submit disabled={busy}>
        {busy ? ui.working : fill(page.decide, { n: String(plan.version) })}
      </Button>
    </form>
  );
};
