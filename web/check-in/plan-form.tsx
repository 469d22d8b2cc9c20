import type { Plan } from '../../domain/plan.ts';
import { factsWarnedOf } from '../../domain/plan-warnings.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { belowText } from '../../domain/texts/worth-text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { WarningHints } from '../ui/plan-warnings.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PlanConflict } from './plan-conflict.tsx';
import { PlanFieldsForm } from './plan-fields.tsx';
import { PlanReview } from './plan-review.tsx';
import { usePlanSpeech, usePlanWords } from './plan-words.tsx';
import { type FormGiven, type PlanFormState, usePlanForm } from './use-plan-form.ts';

/** What the points under the fields rest on, or why there are none. */
const Basis = ({ form, planDay }: { form: PlanFormState; planDay: FormGiven['planDay'] }) => {
  const { plan } = usePlanWords();
  const { worth } = plan;
  if (planDay === undefined) return null;
  if (planDay === null) return <p class="quiet">{worth.noDay}</p>;
  return (
    <p class="quiet num">{form.worth ? t(worth, 'basis', { day: formatDay(planDay.day) }) : worth.notYet}</p>
  );
};

/** What an approver will weigh, and what else is below the template's proposal: said before it is handed in. */
const Below = ({ form }: { form: PlanFormState }) => {
  const speech = usePlanSpeech();
  const below =
    form.worth && belowText(speech, form.worth.fields, form.worth.template, factsWarnedOf(form.warnings));
  return (
    <>
      {below ? <p class="notice warning num">{below}</p> : null}
      <WarningHints speech={speech} warnings={form.warnings} />
    </>
  );
};

const Acts = ({ form }: { form: PlanFormState }) => {
  const { page } = usePlanWords();
  return (
    <p class="row">
      <Button look="secondary" disabled={form.busy} onClick={() => void form.save()}>
        {form.busy ? page.saving : page.save}
      </Button>
      <Button submit disabled={form.busy}>
        {page.review}
      </Button>
    </p>
  );
};

const Form = ({ form, given }: { form: PlanFormState; given: FormGiven }) => {
  const { page } = usePlanWords();
  const { errors, failure } = form;
  const submit = (event: Event) => {
    event.preventDefault();
    form.review();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={form.attempt} />
      <p class="quiet">{t(page, 'template', { id: given.template.id })}</p>
      {form.isKept ? (
        <p class="quiet">
          {page.keptHere}{' '}
          <button type="button" class="link" onClick={form.startOver}>
            {page.dropKept}
          </button>
        </p>
      ) : null}
      <Basis form={form} planDay={given.planDay} />
      <PlanFieldsForm
        draft={form.draft}
        errors={new Map(errors.map(({ field, message }) => [field, message]))}
        onChange={form.change}
        of={form.worth}
      />
      <Below form={form} />
      {failure ? <ProblemNotice failure={failure} /> : null}
      <Acts form={form} />
    </form>
  );
};

/** The draft of the next version: kept as it is typed, saved as often as needed, looked over, then submitted, which freezes it. */
export const PlanForm = ({ version, ...given }: FormGiven & { version: number }) => {
  const { page } = usePlanWords();
  const form = usePlanForm(given);
  const newest: Plan | undefined = given.plans[0];
  if (form.step === 'conflict' && newest) return <PlanConflict form={form} newest={newest} />;
  if (form.step === 'review' && form.fields) {
    return <PlanReview form={form} given={given} after={{ ...form.fields, version }} />;
  }
  return (
    <>
      <h2>{t(page, 'draftTitle', { n: String(version) })}</h2>
      <Form form={form} given={given} />
    </>
  );
};
