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
import type { Told } from './template-page.tsx';
import { useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type SubmitProps = { version: TemplateVersion; onTold: Told };

/** Hands a draft in, after saying what that means: it is frozen until somebody else has decided. */
export const SubmitTemplate = ({ version, onTold }: SubmitProps) => {
  const { ui } = useWords();
  const { templates } = useTemplateWords();
  const [isOpen, open] = useState(false);
  const { send, errors, attempt, failure, busy } = useSending();
  const { id, effectiveFrom } = version.template;
  const hand = async () => {
    if (busy) return;
    const answer = await send(() =>
      call(templateRoutes.submitTemplate, { params: { templateId: id }, body: { seen: version.writes } }),
    );
    // What was said before, that the draft is saved, is not said above a refusal.
    if (answer.kind !== 'reply') onTold({ tone: 'warning', text: '' });
    const before = formatDay(addDays(effectiveFrom, -1));
    if (answer.kind === 'reply' || (answer.kind === 'problem' && answer.status === 409)) open(false);
    if (answer.kind === 'reply') onTold({ tone: 'good', text: fill(templates.submitted, { id, before }) });
    if (answer.kind === 'problem' && answer.status === 409) onTold({ tone: 'warning', text: templates.lost });
  };
  return (
    <>
      <Button onClick={() => open(true)}>{templates.submit}</Button>
      {isOpen ? (
        <Dialog title={fill(templates.submitTitle, { id })} onClose={() => open(false)}>
          <p>{fill(templates.submitDetail, { day: formatDay(effectiveFrom) })}</p>
          <ErrorSummary errors={errors.map((error) => ({ ...error, field: '' }))} attempt={attempt} />
          {failure ? <ProblemNotice failure={failure} onRetry={() => void hand()} /> : null}
          <p class="row">
            <Button disabled={busy} onClick={() => void hand()}>
              {busy ? ui.working : fill(templates.submitNow, { id })}
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
