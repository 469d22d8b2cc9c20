import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { planDefaultsOn } from '../../domain/pack/risk-level.ts';
import { type Plan, planInForce } from '../../domain/plan.ts';
import { returnedBefore } from '../../domain/plan-review.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { seenOf } from '../../domain/plan-seen.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { templateInForce } from '../../domain/template.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { useTemplates } from '../templates.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useDesk } from './desk.ts';
import { Late } from './late.tsx';
import { type PlanDay, usePlanDay } from './plan-day.ts';
import { newPlanDraft, otherContacts, type PlanDraft, planDraftOf } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { planKept } from './plan-kept-here.ts';
import { PlanVersions } from './plan-versions.tsx';
import { PlanSpeech, usePlanWords } from './plan-words.tsx';
import { Screen } from './screen.tsx';

type ViewProps = { detail: SiteDetail; reload: () => void };
type State =
  | { kind: 'loading' }
  | { kind: 'plans'; plans: readonly Plan[] }
  | { kind: 'failed'; failure: Failure };
type Done = { kind: 'saved' | 'sent'; plan: Plan };

const nextVersion = ([newest]: readonly Plan[]): number =>
  newest === undefined ? 1 : newest.version + (newest.state === 'draft' ? 0 : 1);

/** What waits, what was sent back and why, whose draft there is. */
const Pending = ({ plans }: { plans: readonly Plan[] }) => {
  const { page } = usePlanWords();
  const [newest] = plans;
  const sentBack = returnedBefore(plans);
  const next = String(nextVersion(plans));
  return (
    <>
      {plans
        .filter(({ state }) => state === 'submitted')
        .map(({ version, submittedAt }) => (
          <Notice key={version} title={t(page, 'waitingTitle', { n: String(version) })}>
            <p class="num">
              {t(page, 'waiting', { when: submittedAt ? formatMoment(submittedAt) : '–', next })}
            </p>
          </Notice>
        ))}
      {sentBack ? (
        <Notice tone="warning" title={t(page, 'returnedTitle', { n: String(sentBack.version) })}>
          <p class="num">
            {t(page, 'returned', {
              who: sentBack.decidedByName ?? '–',
              when: sentBack.decidedAt ? formatMoment(sentBack.decidedAt) : '–',
            })}
          </p>
          <blockquote>{sentBack.reason}</blockquote>
          <p>{t(page, 'returnedNext', { next })}</p>
        </Notice>
      ) : null}
      {newest?.state === 'draft' && newest.draftedAt ? (
        <p class="quiet num">
          {t(page, 'oneDraft', { who: newest.authorName ?? '–', when: formatMoment(newest.draftedAt) })}
        </p>
      ) : null}
    </>
  );
};

const loadCosts = () => import('../account/plan-costs-part.tsx').then(({ PlanCostsPart }) => PlanCostsPart);

type StandingProps = { plans: readonly Plan[]; today: Day; planDay: PlanDay | null | undefined };

const Standing = ({ plans, today, planDay }: StandingProps) => {
  const { page } = usePlanWords();
  const inForce = planInForce(plans, today);
  if (plans.length === 0) return <Notice tone="warning">{page.todoNone}</Notice>;
  return (
    <>
      <p class="num">
        {inForce
          ? t(page, 'inForce', { n: String(inForce.version), day: formatDay(inForce.effectiveFrom) })
          : page.noneInForce}
      </p>
      {inForce && planDay ? (
        <Late
          key={inForce.version}
          bare
          load={loadCosts}
          given={{ plan: inForce, reported: planDay, today }}
        />
      ) : null}
      <Pending plans={plans} />
    </>
  );
};

/** A draft goes on as it is; a version after a decided one begins today. */
const startOf = (newest: Plan | undefined, today: Day): PlanDraft | null =>
  newest === undefined
    ? null
    : { ...planDraftOf(newest), ...(newest.state === 'draft' ? {} : { effectiveFrom: today }) };

type DraftingProps = {
  detail: SiteDetail;
  plans: readonly Plan[];
  planDay: PlanDay | null | undefined;
  onDone: (done: Done) => void;
  onStale: (plans: readonly Plan[]) => void;
};

const Drafting = ({ detail, plans, planDay, onDone, onStale }: DraftingProps) => {
  const { page } = usePlanWords();
  const { today } = useDesk();
  const [newest] = plans;
  const { siteId, workforce } = detail.site;
  const isBegun = newest === undefined || newest.state === 'draft' || newest.state === 'returned';
  const [isOpen, open] = useState(isBegun || planKept.read(siteId) !== null);
  const others = useMemo(() => otherContacts(newest?.contacts ?? []), [newest]);
  const template = templateInForce(useTemplates(), today);
  if (template === null) return null;
  if (!isOpen) return <Button onClick={() => open(true)}>{page.newDraft}</Button>;
  return (
    <PlanForm
      siteId={siteId}
      workforce={workforce}
      version={nextVersion(plans)}
      plans={plans}
      template={template}
      start={startOf(newest, today) ?? newPlanDraft(planDefaultsOn(template, today), workforce, today)}
      others={others}
      now={detail.plan}
      planDay={planDay}
      onDone={(kind, plan) => onDone({ kind, plan })}
      onStale={onStale}
    />
  );
};

/** The versions, newest first, and how to read them again. */
const usePlans = (siteId: string) => {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const load = () =>
    void call(planRoutes.listPlans, { params: { siteId }, query: { limit: '200' } }).then((answer) => {
      if (answer.kind === 'reply') setState({ kind: 'plans', plans: answer.reply.items });
      else if (answer.kind !== 'unchanged') setState({ kind: 'failed', failure: answer });
    });
  // Read once per site
  useEffect(load, [siteId]);
  return { state, load, show: (plans: readonly Plan[]) => setState({ kind: 'plans', plans }) };
};

const PlanPage = ({ detail, reload }: ViewProps) => {
  const { page } = usePlanWords();
  const { today } = useDesk();
  const { siteId, name } = detail.site;
  const { state, load, show } = usePlans(siteId);
  const [done, setDone] = useState<Done | null>(null);
  const planDay = usePlanDay(siteId);
  /** The version is shown as the server answered it, at once: whoever goes on meanwhile is not thrown back. */
  const finish = (next: Done) => {
    const before = state.kind === 'plans' ? state.plans : [];
    setDone(next);
    show([next.plan, ...before.filter(({ version }) => version !== next.plan.version)]);
    reload();
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  return (
    <Screen title={page.title} intro={page.intro} name={name}>
      <p class="quiet">{page.who}</p>
      {done ? (
        <Notice tone="good" live="status">
          {t(page, done.kind, { n: String(done.plan.version) })}
        </Notice>
      ) : null}
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={load} /> : null}
      {state.kind === 'plans' ? (
        <>
          <Standing plans={state.plans} today={today} planDay={planDay} />
          <Drafting
            key={`${seenOf(state.plans)} ${state.plans[0]?.state}`}
            detail={detail}
            plans={state.plans}
            planDay={planDay}
            onDone={finish}
            onStale={show}
          />
          {state.plans.length > 0 ? <PlanVersions plans={state.plans} /> : null}
        </>
      ) : null}
    </Screen>
  );
};

/** The site's plan: what is in force, the draft of the next version, and all versions with who decided. */
export const PlanView = (props: ViewProps) => (
  <PlanSpeech>
    <PlanPage {...props} />
  </PlanSpeech>
);
