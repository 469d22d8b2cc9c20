import type { Me } from '../../domain/member.ts';
import type { Plan } from '../../domain/plan.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { href } from './address.ts';
import { PlanFacts } from './plan-facts.tsx';
import { useWords } from './words.ts';

type PlansProps = {
  me: Me;
  siteId: string;
  plans: readonly Plan[];
  inForce: number | null;
};

const Version = ({ me, siteId, plan, inForce }: Omit<PlansProps, 'plans'> & { plan: Plan }) => {
  const { page, plans, terms } = useWords();
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
export const SitePlans = ({ plans, ...rest }: PlansProps) => {
  const { page } = useWords();
  const waiting = plans.filter(({ state }) => state === 'submitted').length;
  if (plans.length === 0) return <p>{page.noPlan}</p>;
  return (
    <div class="stack">
      {waiting > 0 ? <p>{page.planWaiting}</p> : null}
      {plans.map((plan) => (
        <Version key={`${plan.version} ${plan.state}`} plan={plan} {...rest} />
      ))}
    </div>
  );
};
