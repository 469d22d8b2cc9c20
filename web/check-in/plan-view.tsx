import { useEffect, useState } from 'preact/hooks';
import { type Plan, planInForce } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { templateInForce } from '../../domain/template.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { templates } from '../../domain/thai-nguyen/templates.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useDesk } from './desk.ts';
import { newPlanDraft, otherContacts, planDraftOf } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanVersions } from './plan-versions.tsx';
import { PlanSpeech, usePlanWords } from './plan-words.tsx';
import { Screen } from './screen.tsx';

type ViewProps = { detail: SiteDetail; reload: () => void };
type State =
  | { kind: 'loading' }
  | { kind: 'plans'; plans: readonly Plan[] }
  | { kind: 'failed'; failure: Failure };
type Done = { kind: 'saved' | 'sent'; plan: Plan };

const Standing = ({ plans, today }: { plans: readonly Plan[]; today: string }) => {
  const { plan: texts } = usePlanWords();
  const newest = plans[0];
  const inForce = planInForce(plans, today);
  if (newest === undefined) return <Notice tone="warning">{texts.todoNone}</Notice>;
  const n = String(newest.version);
  return (
    <>
      <p class="num">
        {inForce
          ? t(texts, 'inForce', { n: String(inForce.version), day: formatDay(inForce.effectiveFrom) })
          : texts.noneInForce}
      </p>
      {newest.state === 'submitted' ? (
        <Notice>{t(texts, 'waiting', { n, next: String(newest.version + 1) })}</Notice>
      ) : null}
      {newest.state === 'returned' ? (
        <Notice tone="warning">{t(texts, 'returned', { n, reason: newest.reason ?? '' })}</Notice>
      ) : null}
    </>
  );
};

const Drafting = ({
  detail,
  plans,
  onDone,
}: {
  detail: SiteDetail;
  plans: readonly Plan[];
  onDone: (done: Done) => void;
}) => {
  const { plan: texts } = usePlanWords();
  const { today } = useDesk();
  const newest = plans[0];
  const [isOpen, open] = useState(
    newest === undefined || newest.state === 'draft' || newest.state === 'returned',
  );
  const template = templateInForce(templates, today);
  if (template === null) return null;
  if (!isOpen) return <Button onClick={() => open(true)}>{texts.newDraft}</Button>;
  /** A draft goes on as it is; a version after a decided one begins today. */
  const startOf = (plan: Plan | undefined) =>
    plan && { ...planDraftOf(plan), ...(plan.state === 'draft' ? {} : { effectiveFrom: today }) };
  const version = newest === undefined ? 1 : newest.version + (newest.state === 'draft' ? 0 : 1);
  const { siteId, workforce } = detail.site;
  return (
    <PlanForm
      key={version}
      siteId={siteId}
      version={version}
      template={template.id}
      start={startOf(newest) ?? newPlanDraft(template.planDefaults, workforce, today)}
      others={otherContacts(newest?.contacts ?? [])}
      onDone={(kind, plan) => onDone({ kind, plan })}
    />
  );
};

const PlanPage = ({ detail, reload }: ViewProps) => {
  const { plan: texts } = usePlanWords();
  const { today } = useDesk();
  const { siteId, name } = detail.site;
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [done, setDone] = useState<Done | null>(null);
  const load = () =>
    void call(planRoutes.listPlans, { params: { siteId } }).then((answer) => {
      if (answer.kind === 'reply') setState({ kind: 'plans', plans: answer.reply.items });
      else if (answer.kind !== 'unchanged') setState({ kind: 'failed', failure: answer });
    });
  // Read once per site
  useEffect(load, [siteId]);
  const finish = (next: Done) => {
    setDone(next);
    load();
    reload();
    scrollTo(0, 0);
  };
  const plans = state.kind === 'plans' ? state.plans : [];
  return (
    <Screen title={texts.title} intro={texts.intro} name={name}>
      {done ? (
        <Notice tone="good" live="status">
          {t(texts, done.kind, { n: String(done.plan.version) })}
        </Notice>
      ) : null}
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={load} /> : null}
      {state.kind === 'plans' ? (
        <>
          <Standing plans={plans} today={today} />
          {plans.length > 0 ? <PlanVersions plans={plans} /> : null}
          <Drafting
            key={`${plans[0]?.version}-${plans[0]?.state}`}
            detail={detail}
            plans={plans}
            onDone={finish}
          />
        </>
      ) : null}
    </Screen>
  );
};

/** The site's plan: what is in force, its versions with who decided, and the draft of the next one. */
export const PlanView = (props: ViewProps) => (
  <PlanSpeech>
    <PlanPage {...props} />
  </PlanSpeech>
);
