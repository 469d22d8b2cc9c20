import { useState } from 'preact/hooks';
import { addDays } from '../../domain/day.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { templateDecision } from './template-decision.tsx';
import type { Told } from './template-page.tsx';
import { useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type WithdrawProps = { version: TemplateVersion; onTold: Told };

const useWithdrawing = ({ version, onTold }: WithdrawProps) => {
  const { faults } = useWords();
  const { templates } = useTemplateWords();
  const [reason, setReason] = useState('');
  const sending = useSending();
  const { id, effectiveFrom } = version.template;
  const withdraw = async () => {
    if (sending.busy) return;
    const made = templateDecision(faults, templates, { decision: 'withdraw', reason }, version.writes);
    if (!made.ok) return sending.refuse(made.errors);
    const asked = { params: { templateId: id }, body: made.body };
    const answer = await sending.send(() => call(templateRoutes.decideTemplate, asked));
    if (answer.kind === 'reply')
      onTold({ tone: 'good', text: fill(templates.withdrawn, { id, day: formatDay(effectiveFrom) }) });
    else if (answer.kind === 'problem' && answer.status === 409)
      onTold({ tone: 'warning', text: templates.lost });
  };
  return { reason, setReason, sending, withdraw };
};

/** Takes back a version that was approved and is not in force yet, with a reason, after saying what that means. */
export const WithdrawTemplate = (props: WithdrawProps) => {
  const { ui } = useWords();
  const { templates } = useTemplateWords();
  const [isOpen, open] = useState(false);
  const { reason, setReason, sending, withdraw } = useWithdrawing(props);
  const { errors, attempt, failure, busy, errorAt } = sending;
  const { id, effectiveFrom } = props.version.template;
  const days = { day: formatDay(effectiveFrom), before: formatDay(addDays(effectiveFrom, -1)) };
  return (
    <>
      <Button look="secondary" onClick={() => open(true)}>
        {templates.withdraw}
      </Button>
      {isOpen ? (
        <Dialog title={fill(templates.withdrawTitle, { id })} onClose={() => open(false)}>
          <p>{fill(templates.withdrawDetail, { id, ...days })}</p>
          <ErrorSummary errors={errors} attempt={attempt} />
          {failure ? <ProblemNotice failure={failure} onRetry={() => void withdraw()} /> : null}
          <TextArea
            name="reason"
            label={templates.withdrawReason}
            help={templates.withdrawHelp}
            error={errorAt('reason')}
            value={reason}
            maxLength={500}
            onInput={setReason}
          />
          <p class="row">
            <Button look="danger" disabled={busy} onClick={() => void withdraw()}>
              {busy ? ui.working : fill(templates.withdrawNow, { id })}
            </Button>
            <Button look="secondary" onClick={() => open(false)}>
              {ui.cancel}
            </Button>
          </p>
        </Dialog>
      ) : null}
    </>
  );
};
