import type { PlanFields } from '../../domain/plan.ts';
import { planFacts, valueAt } from '../../domain/plan-facts.ts';
import { type PlanSpeech, planText } from '../../domain/texts/plan-text.ts';

type Shown = Parameters<typeof valueAt>[1];

/** Everything that a plan says; `without` leaves facts to whoever shows them better. */
export const PlanFactsList = ({
  speech,
  plan,
  without = [],
}: {
  speech: PlanSpeech;
  plan: PlanFields;
  without?: readonly Shown[];
}) => (
  <dl class="facts num">
    {planFacts
      .filter((fact) => !without.includes(fact))
      .map((fact) => (
        <div key={fact}>
          <dt>{speech.texts.facts[fact].label}</dt>
          <dd>{planText(speech, valueAt(plan, fact))}</dd>
        </div>
      ))}
  </dl>
);
