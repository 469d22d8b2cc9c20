import type { Plan } from '../../domain/plan.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { usePlanWords } from './plan-words.tsx';

/** Every version with its state, who decided and why. */
export const PlanVersions = ({ plans }: { plans: readonly Plan[] }) => {
  const { plan: texts, states } = usePlanWords();
  const decision = ({ decidedAt, decidedByName }: Plan) =>
    decidedAt === null
      ? '–'
      : t(texts, 'decidedBy', { when: formatMoment(decidedAt), who: decidedByName ?? '–' });
  return (
    <DataTable
      caption={texts.versions}
      stacked
      columns={[
        { head: texts.version, cell: ({ version }) => String(version), rowHead: true },
        { head: texts.state, cell: ({ state }) => states[state] },
        { head: texts.effective, cell: ({ effectiveFrom }) => formatDay(effectiveFrom) },
        { head: texts.submitted, cell: ({ submittedAt }) => (submittedAt ? formatMoment(submittedAt) : '–') },
        { head: texts.decided, cell: decision },
        { head: texts.reason, cell: ({ reason }) => reason ?? texts.noReason },
      ]}
      rows={plans}
      keyOf={({ version }) => String(version)}
    />
  );
};
