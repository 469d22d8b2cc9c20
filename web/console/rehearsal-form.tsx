import { useState } from 'preact/hooks';
import { rehearsalDays, rehearsalRoutes } from '../../domain/rehearsal-work.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { CountField } from '../ui/count-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useRehearsalWords } from './rehearsal-words.tsx';
import { useReply } from './use-reply.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type FormProps = {
  /** The version that the address names. */
  asked: string | null;
  /** One is under way: another has to wait. */
  isRunning: boolean;
  again: boolean;
  /** One is under way: begun just now, or by this reader before. */
  onBegun: (jobId: string, templateId?: string) => void;
};

const useVersions = () =>
  useReply<readonly TemplateVersion[]>('versions', async (_, signal) => {
    const answer = await call(templateRoutes.listTemplates, { signal });
    if (answer.kind === 'reply') return { kind: 'value', value: answer.reply.items };
    return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
  });

/** The one that the address names, else one that is not in force yet, else any. */
const firstOf = (versions: readonly TemplateVersion[], asked: string | null): string | null => {
  const named = versions.find(({ template }) => template.id === asked);
  const open = versions.find(({ state }) => state !== 'approved');
  return (named ?? open ?? versions[0])?.template.id ?? null;
};

const daysTyped = (text: string): number | null => {
  const typed = parseCount(text);
  return typed.ok && typed.count >= rehearsalDays.least && typed.count <= rehearsalDays.most
    ? typed.count
    : null;
};

type ReadyProps = FormProps & { versions: readonly TemplateVersion[] };

const Ready = ({ versions, asked, isRunning, again, onBegun }: ReadyProps) => {
  const { form } = useRehearsalWords();
  const { terms, ui } = useWords();
  const [picked, setPicked] = useState(() => firstOf(versions, asked));
  const [typed, setTyped] = useState(String(rehearsalDays.most));
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const start = async (event?: Event) => {
    event?.preventDefault();
    if (busy || isRunning || picked === null) return;
    const days = daysTyped(typed);
    if (days === null) return refuse([{ field: 'days', message: form.daysWrong }]);
    const body = { templateId: picked, days };
    const answer = await send(() => call(rehearsalRoutes.createRehearsal, { body }));
    if (answer.kind === 'reply') onBegun(answer.reply.jobId, picked);
    if (answer.kind === 'problem' && answer.problem.jobId) onBegun(answer.problem.jobId);
  };
  return (
    <form class="narrow" onSubmit={(event) => void start(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void start()} /> : null}
      <SelectField
        name="templateId"
        label={form.version}
        help={form.versionHelp}
        error={errorAt('templateId')}
        value={picked}
        options={versions.map(({ template, state }) => ({
          value: template.id,
          label: t(form, 'option', {
            ...{ id: template.id, day: formatDay(template.effectiveFrom) },
            state: terms['plan-states'][state],
          }),
        }))}
        onPick={setPicked}
      />
      <CountField
        name="days"
        label={form.days}
        help={form.daysHelp}
        error={errorAt('days')}
        value={typed}
        onInput={setTyped}
      />
      {isRunning ? (
        <p id="rehearsal-wait" class="quiet">
          {form.wait}
        </p>
      ) : null}
      <Button submit disabled={busy || isRunning} {...(isRunning && { describedBy: 'rehearsal-wait' })}>
        {busy ? ui.working : again ? form.again : form.start}
      </Button>
    </form>
  );
};

/** Which version is rehearsed, over how many days. */
export const RehearsalForm = (given: FormProps) => {
  const { form } = useRehearsalWords();
  const { value, failure, refresh } = useVersions();
  if (failure !== null) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  return value.length === 0 ? <EmptyState>{form.none}</EmptyState> : <Ready {...given} versions={value} />;
};
