import { dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import { type Plan, planInForce } from '../../domain/plan.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { despiteText } from '../../domain/texts/warning-text.ts';
import { PlanChanges } from '../ui/plan-changes.tsx';
import { PlanSpansList } from '../ui/plan-spans.tsx';
import { href } from './address.ts';
import { LateView } from './late-view.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { usePlanSpeech } from './plan-speech.ts';
import type { CheckInItem } from './score-move-line.tsx';
import { useNow } from './use-now.ts';
import { useWords } from './words.ts';

const loadCosts = () => import('../account/plan-costs-part.tsx').then(({ PlanCostsPart }) => PlanCostsPart);

type PlansProps = {
  me: Me;
  siteId: string;
  plans: readonly Plan[];
  inForce: number | null;
  /** The newest check-ins, newest first; null until they are read. */
  items: readonly CheckInItem[] | null;
};

type VersionProps = Omit<PlansProps, 'plans' | 'items'> & { plan: Plan; before: Plan | null };

const Version = ({ me, siteId, plan, before, inForce }: VersionProps) => {
  const { page, plans, terms } = useWords();
  const speech = usePlanSpeech();
  const despite = despiteText(speech, plan.despite);
  const isWaiting = plan.state === 'submitted';
  const said = [
    fill(page.planVersion, { n: String(plan.version) }),
    terms['plan-states'][plan.state],
    fill(page.planFrom, { day: formatDay(plan.effectiveFrom) }),
    ...(plan.version === inForce && plan.state === 'approved' ? [page.planIsInForce] : []),
  ];
  return (
    <details open={isWaiting} class="card">
      <summary>{said.join(' · ')}</summary>
      {plan.submittedAt ? <p>{fill(page.submittedAt, { when: formatMoment(plan.submittedAt) })}</p> : null}
      {plan.decidedAt ? (
        <p>
          {fill(page.decidedAt, {
            when: formatMoment(plan.decidedAt),
            who: plan.decidedByName ?? '–',
            reason: plan.reason ?? '–',
          })}
        </p>
      ) : null}
      {despite ? <p>{despite}</p> : null}
      {before ? <PlanChanges speech={speech} before={before} after={plan} /> : null}
      <PlanFacts plan={plan} />
      {isWaiting && me.role === 'health' ? (
        <a class="row-link" href={href.plan(siteId, plan.version)}>
          {plans.open}
        </a>
      ) : null}
    </details>
  );
};

/** Every version of a site's plan, newest first; one that waits is open, with the way to its decision. */
export const SitePlans = ({ plans, items, ...rest }: PlansProps) => {
  const { page, plan: words } = useWords();
  const today = dayOf(useNow(60_000));
  const inForce = planInForce(plans, today);
  const [newest, ...recent] = (items ?? []).map(({ checkIn: { day, answers } }) => ({ day, answers }));
  const waiting = plans.filter(({ state }) => state === 'submitted').length;
  if (plans.length === 0) return <p>{page.noPlan}</p>;
  return (
    <div class="stack">
      {waiting > 0 ? <p>{page.planWaiting}</p> : null}
      {inForce && newest ? (
        <LateView
          key={`costs ${inForce.version}`}
          load={loadCosts}
          given={{ plan: inForce, reported: { answers: newest.answers, recent }, today }}
        />
      ) : null}
      <h3>{words.spans.title}</h3>
      <PlanSpansList texts={words.spans} plans={plans} today={today} />
      {plans.map((plan, place) => (
        <Version
          key={`${plan.version} ${plan.state}`}
          plan={plan}
          before={plans[place + 1] ?? null}
          {...rest}
        />
      ))}
    </div>
  );
};
