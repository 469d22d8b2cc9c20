import { useEffect, useRef } from 'preact/hooks';
import { type PlanFields, planInForce } from '../../domain/plan.ts';
import { returnedBefore } from '../../domain/plan-review.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { PlanChanges } from '../ui/plan-changes.tsx';
import { PlanFactsList } from '../ui/plan-facts-list.tsx';
import { WarningHints } from '../ui/plan-warnings.tsx';
import { PlanWorthTable } from '../ui/plan-worth.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useDesk } from './desk.ts';
import { usePlanSpeech, usePlanWords } from './plan-words.tsx';
import type { FormGiven, PlanFormState } from './use-plan-form.ts';

/** A heading that takes the focus when its step begins. */
export const StepTitle = ({ children }: { children: string }) => {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
};

const Worth = ({ form }: { form: PlanFormState }) => {
  const { plan } = usePlanWords();
  const speech = usePlanSpeech();
  const { worth: found } = form;
  if (found === null) return <p class="quiet">{plan.worth.noDay}</p>;
  const { worth, fields, template, day } = found;
  return <PlanWorthTable speech={speech} worth={worth} plan={fields} template={template} day={day} />;
};

type ReviewProps = { form: PlanFormState; given: FormGiven; after: PlanFields & { version: number } };

/** What is about to be handed in: against the version in force, fact by fact, and what it is worth. */
export const PlanReview = ({ form, given, after }: ReviewProps) => {
  const { page, plan } = usePlanWords();
  const speech = usePlanSpeech();
  const { today } = useDesk();
  const n = String(after.version);
  const inForce = planInForce(given.plans, today);
  const before = inForce ?? returnedBefore(given.plans);
  return (
    <>
      <StepTitle>{t(page, 'reviewTitle', { n })}</StepTitle>
      <p>{page.reviewIntro}</p>
      <PlanChanges speech={speech} before={before} after={after} isInForce={inForce !== null} />
      {before === null ? <PlanFactsList speech={speech} plan={after} /> : null}
      <WarningHints speech={speech} warnings={form.warnings} />
      <h3>{plan.worth.title}</h3>
      <Worth form={form} />
      {form.failure ? <ProblemNotice failure={form.failure} onRetry={() => void form.submit()} /> : null}
      <p class="row">
        <Button disabled={form.busy} onClick={() => void form.submit()}>
          {form.busy ? page.sending : t(page, 'submit', { n })}
        </Button>
        <Button look="secondary" onClick={form.back}>
          {page.back}
        </Button>
      </p>
    </>
  );
};
