import type { Plan } from '../../domain/plan.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { draftDifferences, type PlanDraft, planDraftOf } from './plan-draft.ts';
import { labelOf } from './plan-faults.ts';
import { StepTitle } from './plan-review.tsx';
import { usePlanWords } from './plan-words.tsx';
import type { PlanFormState } from './use-plan-form.ts';

const days = ['effectiveFrom', 'lastDrillOn', 'riskAssessedOn'];
const checks = ['casePlanAttached', 'commitmentSigned'];

/** A field of a draft as it was typed, days and choices in words. */
const useTyped = () => {
  const { page, plan, models } = usePlanWords();
  return (draft: PlanDraft, field: string): string => {
    const text = draft[field] ?? '';
    if (checks.includes(field)) return text === '' ? plan.values.no : plan.values.yes;
    if (text === '') return page.empty;
    if (field === 'model') return new Map(Object.entries(models)).get(text) ?? text;
    return days.includes(field) && /^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text) : text;
  };
};

const useWhoWrote = () => {
  const { page } = usePlanWords();
  return ({ state, version, authorName, draftedAt, submittedAt }: Plan): string => {
    const at = state === 'draft' ? draftedAt : submittedAt;
    if (!at || !authorName || state === 'approved' || state === 'returned')
      return t(page, 'conflictOther', { n: String(version) });
    const said = { who: authorName, n: String(version), when: formatMoment(at) };
    return t(page, state === 'draft' ? 'conflictDraft' : 'conflictSubmitted', said);
  };
};

/** Somebody else wrote meanwhile: both side by side, and the person decides; nothing is thrown away before that. */
export const PlanConflict = ({ form, newest }: { form: PlanFormState; newest: Plan }) => {
  const words = usePlanWords();
  const { page, plan } = words;
  const typed = useTyped();
  const whoWrote = useWhoWrote();
  const theirs = planDraftOf(newest);
  return (
    <>
      <StepTitle>{page.conflictTitle}</StepTitle>
      <Notice tone="warning" live="alert">
        {whoWrote(newest)}
      </Notice>
      <DataTable
        caption={page.conflictCaption}
        stacked
        columns={[
          { head: plan.changes.fact, cell: (field) => labelOf(field, words), rowHead: true },
          { head: page.mine, cell: (field) => typed(form.draft, field) },
          { head: page.theirs, cell: (field) => typed(theirs, field) },
        ]}
        rows={draftDifferences(form.draft, theirs)}
        keyOf={(field) => field}
      />
      <p class="row">
        <Button onClick={form.goOnWithMine}>{page.goOnMine}</Button>
        <Button look="secondary" onClick={form.takeTheirs}>
          {page.takeTheirs}
        </Button>
      </p>
    </>
  );
};
