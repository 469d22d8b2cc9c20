import { type Plan, planInForce } from '../../domain/plan.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { despiteText } from '../../domain/texts/warning-text.ts';
import { PlanChanges } from '../ui/plan-changes.tsx';
import { PlanFactsList } from '../ui/plan-facts-list.tsx';
import { PlanSpansList } from '../ui/plan-spans.tsx';
import { useDesk } from './desk.ts';
import { usePlanSpeech, usePlanWords } from './plan-words.tsx';

/** When and by whom a version was written, handed in and decided. */
const Dates = ({ plan }: { plan: Plan }) => {
  const { page } = usePlanWords();
  const speech = usePlanSpeech();
  const { authorName, draftedAt, submittedAt, decidedAt, decidedByName, reason } = plan;
  const byAt = (who: string | undefined, when: string | null | undefined) =>
    [who, when ? formatMoment(when) : null].filter(Boolean).join(', ');
  const lines = [
    { label: page.effective, value: formatDay(plan.effectiveFrom) },
    { label: page.drafted, value: byAt(authorName, draftedAt) },
    { label: page.submitted, value: byAt(undefined, submittedAt) },
    { label: page.decided, value: decidedAt ? byAt(decidedByName, decidedAt) : '' },
    { label: page.decided, value: despiteText(speech, plan.despite) ?? '' },
    { label: page.reason, value: reason ?? '' },
  ];
  return (
    <dl class="facts num">
      {lines
        .filter(({ value }) => value !== '')
        .map(({ label, value }) => (
          <div key={value}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
};

const Version = ({ plan, before, isInForce }: { plan: Plan; before: Plan | null; isInForce: boolean }) => {
  const { page, states } = usePlanWords();
  const speech = usePlanSpeech();
  const head = [
    t(page, 'versionTitle', { n: String(plan.version) }),
    states[plan.state],
    ...(isInForce ? [page.inForceMark] : []),
  ];
  return (
    <li class={`notice ${isInForce ? 'good' : 'info'}`}>
      <h3>{head.join(' · ')}</h3>
      <Dates plan={plan} />
      {before ? (
        <details>
          <summary class="button secondary">{t(page, 'whatChanged', { n: String(before.version) })}</summary>
          <PlanChanges speech={speech} before={before} after={plan} />
        </details>
      ) : null}
      <details>
        <summary class="button secondary">{page.allFacts}</summary>
        <PlanFactsList speech={speech} plan={plan} />
      </details>
    </li>
  );
};

/** Every version, newest first: its state, its dates, who wrote and who decided, and what it changed. */
export const PlanVersions = ({ plans }: { plans: readonly Plan[] }) => {
  const { page, plan: words } = usePlanWords();
  const { today } = useDesk();
  const inForce = planInForce(plans, today)?.version;
  return (
    <section aria-labelledby="plan-versions">
      <h2 id="plan-versions">{page.versions}</h2>
      <PlanSpansList texts={words.spans} plans={plans} today={today} />
      <ul class="plain-list">
        {plans.map((plan, place) => (
          <Version
            key={plan.version}
            plan={plan}
            before={plans[place + 1] ?? null}
            isInForce={plan.version === inForce}
          />
        ))}
      </ul>
    </section>
  );
};
