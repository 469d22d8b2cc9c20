import { useState } from 'preact/hooks';
import type { Plan } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldOfPointer, type PlanDraft, readPlan } from './plan-draft.ts';
import { PlanFieldsForm } from './plan-fields.tsx';
import { type PlanWords, usePlanWords } from './plan-words.tsx';

type FormProps = {
  siteId: string;
  version: number;
  template: string;
  start: PlanDraft;
  others: Plan['contacts'];
  onDone: (kind: 'saved' | 'sent', plan: Plan) => void;
};

const labelOf = (field: string, { plan }: PlanWords): string => {
  const [role, part] = field.split('-');
  const parts = { name: plan.contactName, workPhone: plan.contactPhone, workEmail: plan.contactEmail };
  const contact = Object.entries(parts).find(([name]) => name === part)?.[1];
  if (contact) return `${role === 'deputy' ? plan.deputy : plan.focal}, ${contact}`;
  return new Map(Object.entries(plan)).get(field) ?? field;
};

const refusalsOf = (failure: Failure, words: PlanWords): FieldError[] =>
  failure.kind === 'problem' && failure.status === 422
    ? failure.problem.errors.map(({ pointer, detail }) => {
        const field = fieldOfPointer(pointer);
        return { field, message: `${labelOf(field, words)}: ${detail}` };
      })
    : [];

const usePlanForm = ({ siteId, template, start, others, onDone }: FormProps) => {
  const words = usePlanWords();
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (fields: PlanDraft) => setDraft((was) => ({ ...was, ...fields }));
  const fail = (found: Failure) => {
    setErrors(refusalsOf(found, words));
    setAttempt((n) => n + 1);
    setFailure(found);
  };
  const store = async (submit: boolean, body: NonNullable<ReturnType<typeof readPlan>['fields']>) => {
    const saved = await call(planRoutes.putPlanDraft, { params: { siteId }, body });
    if (saved.kind === 'unchanged') return;
    if (saved.kind !== 'reply') return fail(saved);
    if (!submit) return onDone('saved', saved.reply.plan);
    const sent = await call(planRoutes.submitPlan, {
      params: { siteId, version: String(saved.reply.plan.version) },
    });
    if (sent.kind === 'unchanged') return;
    if (sent.kind !== 'reply') return fail(sent);
    onDone('sent', sent.reply.plan);
  };
  const save = async (submit: boolean) => {
    const { fields, faults } = readPlan(draft, template, others);
    const sentences = new Map(Object.entries(words.faults));
    setErrors(
      faults.map(({ field, code }) => ({
        field,
        message: `${labelOf(field, words)}: ${sentences.get(code) ?? words.faults.missing}`,
      })),
    );
    setAttempt((n) => n + 1);
    setFailure(null);
    if (fields === null || saving) return;
    setSaving(true);
    await store(submit, fields);
    setSaving(false);
  };
  return { draft, errors, attempt, saving, failure, change, save };
};

/** The draft of the next version: saved as often as needed, then submitted, which freezes it. */
export const PlanForm = (props: FormProps) => {
  const { plan: texts } = usePlanWords();
  const form = usePlanForm(props);
  const { errors, saving, failure } = form;
  const submit = (event: Event) => {
    event.preventDefault();
    void form.save(true);
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>{t(texts, 'draftTitle', { n: String(props.version) })}</h2>
      <ErrorSummary errors={errors} attempt={form.attempt} />
      <p class="quiet">{t(texts, 'template', { id: props.template })}</p>
      <PlanFieldsForm
        draft={form.draft}
        errors={new Map(errors.map(({ field, message }) => [field, message]))}
        onChange={form.change}
      />
      {failure && errors.length === 0 ? <ProblemNotice failure={failure} /> : null}
      <p class="row">
        <Button look="secondary" disabled={saving} onClick={() => void form.save(false)}>
          {texts.save}
        </Button>
        <Button submit disabled={saving}>
          {saving ? texts.saving : texts.submit}
        </Button>
      </p>
    </form>
  );
};
