import { useState } from 'preact/hooks';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import { type Plan, planInForce } from '../../domain/plan.ts';
import { comparedWith } from '../../domain/plan-compared.ts';
import { returnedBefore } from '../../domain/plan-review.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { despiteText } from '../../domain/texts/warning-text.ts';
import { useTemplates } from '../templates.ts';
import { Notice } from '../ui/notice.tsx';
import { PlanChanges } from '../ui/plan-changes.tsx';
import { PlanWorthTable } from '../ui/plan-worth.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { Facts } from './facts.tsx';
import { LateView } from './late-view.tsx';
import { useZones, zoneName } from './place-names.ts';
import { PlanDecisionForm } from './plan-decision.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { usePlanFile, worthOn } from './plan-file.ts';
import { usePlanSpeech } from './plan-speech.ts';
import { PlanWeigh, usePlanReview } from './plan-weigh.tsx';
import type { CheckInItem } from './score-move-line.tsx';
import { BandOf, FreshnessOf } from './standing-cells.tsx';
import { useNow } from './use-now.ts';
import type { Replied } from './use-reply.ts';
import { useWords } from './words.ts';

const Head = ({ detail: { site, standing }, plan }: { detail: SiteDetail; plan: Plan }) => {
  const { plans } = useWords();
  const { lang } = useSpeech();
  const zone = zoneName(useZones(), site.zoneId);
  return (
    <>
      <h2>{fill(plans.heading, { site: site.name, n: String(plan.version) })}</h2>
      <Facts
        facts={[
          {
            label: plans.standing,
            value: (
              <>
                <BandOf standing={standing} /> <FreshnessOf item={{ site, standing }} />
              </>
            ),
          },
          { label: plans.zone, value: zone },
          { label: plans.workforce, value: formatNumber(lang, site.workforce) },
          { label: plans.author, value: plan.authorName ?? '–' },
          { label: plans.submitted, value: plan.submittedAt ? formatMoment(plan.submittedAt) : '–' },
          { label: plans.site, value: <a href={href.site(site.siteId)}>{plans.toSite}</a> },
        ]}
      />
    </>
  );
};

/** What was decided, by whom and why. */
const Decided = ({ plan }: { plan: Plan }) => {
  const { plans, terms } = useWords();
  const despite = despiteText(usePlanSpeech(), plan.despite);
  if (plan.decidedAt === null) return null;
  const said = {
    state: terms['plan-states'][plan.state],
    who: plan.decidedByName ?? '–',
    when: formatMoment(plan.decidedAt),
  };
  return (
    <>
      <p>{fill(plans.decided, said)}</p>
      {despite ? <p>{despite}</p> : null}
      {plan.reason ? <p>{fill(plans.decidedReason, { reason: plan.reason })}</p> : null}
    </>
  );
};

const loadCosts = () => import('../account/plan-costs-part.tsx').then(({ PlanCostsPart }) => PlanCostsPart);

type Review = ReturnType<typeof usePlanReview>;
type Reports = Replied<{ items: CheckInItem[] }>;
type WorthProps = { reports: Reports; now: Plan | null; plan: Plan; today: Day };

const Worth = ({ reports: { value, failure, refresh }, now, plan, today }: WorthProps) => {
  const { plans } = useWords();
  const speech = usePlanSpeech();
  const templates = useTemplates();
  if (value === null)
    return failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : <Spinner />;
  const found = worthOn(value.items, { now, next: plan }, { templates, today });
  if (found === null) return <p>{plans.noDay}</p>;
  return <PlanWorthTable speech={speech} plan={plan} {...found} />;
};

type BodyProps = {
  me: Me;
  detail: SiteDetail;
  versions: readonly Plan[];
  plan: Plan;
  reports: Reports;
  onDone: (said: string) => void;
  onLost: () => void;
};

type DecisionProps = BodyProps & { review: Review; today: Day };

const Decision = ({ me, detail, versions, plan, review, today, onDone, onLost }: DecisionProps) => {
  const { plans } = useWords();
  if (plan.state !== 'submitted') return <Decided plan={plan} />;
  if (me.role !== 'health') return <p>{plans.notOurs}</p>;
  return (
    <PlanDecisionForm
      site={detail.site}
      plan={plan}
      versions={versions}
      today={today}
      warnings={review.value?.warnings.length ?? 0}
      onDone={onDone}
      onLost={onLost}
      onWarned={() => void review.refresh()}
    />
  );
};

/** What the plan in force costs now, under its own heading; of any other version that says nothing. */
const Costs = ({ reports: { value, failure, refresh }, plan, today }: Omit<WorthProps, 'now'>) => {
  if (value === null && failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  const [newest, ...recent] = (value?.items ?? []).map(({ checkIn: { day, answers } }) => ({ day, answers }));
  if (newest === undefined) return null;
  const reported = { answers: newest.answers, recent };
  return <LateView load={loadCosts} given={{ plan, reported, today, isQuiet: true }} />;
};

const Body = (props: BodyProps) => {
  const { detail, versions, plan, reports } = props;
  const { plans } = useWords();
  const speech = usePlanSpeech();
  const today = dayOf(useNow(60_000));
  const { before, inForce } = comparedWith(versions, plan, today);
  const isInForce = inForce !== null;
  const sentBack = returnedBefore(versions.filter(({ version }) => version < plan.version));
  const review = usePlanReview(detail.site.siteId, plan.version);
  const newer = versions.find(({ version, state }) => version > plan.version && state === 'submitted');
  return (
    <>
      <Head detail={detail} plan={plan} />
      {newer && plan.state === 'submitted' ? (
        <Notice tone="warning">
          <a href={href.plan(detail.site.siteId, newer.version)}>
            {fill(plans.newer, { n: String(newer.version) })}
          </a>
        </Notice>
      ) : null}
      {before === null && plan.state === 'approved' ? null : (
        <section aria-labelledby="changes">
          <h2 id="changes">{plans.changes}</h2>
          {sentBack ? (
            <Notice
              title={fill(plans.sentBack, {
                n: String(sentBack.version),
                who: sentBack.decidedByName ?? '–',
              })}
            >
              <blockquote>{sentBack.reason}</blockquote>
            </Notice>
          ) : null}
          <PlanChanges speech={speech} before={before} after={plan} isInForce={isInForce} />
        </section>
      )}
      {plan.state === 'approved' ? null : (
        <section aria-labelledby="worth">
          <h2 id="worth">{plans.worth}</h2>
          <Worth reports={reports} now={isInForce ? before : null} plan={plan} today={today} />
        </section>
      )}
      {planInForce(versions, today)?.version === plan.version ? (
        <Costs reports={reports} plan={plan} today={today} />
      ) : null}
      <section aria-labelledby="facts">
        <h2 id="facts">{plans.facts}</h2>
        <PlanFacts plan={plan} />
      </section>
      {plan.state === 'submitted' ? (
        <section aria-labelledby="weigh">
          <h2 id="weigh">{plans.weighTitle}</h2>
          <PlanWeigh review={review} />
        </section>
      ) : null}
      <section aria-labelledby="decision-part">
        <h2 id="decision-part">{plans.decision}</h2>
        <Decision {...props} review={review} today={today} />
      </section>
    </>
  );
};

export type PlanPageProps = { me: Me; siteId: string; version: number; onDecided: () => void };

/** One version of a site's plan: what it changes, what it is worth, who stands behind it, and the decision on it. */
export const PlanPage = ({ me, siteId, version, onDecided }: PlanPageProps) => {
  const { plans: texts } = useWords();
  const { site, plans, checkIns } = usePlanFile(siteId);
  const [said, setSaid] = useState<{ tone: 'good' | 'warning'; text: string } | null>(null);
  const read = () => {
    void plans.refresh();
    void site.refresh();
    onDecided();
  };
  const tell = (tone: 'good' | 'warning') => (text: string) => {
    setSaid({ tone, text });
    read();
    scrollTo(0, 0);
  };
  const failure = site.failure ?? plans.failure;
  const plan = plans.value?.items.find((one) => one.version === version);
  return (
    <>
      <p>
        <a class="row-link" href={href.plans}>
          {texts.back}
        </a>
      </p>
      {said ? (
        <Notice tone={said.tone} live="status">
          {said.text}
        </Notice>
      ) : null}
      {failure ? <ProblemNotice failure={failure} onRetry={read} /> : null}
      {failure === null && (site.value === null || plans.value === null) ? <Spinner /> : null}
      {plans.value && plan === undefined ? <p>{texts.missing}</p> : null}
      {site.value && plans.value && plan ? (
        <Body
          me={me}
          detail={site.value}
          versions={plans.value.items}
          plan={plan}
          reports={checkIns}
          onDone={tell('good')}
          onLost={() => tell('warning')(texts.lost)}
        />
      ) : null}
    </>
  );
};
