import type { Plan } from '../../domain/plan.ts';
import { PlanFactsList } from '../ui/plan-facts-list.tsx';
import { PlanContacts } from './plan-contacts.tsx';
import { usePlanSpeech } from './plan-speech.ts';

/** All that a plan promises, and whom to call. */
export const PlanFacts = ({ plan }: { plan: Plan }) => {
  const speech = usePlanSpeech();
  return (
    <>
      <PlanFactsList speech={speech} plan={plan} without={['focal', 'deputy']} />
      <PlanContacts contacts={plan.contacts} />
    </>
  );
};
