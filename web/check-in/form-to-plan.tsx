import { useState } from 'preact/hooks';
import type { FormEntry } from '../../domain/form-entry.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { seenOf } from '../../domain/plan-seen.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useDesk } from './desk.ts';
import { riskOf } from './form-result.ts';
import { useFormsWords } from './forms-words.tsx';
import { planKept } from './plan-kept-here.ts';

/** Takes the percentage and the day of the 2194 index over into the plan that is being written here; handing it in stays a person's act. */
export const FormToPlan = ({ siteId, entry }: { siteId: string; entry: FormEntry }) => {
  const { forms } = useFormsWords();
  const { go } = useDesk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async () => {
    const kept = planKept.read(siteId);
    const risk = riskOf(entry);
    if (kept === null) {
      const answer = await call(planRoutes.listPlans, { params: { siteId }, query: { limit: '200' } });
      if (answer.kind === 'unchanged') return;
      if (answer.kind !== 'reply') return setFailure(answer);
      planKept.keep(siteId, { seen: seenOf(answer.reply.items), fields: risk });
    } else planKept.keep(siteId, { ...kept, fields: { ...kept.fields, ...risk } });
    go({ view: 'plan', day: null });
  };
  return (
    <>
      <p id="to-plan-says" class="quiet">
        {forms.toPlanHelp}
      </p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void take()} /> : null}
      <Button look="secondary" describedBy="to-plan-says" onClick={() => void take()}>
        {forms.toPlan}
      </Button>
    </>
  );
};
