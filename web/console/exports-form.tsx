import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { addDays, Day, dayOf } from '../../domain/day.ts';
import {
  type ExportAudience,
  type ExportFormat,
  ExportRequest,
  type ExportWhat,
  exportRoutes,
} from '../../domain/export-work.ts';
import type { Me } from '../../domain/member.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField, SelectField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { DayField } from '../ui/text-field.tsx';
import { useExportWords } from './exports-words.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

const formats = ['csv', 'xlsx'] as const;
const audiences = ['internal', 'outside'] as const;
const whats = ['check-ins', 'sites', 'alerts', 'daily-report'] as const;
/** What a member may take along, as the API says it. */
const whatsOf = ({ role }: Pick<Me, 'role'>): readonly ExportWhat[] =>
  role === 'admin' ? ['check-ins', 'sites'] : whats;

/** Days that a file spans unless told: the last month, up to yesterday. */
const usualDays = 30;

type FormProps = { me: Me; isRunning: boolean; onBegun: (jobId: string) => void };

const optionsOf = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

/** What to export, of which days, as what, and for whom. */
export const ExportsForm = ({ me, isRunning, onBegun }: FormProps) => {
  const { form } = useExportWords();
  const { ui } = useWords();
  const [today] = useState(() => dayOf(now()));
  const [what, setWhat] = useState<ExportWhat>('check-ins');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [audience, setAudience] = useState<ExportAudience>('internal');
  const [from, setFrom] = useState<string>(addDays(today, -usualDays));
  const [to, setTo] = useState<string>(addDays(today, -1));
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const start = async (event?: Event) => {
    event?.preventDefault();
    if (busy || isRunning) return;
    const wrong = Object.entries({ from, to }).filter(([, day]) => !z.safeParse(Day, day).success);
    if (wrong.length > 0) return refuse(wrong.map(([field]) => ({ field, message: form.dayWrong })));
    const body = z.parse(ExportRequest, { what, format, audience, from, to });
    const answer = await send(() => call(exportRoutes.createExport, { body }));
    if (answer.kind === 'reply') onBegun(answer.reply.jobId);
  };
  return (
    <form noValidate class="narrow" onSubmit={(event) => void start(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void start()} /> : null}
      <SelectField
        name="what"
        label={form.what}
        help={form.whatHelp[what]}
        error={errorAt('what')}
        value={what}
        options={optionsOf(whatsOf(me), form.whats)}
        onPick={setWhat}
      />
      <DayField name="from" label={form.from} error={errorAt('from')} value={from} onInput={setFrom} />
      <DayField name="to" label={form.to} error={errorAt('to')} value={to} onInput={setTo} />
      <ChoiceField
        name="format"
        label={form.format}
        help={form.formatHelp}
        error={errorAt('format')}
        value={format}
        options={optionsOf(formats, form.formats)}
        onPick={setFormat}
      />
      <ChoiceField
        name="audience"
        label={form.audience}
        help={form.audienceHelp}
        error={errorAt('audience')}
        value={audience}
        options={optionsOf(audiences, form.audiences)}
        onPick={setAudience}
      />
      {isRunning ? (
        <p id="export-wait" class="quiet">
          {form.wait}
        </p>
      ) : null}
      <Button submit disabled={busy || isRunning} {...(isRunning && { describedBy: 'export-wait' })}>
        {busy ? ui.working : form.start}
      </Button>
    </form>
  );
};
