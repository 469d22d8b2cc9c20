import { useState } from 'preact/hooks';
import { dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import type { Plan } from '../../domain/plan.ts';
import { comparedWith } from '../../domain/plan-compared.ts';
import { returnedBefore } from '../../domain/plan-review.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { despiteText } from '../../domain/texts/warning-text.ts';
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
type WorthProps = { items: readonly CheckInItem[] | null; now: Plan | null; plan: Plan };

const Worth = ({ items, now, plan }: WorthProps) => {
  const { plans } = useWords();
  const speech = usePlanSpeech();
  if (items === null) return <Spinner />;
  const found = worthOn(items, now, plan);
  if (found === null) return <p>{plans.noDay}</p>;
  return <PlanWorthTable speech={speech} plan={plan} {...found} />;
};

type BodyProps = {
  me: Me;
  detail: SiteDetail;
  versions: readonly Plan[];
  plan: Plan;
  items: readonly CheckInItem[] | null;
  onDone: (said: string) => void;
  onLost: () => void;
};

const Decision = ({ me, detail, plan, review, onDone, onLost }: BodyProps & { review: Review }) => {
  const { plans } = useWords();
  if (plan.state !== 'submitted') return <Decided plan={plan} />;
  if (me.role !== 'health') return <p>{plans.notOurs}</p>;
  return (
    <PlanDecisionForm
      site={detail.site}
      plan={plan}
      warnings={review.value?.warnings.length ?? 0}
      onDone={onDone}
      onLost={onLost}
      onWarned={() => void review.refresh()}
    />
  );
};

const Body = (props: BodyProps) => {
  const { detail, versions, plan, items } = props;
  const { plans } = useWords();
  const speech = usePlanSpeech();
  const today = dayOf(useNow(60_000));
  const { before, inForce } = comparedWith(versions, plan, today);
  const isInForce = inForce !== null;
  const [newest, ...recent] = (items ?? []).map(({ checkIn: { day, answers } }) => ({ day, answers }));
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
      <section aria-labelledby="worth">
        <h2 id="worth">{plans.worth}</h2>
        {plan.state === 'approved' ? null : (
          <Worth items={items} now={isInForce ? before : null} plan={plan} />
        )}
        {plan.state === 'approved' && newest ? (
          <LateView
            load={loadCosts}
            given={{ plan, reported: { answers: newest.answers, recent }, today, isQuiet: true }}
          />
        ) : null}
      </section>
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
        <Decision {...props} review={review} />
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
          items={checkIns.value?.items ?? null}
          onDone={tell('good')}
          onLost={() => tell('warning')(texts.lost)}
        />
      ) : null}
    </>
  );
};
