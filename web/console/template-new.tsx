import { useState } from 'preact/hooks';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { versionSpan } from '../../domain/template-spans.ts';
import { TemplateId, type TemplateVersion } from '../../domain/template-version.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { DayField, TextField } from '../ui/text-field.tsx';
import { useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

/** The newest approved version by its day: what a new one starts as. */
const newestOf = (versions: readonly TemplateVersion[]) =>
  versions
    .filter(({ state }) => state === 'approved')
    .toSorted((a, b) => (a.template.effectiveFrom < b.template.effectiveFrom ? 1 : -1))[0]?.template;

/** The number of a new version: one above those approved; a number beyond the span, of before there was one, does not count. */
export const nextNumber = (versions: readonly TemplateVersion[]): number => {
  const [least, most] = versionSpan;
  const numbers = versions
    .filter(({ state }) => state === 'approved')
    .map(({ template }) => template.version)
    .filter((number) => number <= most);
  return Math.min(Math.max(least - 1, ...numbers) + 1, most);
};

/** The first of the month after next week's end, or of the one after: time to look, rehearse and approve. */
const proposedDay = (today: Day): Day => {
  const later = addDays(today, 38);
  return `${later.slice(0, 7)}-01`;
};

type NewProps = {
  versions: readonly TemplateVersion[];
  onMade: (id: string, said: string) => void;
  onCancel: () => void;
};

const useNew = ({ versions, onMade }: NewProps) => {
  const { faults } = useWords();
  const { templates } = useTemplateWords();
  const base = newestOf(versions);
  const [typed, setTyped] = useState(() => {
    const effectiveFrom = proposedDay(dayOf(now()));
    const prefix = base?.id.split('-')[0] ?? 'tn';
    return { id: `${prefix}-${effectiveFrom.slice(0, 7)}`, effectiveFrom };
  });
  const sending = useSending();
  const wrong = (id: string): FieldError[] => [
    ...(TemplateId.safeParse(id).success
      ? versions.some(({ template }) => template.id === id)
        ? [{ field: 'id', message: templates.idTaken }]
        : []
      : [{ field: 'id', message: `${templates.id}: ${faults['not-an-id']}` }]),
    ...(typed.effectiveFrom === ''
      ? [{ field: 'effectiveFrom', message: `${templates.effectiveFrom}: ${faults['not-a-day']}` }]
      : []),
  ];
  const make = async (event?: Event) => {
    event?.preventDefault();
    const id = typed.id.trim();
    const errors = wrong(id);
    if (base === undefined || sending.busy) return;
    if (errors.length > 0) return sending.refuse(errors);
    const version = nextNumber(versions);
    const template = { ...base, id, version, effectiveFrom: typed.effectiveFrom };
    const answer = await sending.send(() =>
      call(templateRoutes.putTemplateDraft, { params: { templateId: id }, body: { template, seen: 0 } }),
    );
    if (answer.kind === 'reply') onMade(id, fill(templates.created, { id, base: base.id }));
    else if (answer.kind === 'problem' && answer.status === 422)
      sending.refuse(
        answer.problem.errors.map(({ pointer, detail }) => ({
          field: pointer.split('/').at(-1) ?? '',
          message: detail,
        })),
      );
  };
  return { base, typed, setTyped, sending, make };
};

/** Begins a draft: a copy of the newest version under a new id and a later day. */
export const NewTemplate = (props: NewProps) => {
  const { ui } = useWords();
  const { templates } = useTemplateWords();
  const { base, typed, setTyped, sending, make } = useNew(props);
  const { errors, attempt, failure, busy, errorAt } = sending;
  return (
    <form noValidate class="card narrow" onSubmit={(event) => void make(event)}>
      <h2>{templates.new}</h2>
      <p>{fill(templates.newIntro, { id: base?.id ?? '–' })}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void make()} /> : null}
      <TextField
        name="id"
        label={templates.id}
        help={templates.idHelp}
        error={errorAt('id')}
        value={typed.id}
        maxLength={40}
        onInput={(id) => setTyped({ ...typed, id })}
      />
      <DayField
        name="effectiveFrom"
        label={templates.effectiveFrom}
        help={templates.effectiveHelp}
        error={errorAt('effectiveFrom')}
        value={typed.effectiveFrom}
        onInput={(effectiveFrom) => setTyped({ ...typed, effectiveFrom })}
      />
      <p class="row">
        <Button submit disabled={busy}>
          {busy ? ui.working : templates.create}
        </Button>
        <Button look="secondary" onClick={props.onCancel}>
          {templates.cancel}
        </Button>
      </p>
    </form>
  );
};
